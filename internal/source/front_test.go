package source

import (
	"testing"
)

func TestFrontMatterLiesBetweenFences(t *testing.T) {
	for _, c := range []struct{ name, path, text, front, body, codes string }{
		{"usual", "a.md", "+++\na = 1\n+++\nbody", "a = 1\n", "body", ""},
		{"empty", "a.md", "+++\n+++\nbody", "", "body", ""},
		{"at the end of the file", "a.md", "+++\na = 1\n+++", "a = 1\n", "", ""},
		{"spaces around fences", "a.md", "+++ \na = 1\n +++\u3000\nbody", "a = 1\n", "body", ""},
		{"empty lines above", "a.md", "\n\u3000\n+++\na = 1\n+++\nbody", "a = 1\n", "body", ""},
		{"text above", "a.md", "正文\n+++\na = 1\n+++\n", "", "正文\n+++\na = 1\n+++\n", ""},
		{"none", "a.md", "# 标题\n", "", "# 标题\n", ""},
		{"only blank", "a.md", "\n\n", "", "\n\n", ""},
		{"statute", "a.TXT", "+++\na = 1\n+++\n第一条", "a = 1\n", "第一条", ""},
		{"settings carry none", "config.toml", "+++\na = 1\n+++\n", "", "+++\na = 1\n+++\n", ""},
		{"template", "page.html", "{\n\"a\"", "", "{\n\"a\"", ""},
		{"unclosed", "a.md", "+++\na = 1\n\nbody", "a = 1\n", "\nbody", "source/front-unclosed"},
		{"unclosed to the end", "a.md", "+++\na = 1", "a = 1", "", "source/front-unclosed"},
		{"wide", "a.md", "＋＋＋\na = 1\n＋＋＋\nbody", "a = 1\n", "body", "source/fence-wide source/fence-wide"},
		{"four", "a.md", "+++\na = 1\n++++\nbody", "a = 1\n", "body", "source/fence-length"},
		{"blanks between", "a.md", "+ + +\na = 1\n+　+ +\nbody", "a = 1\n", "body", "source/fence-length source/fence-length"},
		{"rule of Markdown", "a.md", "---\n本页由县信访局维护：欢迎指正\n\n---\n", "", "---\n本页由县信访局维护：欢迎指正\n\n---\n", ""},
		{"rule and a note", "a.md", "---\nNote: read this\n\nMore text.\n", "", "---\nNote: read this\n\nMore text.\n", ""},
		{"YAML", "a.md", "---\ntitle: a\n---\nbody", "", "body", "source/yaml-front"},
		{"TOML between dashes", "a.md", "---\ntitle = \"a\"\n---\nbody", "", "body", "source/front-dashes"},
		{"dashes above, plus below", "a.md", "---\ntitle = \"a\"\n+++\nbody", "", "body", "source/front-dashes"},
		{"a rule and an equation", "a.md", "---\nx = 1\n", "", "---\nx = 1\n", ""},
		{"YAML unclosed", "a.md", "---\ntitle: a\n\nbody", "", "body", "source/yaml-front"},
		{"plus above, dashes below", "a.md", "+++\ntitle = \"a\"\n---\nbody", "title = \"a\"\n", "body", "source/front-closing"},
		{"plus above, a rule in the text", "a.md", "+++\ntitle = \"a\"\n\n甲\n\n---\n", "title = \"a\"\n", "\n甲\n\n---\n", "source/front-unclosed"},
		{"long dashes", "a.md", "———\ntitle: a\n———\nbody", "", "body", "source/yaml-front"},
		{"the first line missing", "a.md", "title = \"a\"\ndate = 2026-01-01\n+++\nbody", "title = \"a\"\ndate = 2026-01-01\n", "body", "source/front-headless"},
		{"the first line missing, dashes below", "a.md", "title = \"a\"\n---\nbody", "title = \"a\"\n", "body", "source/front-headless"},
		{"both lines missing", "a.md", "title = \"a\"\ndate = 2026-01-01\n\nbody", "title = \"a\"\ndate = 2026-01-01\n", "\nbody", "source/front-headless"},
		{"one pair and nothing else", "a.md", "title = \"a\"\n\nbody", "", "title = \"a\"\n\nbody", ""},
		{"an equation", "a.md", "x = 1\ny = 2\n", "", "x = 1\ny = 2\n", ""},
		{"YAML, the first line missing", "a.md", "title: a\ndate: 2026-01-01\n---\nbody", "", "body", "source/yaml-headless"},
		{"YAML in Chinese, the first line missing", "a.md", "标题：甲\n---\nbody", "", "body", "source/yaml-headless"},
		{"YAML in Chinese, both missing", "a.md", "标题：甲\n日期：2026-01-01\n\nbody", "", "body", "source/yaml-headless"},
		{"a line that names something", "a.md", "标题：甲\n\nbody", "", "标题：甲\n\nbody", ""},
		{"lines that name something", "a.md", "地址：甲\n电话：乙\n\nbody", "", "地址：甲\n电话：乙\n\nbody", ""},
		{"YAML, both missing", "a.md", "title: a\ntags: b\n\nbody", "", "body", "source/yaml-headless"},
		{"words with colons", "a.md", "标题：甲\n日期：某日\n\nbody", "", "标题：甲\n日期：某日\n\nbody", ""},
		{"a question", "a.md", "title: a\n\nbody", "", "title: a\n\nbody", ""},
		{"text above known keys", "a.md", "# 甲\n\n+++\ntitle = \"a\"\n+++\nbody", "title = \"a\"\n", "body", "source/front-late"},
		{"JSON", "a.md", "{\"title\": \"a\"}\nbody", "", "\nbody", "source/json-front"},
		{"braces that are no JSON", "a.md", "{.note}\nbody", "", "{.note}\nbody", ""},
	} {
		f, diags := Decode(c.path, []byte(c.text))
		if got := f.Text[f.FrontStart:f.FrontEnd]; got != c.front {
			t.Errorf("%s: front matter %q, want %q", c.name, got, c.front)
		}
		if got := f.Text[f.BodyStart:]; got != c.body {
			t.Errorf("%s: body %q, want %q", c.name, got, c.body)
		}
		if codes(diags) != c.codes {
			t.Errorf("%s: findings %q, want %q", c.name, codes(diags), c.codes)
		}
	}
}

