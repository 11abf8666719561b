package cli

import (
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"pufa/internal/diag"
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
		{Program{Path: "/opt/pufa"}, "/home/a/b", "../../../opt/pufa"},
		{Program{Path: "/opt/pufa"}, "/home/a/b/c", "/opt/pufa"},
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

// No text of the catalogue names a command that there is none of.
func TestTextsNameCommandsThatThereAre(t *testing.T) {
	root := (&program{lang: diag.ZH}).root()
	known := map[string]bool{}
	for _, c := range root.Commands() {
		known[c.Name()] = true
	}
	known["help"] = true
	for _, code := range diag.Codes() {
		e, _ := diag.Lookup(code)
		for _, text := range []string{e.ZH.Message, e.ZH.Hint} { // English says "pufa did" as well
			for _, part := range strings.Split(text, "pufa ")[1:] {
				word, _, _ := strings.Cut(part, " ")
				word = strings.TrimRightFunc(word, func(r rune) bool { return r < 'a' || r > 'z' })
				if word != "" && word[0] < 0x80 && !known[strings.FieldsFunc(word, func(r rune) bool { return r < 'a' || r > 'z' })[0]] {
					t.Errorf("%s names pufa %s", code, word)
				}
			}
		}
	}
}
