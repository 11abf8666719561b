package fields

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/BurntSushi/toml"
	"golang.org/x/tools/txtar"

	"pufa/internal/diag"
)

var update = flag.Bool("update", false, "rewrite expectations")

// page is front matter with a field of each kind.
type page struct {
	Title    string   `toml:"title"`
	Date     when     `toml:"date"`
	Draft    *bool    `toml:"draft"`
	Weight   int      `toml:"weight"`
	Ratio    float64  `toml:"ratio"`
	Image    string   `toml:"image"`
	Tags     []string `toml:"tags"`
	Document struct {
		Index   string `toml:"index"`
		Written when   `toml:"written"`
	} `toml:"document"`
	Facts []struct {
		Label string `toml:"label"`
		Value amount `toml:"value"`
	} `toml:"facts"`
	Params map[string]any `toml:"params"`
	Small  int8           `toml:"small"`
}

// when and amount read themselves, as the types of front matter do.
type when struct{ text string }

func (w *when) UnmarshalTOML(v any) error {
	t, ok := v.(time.Time)
	if !ok {
		return errors.New("not a date")
	}
	w.text = t.Format("2006-01-02T15:04:05")
	return nil
}

func (w when) MarshalText() ([]byte, error) { return []byte(w.text), nil }

type amount string

func (a *amount) UnmarshalTOML(v any) error {
	switch v := v.(type) {
	case string:
		*a = amount(v)
	case int64, float64:
		*a = amount(fmt.Sprint(v))
	default:
		return errors.New("not a number")
	}
	return nil
}

// place prints the start of a span as line:column.
func place(text string, s diag.Span) string {
	before := text[:s.Start]
	return fmt.Sprintf("%d:%d", strings.Count(before, "\n")+1, utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:])+1)
}

// told prints findings, three lines each.
func told(text string, l diag.List) string {
	var b strings.Builder
	for _, d := range l {
		fmt.Fprintf(&b, "%s %v %s\n  %s\n  %s\n", place(text, d.Span), d.Severity, d.Code, d.Message(diag.ZH), d.Hint(diag.ZH))
	}
	return b.String()
}

