package cli

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"pufa/internal/testkit"
)

// clicks answers the menu of a folder with lines and returns the commands that ran, and
// what was shown.
func clicks(t *testing.T, dir, typed string, run func(args ...string)) (commands []string, shown string) {
	t.Helper()
	var out strings.Builder
	p := &program{env: Env{Dir: dir, Stdin: strings.NewReader(typed), Stdout: &out, Stderr: &out}}
	m := menu{p, func(args ...string) int {
		commands = append(commands, strings.Join(args, " "))
		if run != nil {
			run(args...)
		}
		return fine
	}}
	if got := m.offer(context.Background()); got != fine {
		t.Errorf("%q ends with status %d", typed, got)
	}
	return commands, out.String()
}

func site(t *testing.T, dir, name string) {
	t.Helper()
	testkit.Write(t, dir, name+"/config.toml", []byte("title = \"站\"\n"))
	testkit.Write(t, dir, name+"/content/_index.md", []byte("+++\ntitle = \"首页\"\n+++\n"))
}

func TestAClickOffersThreeThings(t *testing.T) {
	none, here, below, several := t.TempDir(), t.TempDir(), t.TempDir(), t.TempDir()
	site(t, here, ".")
	site(t, below, "我的网站")
	testkit.Write(t, below, "资料/a.txt", "")
	site(t, several, "一")
	site(t, several, "二")
	for name, c := range map[string]struct {
		dir, typed string
		want       []string
		says       string
	}{
		"nothing":                     {none, "\n", nil, "这里（" + none + "）还没有网站"},
		"the window is shut":          {none, "", nil, "还没有网站"},
		"no site to look at":          {none, "1\n\n", nil, "先选 2"},
		"no site to build":            {none, "3\n\n", nil, "先选 2"},
		"a new site":                  {none, "2\n\n\n", []string{"new site -- 普法网站"}, "新网站的文件夹叫什么名字"},
		"a new site by name":          {none, "2\n 县局普法 \n\n", []string{"new site -- 县局普法"}, ""},
		"the preview of the site":     {here, "1\n\n", []string{"serve --open -s ."}, "网站在 " + here},
		"the site below":              {below, "3\n\n", []string{"build -s 我的网站"}, "网站在 " + filepath.Join(below, "我的网站")},
		"one after the other":         {here, "3\n1\n\n", []string{"build -s .", "serve --open -s ."}, ""},
		"one of several":              {several, "1\n2\n\n", []string{"serve --open -s 二"}, "这里有 2 个网站"},
		"none of several":             {several, "1\n7\n\n", nil, "要哪一个"},
		"full-width, with a mark":     {here, "３．\n\n", []string{"build -s ."}, ""},
		"something else":              {here, "帮助\n\n", nil, "没有“帮助”这一项"},
		"a name that looks like more": {none, "2\n--help\n\n", []string{"new site -- --help"}, ""},
	} {
		commands, shown := clicks(t, c.dir, c.typed, nil)
		if !slices.Equal(commands, c.want) || !strings.Contains(shown, c.says) {
			t.Errorf("%s: ran %q, want %q; shown, where %q is to be:\n%s", name, commands, c.want, c.says, shown)
		}
		if strings.Count(shown, "  1  打开预览") != strings.Count(shown, "  2  在这里新建") || strings.Count(shown, "  3  生成网站") == 0 {
			t.Errorf("%s: not three choices:\n%s", name, shown)
		}
	}
}

// What was interrupted is still to be read: the window waits.
func TestTheWindowStaysWhenACommandIsInterrupted(t *testing.T) {
	dir := t.TempDir()
	site(t, dir, ".")
	ctx, stop := context.WithCancel(context.Background())
	var out strings.Builder
	in := strings.NewReader("1\n\n3\n")
	m := menu{&program{env: Env{Dir: dir, Stdin: in, Stdout: &out, Stderr: &out}}, func(...string) int { stop(); return failed }}
	m.offer(ctx)
	if !strings.HasSuffix(strings.TrimSpace(out.String()), "按回车关掉这个窗口") || strings.Count(out.String(), "输入 1、2 或 3") != 1 {
		t.Errorf("shown:\n%s", out.String())
	}
}

// With real commands: from an empty folder to a site that is built.
func TestAClickMakesASiteAndBuildsIt(t *testing.T) {
	dir := t.TempDir()
	var out strings.Builder
	env := Env{
		Dir: dir, Stdin: strings.NewReader("2\n\n3\n\n"), Stdout: &out, Stderr: &out, Clicked: true,
		Now: func() time.Time { return time.Date(2026, 11, 30, 9, 0, 0, 0, time.UTC) }, Getenv: func(string) string { return "" },
	}
	if got := Main(context.Background(), nil, env); got != fine {
		t.Errorf("status %d", got)
	}
	if _, err := os.Stat(filepath.Join(dir, "普法网站", "public", "index.html")); err != nil {
		t.Errorf("%v:\n%s", err, out.String())
	}
	// With arguments, as from a shortcut or a nightly task, nobody is asked anything.
	out.Reset()
	env.Stdin = strings.NewReader("")
	if got := Main(context.Background(), []string{"version"}, env); got != fine || strings.Contains(out.String(), "打开预览") {
		t.Errorf("status %d:\n%s", got, out.String())
	}
	// In a terminal, without arguments, the help is shown as ever.
	out.Reset()
	env.Clicked = false
	if got := Main(context.Background(), nil, env); got != fine || !strings.Contains(out.String(), "用法") {
		t.Errorf("status %d:\n%s", got, out.String())
	}
}
