package themes

import (
	"encoding/json"
	"os/exec"
	"strings"
	"testing"
)

// The reader's own test needs something that runs JavaScript. It is skipped
// where there is none.
func TestReaderSpeaksPrintAsPeopleDo(t *testing.T) {
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("node is not installed")
	}
	cases := [][2]string{
		{"国办发〔2017〕47号", "国办发，二零一七，47号"},
		{"《信访工作条例》，2022 年 5 月 1 日起施行", "信访工作条例，二零二二年5月1日起施行"},
		{"更新 2026-11-16", "更新二零二六年11月16日"},
		{"12·4 国家宪法日，3·15", "十二四国家宪法日，三一五"},
		{"受理后 60 日内；最多再延 30—60 日", "受理后60日内；最多再延30到60日"},
		{"1988—2018 年", "一九八八年到二零一八年"},
		{"拨打 12345 热线，或者 12348。", "拨打一二三四五热线，或者一二三四八。"},
		{"共 12345 件，119 件", "共12345件，119件"},
		{"110 报警，13800000000", "幺幺零报警，幺三八零零零零零零零零"},
		{"化解率 100%", "化解率百分之100"},
		{"有 2 次机会，2 月 2 日，第 2 条", "有两次机会，2月2日，第2条"},
		{"（一）追逐竞驶，情节恶劣的；", "一，追逐竞驶，情节恶劣的；"},
		{"村民（三人以上）说：“好。”", "村民，三人以上，说：好。"},
		{"村民可以查（《村民委员会组织法》（2018年修正）第三十条）。", "村民可以查，村民委员会组织法，二零一八年修正，第三十条。"},
		{"它们应当调查（按这部法；", "它们应当调查，按这部法；"}, // a sentence may end inside of brackets
		{"【电话：待填】", "电话：待填"},
		{"复查/复核", "复查、复核"},
		{"第一百三十三条之一", "第一百三十三条之一"},
	}
	var in []string
	for _, c := range cases {
		in = append(in, c[0])
	}
	texts, err := json.Marshal(in)
	if err != nil {
		t.Fatal(err)
	}
	const browser = `const window = {}, CSS = {}, document = { documentElement: { lang: "zh-CN", dataset: {} } };
const localStorage = { getItem: () => null }, addEventListener = () => {};
`
	cmd := exec.Command(node, "-")
	cmd.Stdin = strings.NewReader(browser + text(t, "pufa/assets/speech.js") +
		"\nconsole.log(JSON.stringify(" + string(texts) + ".map(window.pufa.speech.spoken)));")
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	if err := json.Unmarshal(out, &got); err != nil {
		t.Fatal(err)
	}
	for i, c := range cases {
		if got[i] != c[1] {
			t.Errorf("%s\n got %s\nwant %s", c[0], got[i], c[1])
		}
	}
}