func TestCleanTextSetsEveryField(t *testing.T) {
	const before = "+++\n"
	const toml = `# 注释
title = "关于“一站式”服务的说明"
date = 2024-05-01T08:30:00
draft = true
weight = 3
ratio = 2
tags = [
  "信访", # 一
  "复查",
]
[document]
index = '蓝信〔2024〕1号'
written = 2024-05-01
[[facts]]
label = "期限"
value = 30
[[facts]]
label = "比例"
value = "95.5"
[params]
"联系人" = "甲"
n = 1
`
	var p page
	if diags := Decode("content/a.md", before+toml+"+++\n正文 = ［", len(before), len(before)+len(toml), &p, Options{}); len(diags) > 0 {
		t.Fatal(told(before+toml, diags))
	}
	got, _ := json.Marshal(p)
	want := `{"Title":"关于“一站式”服务的说明","Date":"2024-05-01T08:30:00","Draft":true,"Weight":3,"Ratio":2,"Image":"","Tags":["信访","复查"],` +
		`"Document":{"Index":"蓝信〔2024〕1号","Written":"2024-05-01T00:00:00"},"Facts":[{"Label":"期限","Value":"30"},{"Label":"比例","Value":"95.5"}],` +
		`"Params":{"n":1,"联系人":"甲"},"Small":0}`
	if string(got) != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// The nine slips that were met most, each with its exact answer.
func TestNineSlipsOfTheHandAreAnsweredWithTheReplacement(t *testing.T) {
	for _, c := range []struct{ line, want string }{
		{`title = “复查”`, "2:9 error fields/curly-quotes\n  这里用了中文引号，程序只认英文引号\n  把 “复查” 改成 \"复查\"\n"},
		{`title ＝ "复查"`, "2:7 error fields/full-width-equals\n  等号是全角的“＝”\n  切换到英文输入法，把“＝”改成“=”\n"},
		{`tags = ["信访"，"复查"、"复核"]`, "2:13 error fields/full-width-comma\n  列表里用“，”分隔\n  把“，”改成英文逗号“,”\n" +
			"2:18 error fields/full-width-comma\n  列表里用“、”分隔\n  把“、”改成英文逗号“,”\n"},
		{`标题 = "复查"`, "2:1 error fields/chinese-key\n  字段名“标题”要用英文\n  把“标题”改成“title”\n"},
		{`draft = 否`, "2:9 error fields/boolean-word\n  “否”要用英文 true（是）或 false（否）表示\n  写成：draft = false\n"},
		{`draft = 是`, "2:9 error fields/boolean-word\n  “是”要用英文 true（是）或 false（否）表示\n  写成：draft = true\n"},
		{`draft = False`, "2:9 error fields/boolean-case\n  “False”要全部小写\n  写成：draft = false\n"},
		{`draft = True # 先不发`, "2:9 error fields/boolean-case\n  “True”要全部小写\n  写成：draft = true\n"},
		{`date = 2024-5-1`, "2:8 error fields/date-digits\n  日期“2024-5-1”的写法不对，月和日要写足两位，用“-”连接\n  写成：date = 2024-05-01\n"},
		{`date = 2024年5月1日`, "2:8 error fields/date-han\n  日期“2024年5月1日”要写成数字加“-”的形式\n  写成：date = 2024-05-01\n"},
		{`image = "C:\用户\图.png"`, "2:12 error fields/backslash\n  双引号里的“\\”有特别的意思，“\\用”读不懂\n  改用英文单引号：'C:\\用户\\图.png'；或者把“\\”换成“/”：\"C:/用户/图.png\"\n"},
	} {
		text := "weight = 1\n" + c.line + "\n"
		var p page
		if got := told(text, Decode("content/a.md", text, 0, len(text), &p, Options{})); got != c.want {
			t.Errorf("%s: got\n%swant\n%s", c.line, got, c.want)
		}
		if p.Weight != 1 {
			t.Errorf("%s: the line above was not read", c.line)
		}
	}
}

// testdata/slips.txtar holds files and what is said about them: the findings,
// then what was nevertheless set.
func TestSlips(t *testing.T) {
	const file = "testdata/slips.txtar"
	ar, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	out := &txtar.Archive{Comment: ar.Comment}
	want := map[string]string{}
	for _, f := range ar.Files {
		if name, ok := strings.CutSuffix(f.Name, ".want"); ok {
			want[name] = string(f.Data)
		}
	}
	for _, f := range ar.Files {
		if strings.HasSuffix(f.Name, ".want") {
			continue
		}
		var p page
		text := string(f.Data)
		got := told(text, Decode(f.Name, text, 0, len(text), &p, Options{Unknown: diag.Warning}))
		set, _ := json.Marshal(p)
		got += string(set) + "\n"
		if got != want[f.Name] && !*update {
			t.Errorf("%s: got\n%swant\n%s", f.Name, got, want[f.Name])
		}
		out.Files = append(out.Files, f, txtar.File{Name: f.Name + ".want", Data: []byte(got)})
	}
	if *update {
		if err := os.WriteFile(file, txtar.Format(out), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func TestUnknownKeysHaveTheSeverityAskedFor(t *testing.T) {
	const text = "title = \"a\"\n[[facts]]\nlabel = \"b\"\n\n[[facts]]\nlabel = \"c\"\nvalu = 1\n"
	for _, s := range []diag.Severity{diag.Error, diag.Warning} {
		var p page
		diags := Decode("a.md", text, 0, len(text), &p, Options{Unknown: s})
		want := fmt.Sprintf("7:1 %v fields/unknown-key\n  没有“valu”这个字段\n  是不是想写“value”？把“valu”改成“value”\n", s)
		if got := told(text, diags); got != want {
			t.Errorf("got\n%swant\n%s", got, want)
		}
		if len(p.Facts) != 2 || p.Facts[1].Label != "c" {
			t.Errorf("facts: %v", p.Facts)
		}
	}
}

func TestSpansCountFromTheStartOfTheFile(t *testing.T) {
	const text = "+++\ntitle = “甲”\n+++\n正文 = “乙”\n"
	var p page
	diags := Decode("a.md", text, 4, strings.Index(text, "+++\n正"), &p, Options{})
	if len(diags) != 1 || text[diags[0].Span.Start:diags[0].Span.End] != "“甲”" || p.Title != "甲" {
		t.Errorf("%v, title %q", diags, p.Title)
	}
}

func TestPlacesOfValues(t *testing.T) {
	const text = `title = "甲"
标签 = ["一", "二"]
document.index = “3”
[[facts]]
label = "四"
[[facts]]
label ＝ "五"
`
	p := Locate("a.md", text, 0, len(text), page{})
	for key, want := range map[string]string{
		"title": `"甲"`, "tags": `["一", "二"]`, "tags[1]": `"二"`, "document.index": "“3”",
		"facts[0].label": `"四"`, "facts[1].label": `"五"`, "facts[1].value": "[[facts]]", "facts[1]": "[[facts]]",
	} {
		s := p.Of(key)
		if got := text[s.Start:s.End]; got != want {
			t.Errorf("%s: %q, want %q", key, got, want)
		}
	}
	if got := p.Of("date"); got != diag.At("a.md") {
		t.Errorf("a value that is missing: %v", got)
	}
}

func TestDefaultsStayWhereTheTextSaysNothing(t *testing.T) {
	const text = "tags = [\"丙\"]\nweight = 十几\n"
	defaults := []string{"甲", "乙"}
	p := page{Title: "默认", Weight: 7, Tags: defaults}
	Decode("a.md", text, 0, len(text), &p, Options{})
	if p.Title != "默认" || p.Weight != 7 || strings.Join(p.Tags, "") != "丙" {
		t.Errorf("%+v", p)
	}
}

func TestDeepNestingAndLongLinesAreReadInTheEnd(t *testing.T) {
	for name, text := range map[string]string{
		"brackets":   "tags = " + strings.Repeat("[", 200_000),
		"braces":     "params = " + strings.Repeat("{a=", 100_000),
		"one line":   "tags = [" + strings.Repeat("“甲”，", 50_000) + "]",
		"odd spaces": strings.Repeat("\u3000", 200_000),
		"quotes":     "tags = [" + strings.Repeat(`"`, 20_000),
		"lines":      strings.Repeat("标题\n", 20_000),
	} {
		var p page
		if diags := Decode("a.md", text, 0, len(text), &p, Options{}); len(diags) == 0 {
			t.Errorf("%s: no finding", name)
		}
	}
}

func FuzzDecode(f *testing.F) {
	ar, err := txtar.ParseFile("testdata/slips.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range ar.Files {
		if !strings.HasSuffix(file.Name, ".want") {
			f.Add(string(file.Data), uint8(0))
		}
	}
	f.Fuzz(func(t *testing.T, text string, skip uint8) {
		start := min(int(skip), len(text))
		for start < len(text) && !utf8.RuneStart(text[start]) {
			start++
		}
		var p, q page
		diags := Decode("a.md", text, start, len(text), &p, Options{})
		if _, err := toml.Decode(text[start:], &q); err != nil && len(diags) == 0 {
			t.Fatalf("the parser says %v, and nothing is reported", err)
		}
		for _, d := range diags {
			if d.Span.Start < start || d.Span.End < d.Span.Start || d.Span.End > len(text) {
				t.Fatalf("%s: span %v outside %d–%d", d.Code, d.Span, start, len(text))
			}
			for _, lang := range []diag.Lang{diag.ZH, diag.EN} {
				if m := d.Message(lang) + d.Hint(lang); strings.Contains(m, "toml:") || strings.Contains(m, "{1}") && !strings.Contains(text, "{") {
					t.Fatalf("%s: %s", d.Code, m)
				}
			}
		}
	})
}

func BenchmarkDecode(b *testing.B) {
	const clean = "title = \"关于信访\"\ndate = 2024-05-01\ntags = [\"信访\", \"复查\"]\n[document]\nindex = \"1\"\n"
	for _, c := range []struct{ name, text string }{
		{"clean", clean},
		{"slips", strings.NewReplacer("=", "＝").Replace(clean)},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				var p page
				Decode("a.md", c.text, 0, len(c.text), &p, Options{})
			}
		})
	}
}