func TestFrontMatterOfOthersIsTranslated(t *testing.T) {
	const yaml = "页面信息写成了 YAML（--- 和冒号），这里要用 TOML（+++ 和等号）\n改成这样：\n"
	const json = "页面信息写成了 JSON（花括号），这里要用 TOML（+++ 和等号）\n改成这样：\n"
	for _, c := range []struct{ name, text, want string }{
		{
			"YAML as other generators have it",
			"---\ntitle: 复查: 怎么申请   # 注\ndate: 2024-5-1 08:30\ntags: [信访, \"复查\"]\ndraft: yes\nauthor: \"张 \\\"三\"\nweight: 10\nmenu:\n  main: 1\n---\n正文",
			"1:1 error source/yaml-front\n" + yaml + "+++\ntitle = \"复查: 怎么申请\"\ndate = 2024-05-01T08:30:00\ntags = [\"信访\", \"复查\"]\ndraft = true\nauthor = '张 \\\"三'\nweight = 10\n+++\n",
		},
		{
			"YAML with lists of lines and Chinese keys",
			"---\n标题：宪法日\n日期: 2024年12月4日\ncategories:\n- 宪法\n  - 活动\ndescription: 'it''s'\n---\n",
			"1:1 error source/yaml-front\n" + yaml + "+++\ntitle = \"宪法日\"\ndate = 2024-12-04\ntags = [\"宪法\", \"活动\"]\nsummary = \"it''s\"\n+++\n",
		},
		{
			"YAML list in one string",
			"---\ntags: 信访、复查，复核\n---\n",
			"1:1 error source/yaml-front\n" + yaml + "+++\ntags = [\"信访\", \"复查\", \"复核\"]\n+++\n",
		},
		{
			"JSON",
			"{\n  \"title\": \"宪法日\", \"tags\": [\"宪法\"], \"draft\": false, \"date\": \"2024-12-04T00:00:00+08:00\"\n}\n",
			"1:1 error source/json-front\n" + json + "+++\ntitle = \"宪法日\"\ndate = 2024-12-04T00:00:00+08:00\ndraft = false\ntags = [\"宪法\"]\n+++\n",
		},
		{
			"JSON with a slip",
			"{\n  \"title\": “宪法日”\n}\n\n正文",
			"1:1 error source/json-front\n" + json + "+++\ntitle = \"…\"\ndate = 2024-05-01\n+++\n",
		},
		{
			"wide fences", "＋＋＋\n++＋\n",
			"1:1 error source/fence-wide\n分隔线“＋＋＋”用了全角加号\n切换到英文输入法，把“＋＋＋”改成“+++”\n" +
				"2:1 error source/fence-wide\n分隔线“++＋”用了全角加号\n切换到英文输入法，把“++＋”改成“+++”\n",
		},
		{
			"unclosed", "\n+++\ntitle = \"a\"\n",
			"2:1 error source/front-unclosed\n开头的 +++ 没有配对：页面信息后面缺一行 +++\n在页面信息（title、date 等）的最后一行下面，单独加一行 +++\n",
		},
	} {
		f, diags := Decode("content/a.md", []byte(c.text))
		if got := found(f.Text, diags); got != c.want {
			t.Errorf("%s: got\n%swant\n%s", c.name, got, c.want)
		}
	}
}

func TestDatesOfYAMLAreWrittenInTOML(t *testing.T) {
	for yaml, want := range map[string]string{
		"2024-5-1": "2024-05-01", "2024/05/01": "2024-05-01", "2024年5月1日": "2024-05-01",
		"2024-05-01T00:00:00": "2024-05-01", "2024-05-01 08:30": "2024-05-01T08:30:00",
		"2024-05-01 00:30": "2024-05-01T00:30:00", "2024-05-01 08:00:00": "2024-05-01T08:00:00",
		"2024-05-01T00:00:00Z": "2024-05-01T00:00:00Z", "May 2024": "",
	} {
		if got := tomlDate(yaml); got != want {
			t.Errorf("%s: %q, want %q", yaml, got, want)
		}
	}
}
