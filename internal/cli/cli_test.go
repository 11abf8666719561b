package cli

import (
	"context"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/spf13/cobra"

	"pufa/internal/diag"
	"pufa/internal/doc"
	"pufa/internal/manual"
)

// run calls Main in a folder and returns what it wrote.
func run(t *testing.T, ctx context.Context, dir string, args ...string) (status int, stdout, stderr string) {
	t.Helper()
	var out, errs strings.Builder
	status = Main(ctx, args, Env{
		Stdin: strings.NewReader(""), Stdout: &out, Stderr: &errs,
		Now:    func() time.Time { return time.Date(2026, 11, 23, 17, 0, 0, 0, time.UTC) },
		Getenv: func(string) string { return "" },
		Dir:    dir,
	})
	return status, out.String(), errs.String()
}

// Every command and option has a text in both languages, and in lists the second
// column stands at the same cell in each line.
func TestHelpIsCompleteAndAligned(t *testing.T) {
	for _, lang := range []diag.Lang{diag.ZH, diag.EN} {
		p := &program{lang: lang}
		var walk func(c *cobra.Command)
		walk = func(c *cobra.Command) {
			text := p.help(c)
			if c.Short == "" || strings.Contains(text, "`") {
				t.Errorf("%s: no text, or back quotes left:\n%s", c.CommandPath(), text)
			}
			column := 0
			for _, line := range strings.Split(text, "\n") {
				left, right, ok := strings.Cut(strings.TrimLeft(line, " "), "  ")
				if !ok || !strings.HasPrefix(line, "  ") {
					column = 0
					continue
				}
				indent := len(line) - len(strings.TrimLeft(line, " "))
				at := indent + diag.Cells(left) + 2 + len(right) - len(strings.TrimLeft(right, " "))
				if column != 0 && at != column {
					t.Errorf("%s: not aligned: %s", c.CommandPath(), line)
				}
				column = at
			}
			for _, below := range c.Commands() {
				walk(below)
			}
		}
		root := p.root()
		root.InitDefaultHelpCmd()
		walk(root)
	}
}

func TestExplainKnowsEveryFinding(t *testing.T) {
	for _, code := range findings() {
		for _, lang := range []diag.Lang{diag.ZH, diag.EN} {
			s := (&program{lang: lang}).explain(code)
			if !strings.Contains(s, code) || strings.Contains(s, "{1}") {
				t.Errorf("%s: %s", code, s)
			}
		}
	}
}

func TestOtherWordsForTopicsAreThoseOfTopics(t *testing.T) {
	for word, topic := range topicWords {
		if !slices.Contains(manual.Topics, topic) || slices.Contains(manual.Topics, word) {
			t.Errorf("%s: %s", word, topic)
		}
	}
}

func TestPagePath(t *testing.T) {
	for _, c := range []struct {
		arg, channel, title string
		ok                  bool
	}{
		{"zhinan/怎么申请复查", "zhinan", "怎么申请复查", true},
		{"content/zhinan/x.md", "zhinan", "x", true},
		{`content\zhinan\x.md`, "zhinan", "x", true},
		{"./content/zhinan/x.md", "zhinan", "x", true},
		{"zhinan/fuwu/甲 乙", "zhinan/fuwu", "甲 乙", true},
		{"关于", "", "关于", true},
		{"指引/什么是“信访”？", "指引", "什么是“信访”？", true},
		{"zhinan/什么？*", "zhinan", "什么？*", true},
		{"", "", "", false},
		{"zhinan/", "", "", false},
		{"zhinan/.md", "", "", false},
		{"zhinan/ ", "", "", false},
		{"../x", "", "", false},
		{"a/../../x", "", "", false},
		{"/etc/x", "", "", false},
		{`C:\a\x`, "", "", false},
		{"a//x", "", "", false},
		{"a/b\nc", "", "", false},
		{"a/b\x00", "", "", false},
		{"a/\xff", "", "", false},
	} {
		channel, title, ok := pagePath(c.arg)
		if channel != c.channel || title != c.title || ok != c.ok {
			t.Errorf("pagePath(%q) = %q, %q, %v, want %q, %q, %v", c.arg, channel, title, ok, c.channel, c.title, c.ok)
		}
	}
}

// Whatever is typed, a page never lands outside content/, and its folder can be
// made on every system.
func FuzzPagePath(f *testing.F) {
	f.Add("content/zhinan/怎么申请.md")
	f.Add(`..\..\C:\x`)
	f.Fuzz(func(t *testing.T, arg string) {
		channel, title, ok := pagePath(arg)
		if !ok {
			return
		}
		if channel != "" && (!fs.ValidPath(channel) || strings.ContainsAny(channel, `\:`)) || title == "" || strings.Contains(title, "/") {
			t.Errorf("pagePath(%q) = %q, %q", arg, channel, title)
		}
	})
}

