package fields

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"pufa/internal/diag"
	"pufa/internal/repair"
)

// mend does what findings offer until none offers anything.
func mend(t *testing.T, text string) string {
	for range 100 {
		var p page
		plan, _ := repair.Choose(Decode("a.md", text, 0, len(text), &p, Options{Unknown: diag.Warning}))
		if len(plan) == 0 {
			return text
		}
		var next strings.Builder // texts here are decoded: any bytes, no file with an encoding
		done := 0
		for _, e := range plan["a.md"] {
			if e.Span.Start < done || e.Span.End < e.Span.Start {
				t.Fatalf("edits do not fit: %v\n%s", plan["a.md"], text)
			}
			next.WriteString(text[done:e.Span.Start] + e.Text)
			done = e.Span.End
		}
		text = next.String() + text[done:]
	}
	t.Fatalf("mending does not end:\n%s", text)
	return ""
}

// set returns what a text sets, by field, and its findings.
func set(text string) (map[string]string, diag.List) {
	var p page
	diags := Decode("a.md", text, 0, len(text), &p, Options{Unknown: diag.Warning})
	out := map[string]string{}
	var add func(name string, v reflect.Value)
	add = func(name string, v reflect.Value) {
		switch {
		case v.IsZero():
		case v.Kind() == reflect.Struct && v.Type() != reflect.TypeFor[when]():
			for i := range v.NumField() {
				add(name+"."+v.Type().Field(i).Name, v.Field(i))
			}
		default:
			value, _ := json.Marshal(v.Interface())
			out[name] = string(value)
		}
	}
	add("page", reflect.ValueOf(p))
	return out, diags
}

// The reader repairs slips in a private copy to go on; so whatever was set before mending
// is set by what mending writes, and no finding is new.
func holdsWhenMended(t *testing.T, text string) {
	before, found := set(text)
	mended := mend(t, text)
	after, left := set(mended)
	for field, value := range before {
		if after[field] != value {
			t.Errorf("mending\n%s\nto\n%s\nchanges %s from %s to %s", text, mended, field, value, after[field])
		}
	}
	known := map[string]int{}
	for _, d := range found {
		known[d.Code]++
	}
	for _, d := range left {
		if known[d.Code]--; known[d.Code] < 0 {
			t.Errorf("mending\n%s\nto\n%s\nbrought %s: %s", text, mended, d.Code, d.Message(diag.ZH))
		}
	}
}

func TestMendingWritesWhatWasUnderstood(t *testing.T) {
	ar, err := txtar.ParseFile("testdata/slips.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range ar.Files {
		if !strings.HasSuffix(f.Name, ".want") {
			t.Run(f.Name, func(t *testing.T) { holdsWhenMended(t, string(f.Data)) })
		}
	}
}

// What is written is what a person would have written.
func TestSlipsAreMendedAsAPersonWould(t *testing.T) {
	for slip, want := range map[string]string{
		`title = “复查”`:                   `title = "复查"`,
		`title ＝ "复查"`:                   `title = "复查"`,
		`title："复查"`:                     `title = "复查"`,
		`tags = ["信访"，"复查"、"复核"]`:        `tags = ["信访", "复查", "复核"]`,
		`tags = 信访，复查`:                   `tags = ["信访", "复查"]`,
		`tags = ["信访" "复查"]`:             `tags = ["信访", "复查"]`,
		`tags = ["信访",,"复查",]`:           `tags = ["信访","复查",]`,
		`tags = 【“信访”，“复查”】`:             `tags = ["信访", "复查"]`,
		`tags = ["信访"`:                   `tags = ["信访"]`,
		`标题 = "复查"`:                      `title = "复查"`,
		`ｔｉｔｌｅ = "复查"`:                   `title = "复查"`,
		`Title = "复查"`:                   `title = "复查"`,
		`draft = 否 # 先不发`:                `draft = false # 先不发`,
		`draft = "否"`:                    `draft = false`,
		`weight = "10"`:                  `weight = 10`,
		`date = 2024年5月1日`:               `date = 2024-05-01`,
		`date = 2024-5-1`:                `date = 2024-05-01`,
		`image = "C:\用户\图.png"`:          `image = 'C:\用户\图.png'`,
		`title = 复查`:                     `title = "复查"`,
		`title 复查`:                       `title = "复查"`,
		`title = "他说"你好"了"`:              `title = "他说“你好”了"`,
		`title = "复查`:                    `title = "复查"`,
		`title = "复查"；`:                  `title = "复查"`,
		"\u3000title\u00a0=\u200b\"复查\"": " title =\"复查\"",
		"+++\nweight = 1":                "weight = 1",
		"[facts]\nlabel = \"期限\"":        "[[facts]]\nlabel = \"期限\"",
		"[document\nindex = \"1\"":       "[document]\nindex = \"1\"",
		// Somebody has to think.
		`titel = "复查"`:           `titel = "复查"`,
		`title = "复查 # 注`:        `title = "复查 # 注`,
		`date = 2024-13-01`:      `date = 2024-13-01`,
		`title = ["甲", "乙"]`:     `title = ["甲", "乙"]`,
		"weight = 1\nweight = 2": "weight = 1\nweight = 2",
		"tags = [\"信访\"\n\"复查\"": "tags = [\"信访\",\n\"复查\"",
	} {
		if got := mend(t, slip+"\n"); got != want+"\n" {
			t.Errorf("%s: %s, want %s", slip, got, want)
		}
	}
}

func FuzzMending(f *testing.F) {
	ar, err := txtar.ParseFile("testdata/slips.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range ar.Files {
		if !strings.HasSuffix(file.Name, ".want") {
			f.Add(string(file.Data))
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 2000 {
			t.Skip("a long text takes many rounds and shows nothing that a short one does not")
		}
		mend(t, text)
	})
}
