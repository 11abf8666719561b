package cli

import (
	"embed"
	"io/fs"
	"regexp"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"pufa/internal/diag"
	"pufa/internal/manual"
)

// A command is told as it works where somebody stands.
func TestProgramIsCalledByItsPlace(t *testing.T) {
	for _, c := range []struct {
		program   Program
		dir, want string
	}{
		{Program{}, "/home/a/site", "pufa"},
		{Program{GoRun: true}, "/home/a/site", "go run ."},
		{Program{Path: "/home/a/pufa"}, "/home/a", "./pufa"},
		{Program{Path: "/home/a/pufa"}, "/home/a/", "./pufa"},
		{Program{Path: "/home/a/bin/pufa"}, "/home/a", "./bin/pufa"},
		{Program{Path: "/home/a/pufa"}, "/home/a/网站/content", "../../pufa"},
		{Program{Path: "/opt/tools/pufa"}, "/opt/a", "../tools/pufa"},
		{Program{Path: "/opt/pufa"}, "/home/a/b", "/opt/pufa"},
		{Program{Path: "/home/a/my tools/pufa"}, "/home/a", `"./my tools/pufa"`},
		{Program{Path: `C:\普法\pufa.exe`, Windows: true}, `C:\普法`, `.\pufa.exe`},
		{Program{Path: `C:\普法\pufa.exe`, Windows: true}, `c:\普法\网站`, `..\pufa.exe`},
		{Program{Path: `C:\普法\pufa.exe`, Windows: true}, `D:\网站`, `C:\普法\pufa.exe`},
		{Program{Path: `C:\Program Files\pufa.exe`, Windows: true}, `D:\网站`, `"C:\Program Files\pufa.exe"`},
		{Program{Path: `C:\pufa.exe`, Windows: true}, `C:\`, `.\pufa.exe`},
	} {
		if got := c.program.from(c.dir); got != c.want {
			t.Errorf("%+v in %s: %s, want %s", c.program, c.dir, got, c.want)
		}
	}
}

func TestCommandsInATextAreTyped(t *testing.T) {
	for text, want := range map[string]string{
		"再运行 pufa build":                      "再运行 ../pufa build -s 站",
		"运行 pufa new guide zhinan/怎么":         "运行 ../pufa new guide -s 站 zhinan/怎么",
		"运行 pufa new site 我的网站":               "运行 ../pufa new site 我的网站",
		"`pufa help deploy` 有写法":              "`../pufa help deploy` 有写法",
		"pufa import law a.docx":              "../pufa import law -s 站 a.docx",
		"pufa <命令>":                           "../pufa <命令>",
		"pufa help <命令>":                      "../pufa help <命令>",
		"/usr/local/bin/pufa deploy zhengshi": "/usr/local/bin/pufa deploy zhengshi",
		`C:\pufa\pufa.exe deploy`:             `C:\pufa\pufa.exe deploy`,
		"files that pufa did not make":        "files that pufa did not make",
	} {
		if got := (caller{program: "../pufa", site: "站"}).write(text); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}

// Of every command it is known how it is typed, and whether it takes --site.
func TestEveryCommandIsTyped(t *testing.T) {
	p := &program{lang: diag.ZH}
	var walk func(c *cobra.Command)
	walk = func(c *cobra.Command) {
		for _, below := range c.Commands() {
			walk(below)
		}
		if !c.HasParent() || c.Name() == "help" {
			return
		}
		want := "./" + c.CommandPath()
		if c.Flags().Lookup("site") != nil {
			want += " -s x"
		}
		if got := (caller{program: "./pufa", site: "x"}).write(c.CommandPath() + " …"); got != want+" …" {
			t.Errorf("%s: %s, want %s", c.CommandPath(), got, want)
		}
	}
	walk(p.root())
}

// No text of the program names a command, an option or a code that there is none of.
func TestTextsNameWhatThereIs(t *testing.T) {
	root := (&program{lang: diag.ZH}).root()
	commands, options := map[string]bool{"help": true}, map[string]bool{"help": true, "lang": true, "verbose": true}
	var walk func(c *cobra.Command)
	walk = func(c *cobra.Command) {
		commands[strings.TrimPrefix(c.CommandPath(), "pufa ")] = true
		c.Flags().VisitAll(func(f *pflag.Flag) { options[f.Name] = true })
		for _, below := range c.Commands() {
			walk(below)
		}
	}
	walk(root)
	stages := map[string]bool{}
	for _, code := range findings() {
		stage, _, _ := strings.Cut(code, "/")
		stages[stage] = true
	}
	inText := regexp.MustCompile(`pufa(?:\.exe)? ([a-z]+)((?: [a-z]+)?)`)
	option := regexp.MustCompile(`(?:^|[\s` + "`" + `])--([a-z][a-z-]*)`)
	code := regexp.MustCompile("`([a-z]+/[a-z-]+)`")
	check := func(where, text string, english bool) {
		for _, m := range inText.FindAllStringSubmatch(text, -1) {
			group := m[1] == "new" || m[1] == "inspect" || m[1] == "theme" || m[1] == "schema"
			switch known := commands[m[1]]; {
			case !known && english: // "files that pufa did not make"
			case !known, group && m[2] != "" && !commands[m[1]+m[2]] && !english:
				t.Errorf("%s names pufa %s%s", where, m[1], m[2])
			}
		}
		for line := range strings.Lines(text) {
			for _, m := range option.FindAllStringSubmatch(line, -1) {
				if !options[m[1]] && strings.Contains(line, "pufa ") { // others are those of stylesheets
					t.Errorf("%s names --%s", where, m[1])
				}
			}
		}
		for _, m := range code.FindAllStringSubmatch(text, -1) {
			stage, _, _ := strings.Cut(m[1], "/")
			if _, ok := diag.Lookup(m[1]); !ok && stages[stage] {
				t.Errorf("%s names %s", where, m[1])
			}
		}
	}
	for _, code := range diag.Codes() {
		e, _ := diag.Lookup(code)
		check(code, e.ZH.Message+" "+e.ZH.Hint, false)
		check(code, e.EN.Message+" "+e.EN.Hint, true)
	}
	for _, lang := range []diag.Lang{diag.ZH, diag.EN} {
		for _, topic := range manual.Topics {
			check("help "+topic, manual.Topic(topic, lang, ""), lang == diag.EN)
		}
	}
	for _, files := range []embed.FS{starter, scaffolds} {
		err := fs.WalkDir(files, ".", func(name string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() {
				return err
			}
			text, err := files.ReadFile(name)
			check(name, string(text), strings.Contains(name, "/en/"))
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}