func TestOptionsAreSeenBeforeTheyAreParsed(t *testing.T) {
	for _, c := range []struct{ args, want string }{
		{"build --site a", "a"},
		{"build --site=a", "a"},
		{"build -s a", "a"},
		{"build -sa", "a"},
		{"build -s=a", "a"},
		{"build -s a -s b", "b"},
		{"build -- -s a", ""},
		{"build --strict", ""},
		{"build -s", ""},
	} {
		if got := option(strings.Fields(c.args), "--site", "-s"); got != c.want {
			t.Errorf("%s: %q, want %q", c.args, got, c.want)
		}
	}
}

func TestLongDash(t *testing.T) {
	for _, c := range []struct{ arg, want string }{
		{"—drafts", "--drafts"}, {"——drafts", "--drafts"}, {"–o", "-o"}, {"－－out=甲", "--out=甲"}, {"—-json", "--json"},
		{"--drafts", ""}, {"甲—乙", ""}, {"—", ""}, {"", ""},
	} {
		got := ""
		if d := longDash([]string{"build", c.arg}); d != nil {
			got = d[1]
		}
		if got != c.want {
			t.Errorf("longDash(%q) = %q, want %q", c.arg, got, c.want)
		}
	}
}

func TestToday(t *testing.T) {
	day := time.Date(2026, 12, 4, 0, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		arg  string
		want doc.When
		ok   bool
	}{
		{"2026-12-04", doc.When{Wall: day, DateOnly: true}, true},
		{"2026-12-04T08:00", doc.When{Wall: day.Add(8 * time.Hour)}, true},
		{"2026-12-04 08:00:30", doc.When{Wall: day.Add(8*time.Hour + 30*time.Second)}, true},
		{"2026-12-04T08:00:00+08:00", doc.When{Wall: day, Zoned: true}, true},
		{"2026-12-4", doc.When{}, false},
		{"2026年12月4日", doc.When{}, false},
		{"", doc.When{}, false},
	} {
		var got doc.When
		err := (&dayValue{nil, &got}).Set(c.arg)
		if (err == nil) != c.ok || got != c.want {
			t.Errorf("--today %s: %+v, %v", c.arg, got, err)
		}
	}
}

// Failures of the machine are told in the reader's words and end with 3.
func TestMachineFailures(t *testing.T) {
	stopped, stop := context.WithCancel(context.Background())
	stop()
	for _, c := range []struct {
		ctx  context.Context
		err  error
		want string
	}{
		{context.Background(), fmt.Errorf("write page: %w", &fs.PathError{Op: "open", Path: "/site/public/a.html", Err: fs.ErrPermission}), "没有权限读写 public/a.html [cli/no-permission]"},
		{context.Background(), fmt.Errorf("something odd"), "something odd [cli/failed]"},
		{stopped, fmt.Errorf("render: %w", context.Canceled), "已经中断，没有发布 [cli/interrupted]"},
	} {
		var errs strings.Builder
		p := &program{env: Env{Stderr: &errs, Dir: "/site"}}
		if got := p.end(c.ctx, c.err); got != failed || !strings.Contains(errs.String(), c.want) {
			t.Errorf("%v: status %d, said %s", c.err, got, errs.String())
		}
	}
}

// A folder of a site that was cancelled before it began is left as it was.
func TestCancelledBuildPublishesNothing(t *testing.T) {
	dir := t.TempDir()
	if status, _, errs := run(t, context.Background(), dir, "new", "site", "x"); status != fine {
		t.Fatal(errs)
	}
	ctx, stop := context.WithCancel(context.Background())
	stop()
	status, out, errs := run(t, ctx, dir, "build", "-s", "x")
	if status != failed || !strings.Contains(errs, "已经中断") || strings.Contains(out, "已生成") {
		t.Errorf("status %d\n%s\n%s", status, out, errs)
	}
}

func TestProgressKeepsAwayFromDumbTerminals(t *testing.T) {
	if rewrites(false, "dumb") || rewrites(true, "xterm") || !rewrites(false, "xterm") || !rewrites(false, "") {
		t.Error("rewrites")
	}
}

func TestProgressRewritesOneLine(t *testing.T) {
	var w strings.Builder
	now := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	p := &program{env: Env{Now: func() time.Time { return now }}}
	m := &meter{p: p, w: &w}
	m.show("parse", 1, 300)
	m.show("parse", 2, 300) // too soon
	now = now.Add(time.Second)
	m.show("parse", 250, 300)
	m.show("publish", 0, 9)
	m.show("unheard-of", 0, 9)
	m.clear()
	want := "\r正在解析文章 1/300\r正在解析文章 250/300\r正在写入文件 0/9    \r                \r"
	if w.String() != want {
		t.Errorf("got  %q\nwant %q", w.String(), want)
	}
	if _, _, errs := run(t, context.Background(), t.TempDir(), "version"); errs != "" {
		t.Errorf("a pipe got %q", errs)
	}
}
