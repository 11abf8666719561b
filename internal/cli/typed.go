package cli

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"

	"pufa/internal/diag"
	"pufa/internal/kind"
)

// Program describes how the program was started, which decides how its commands
// are typed. The zero value is one that the system finds by its name.
type Program struct {
	Path    string // absolute, of its file; "" = the system finds it by the name pufa
	GoRun   bool   // by `go run .`
	Windows bool
}

// Started returns how this process was started.
func Started() Program {
	p := Program{Windows: runtime.GOOS == "windows"}
	file, err := os.Executable()
	if err != nil {
		return p
	}
	if goRun.MatchString(filepath.ToSlash(file)) {
		p.GoRun = true
		return p
	}
	found, err := exec.LookPath("pufa")
	if err == nil || errors.Is(err, exec.ErrDot) {
		a, errA := os.Stat(found)
		b, errB := os.Stat(file)
		if err == nil && errA == nil && errB == nil && os.SameFile(a, b) {
			return p
		}
	}
	p.Path = file
	return p
}

// goRun matches where the go command puts what it runs: a temporary folder or
// its cache.
var goRun = regexp.MustCompile(`/go-build[0-9]*/|/[0-9a-f]{2}/[0-9a-f]{64}-d/`)

// from is what to type for the program in folder dir.
func (g Program) from(dir string) string {
	switch {
	case g.GoRun:
		return "go run ."
	case g.Path == "":
		return "pufa"
	}
	slash := func(s string) []string {
		if g.Windows {
			s = strings.ReplaceAll(s, `\`, "/")
		}
		return strings.Split(strings.TrimSuffix(s, "/"), "/")
	}
	equal := func(a, b string) bool { return a == b || g.Windows && strings.EqualFold(a, b) }
	here, file := slash(dir), slash(g.Path)
	same := 0
	for same < len(here) && same < len(file)-1 && equal(here[same], file[same]) {
		same++
	}
	up := len(here) - same
	if g.Windows && same == 0 { // another drive
		return typed(g.Path)
	}
	steps := slices.Concat(slices.Repeat([]string{".."}, up), file[same:])
	if up == 0 {
		steps = append([]string{"."}, steps...)
	}
	between := "/"
	if g.Windows {
		between = `\`
	}
	if short := strings.Join(steps, between); len(short) < len(g.Path) {
		return typed(short)
	}
	return typed(g.Path) // it is easier to follow
}

// typed is a path as typed in a command.
func typed(path string) string {
	if strings.ContainsAny(path, " \u3000&()'") {
		return `"` + path + `"`
	}
	return path
}

// caller rewrites the commands in a text so that they work when typed in a
// certain folder. No other code does that.
type caller struct {
	program string // what to type for pufa
	site    string // what --site has to name, as typed; "" = the current folder is the site
}

// commandIn finds commands in a text, with the words that select them. A path
// before the name means one certain program, as in an entry for cron.
var commandIn = regexp.MustCompile(`(^|[^\w./\\-])pufa (<|(?:build|check|completion|deploy|help|import|inspect|new|schema|serve|theme|version)\b(?: (?:channel|citations|compare|config|export|law|page|site|` + strings.Join(kindNames(), "|") + `)\b)?)`)

// takesSite reports whether a command has the option --site.
func takesSite(command string) bool {
	switch command {
	case "build", "serve", "check", "deploy", "import", "import law", "inspect site", "schema page":
		return true
	}
	return strings.HasPrefix(command, "new ") && command != "new site"
}

// write replaces each command of a text by what has to be typed.
func (c caller) write(text string) string {
	if c.program == "pufa" && c.site == "" || !strings.Contains(text, "pufa ") {
		return text
	}
	return commandIn.ReplaceAllStringFunc(text, func(s string) string {
		m := commandIn.FindStringSubmatch(s)
		out := m[1] + c.program + " " + m[2]
		if c.site != "" && takesSite(m[2]) {
			out += " -s " + c.site
		}
		return out
	})
}

// sayNext says how to continue with a site just made, in commands that work
// from the current folder. The text of code leads into the site, that of
// code-here stays outside. {1} is its config.toml, {2} its folder.
func (p *program) sayNext(dir, code string) string {
	settings, folder := p.shown(filepath.Join(dir, "config.toml")), typed(p.shown(dir))
	c := caller{program: p.env.Program.from(dir)}
	if p.env.Program.GoRun || dir == p.env.Dir { // go run finds the program only from here
		code += "-here"
		if dir != p.env.Dir {
			c.site = folder
		}
	}
	return c.write(diag.Say(p.lang, code, diag.Harmless(settings), diag.Harmless(folder)))
}

func kindNames() []string {
	var names []string
	for _, k := range kind.All {
		names = append(names, k.Name)
	}
	return names
}
