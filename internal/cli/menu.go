package cli

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"pufa/internal/diag"
	"pufa/internal/folder"
	"pufa/internal/source"
)

// menu is shown when the program was started by a double-click, in a window
// that would close before anything could be read. It offers the usual commands
// and keeps the window open.
type menu struct {
	*program
	run func(args ...string) int // runs a command as if it had been typed
}

// sitesHere is the most sites that the menu offers.
const sitesHere = 9

// offer asks until the reader chooses to leave.
func (m *menu) offer(ctx context.Context) int {
	for {
		sites := m.sites()
		m.show(sites)
		switch answer := m.choice("say/menu-ask"); answer {
		case "":
			return fine
		case "1", "3":
			site, ok := m.choose(sites)
			if !ok {
				continue
			}
			if answer == "3" {
				m.run("build", "-s", site)
				break
			}
			fmt.Fprintln(m.env.Stdout, m.say("say/menu-preview"))
			m.run("serve", "--open", "-s", site)
		case "2":
			m.run("new", "site", "--", cmp.Or(m.choice("say/menu-name"), m.say("say/menu-new-name")))
		default:
			fmt.Fprintln(m.env.Stdout, m.say("say/menu-what", answer))
		}
		if ctx.Err() != nil { // Ctrl+C, which ended the command
			m.wait()
			return fine
		}
	}
}

// show prints what can be chosen.
func (m *menu) show(sites []string) {
	where := m.say("say/menu-none", m.env.Dir)
	switch {
	case len(sites) == 1:
		where = m.say("say/menu-site", m.path(sites[0]))
	case len(sites) > 1:
		where = m.say("say/menu-sites", strconv.Itoa(len(sites)))
	}
	fmt.Fprintf(m.env.Stdout, "\n%s\n%s\n\n", m.say("help/pufa"), where)
	for i, code := range []string{"say/menu-1", "say/menu-2", "say/menu-3"} {
		fmt.Fprintf(m.env.Stdout, "  %d  %s\n", i+1, m.say(code))
	}
	fmt.Fprintln(m.env.Stdout)
}

// sites lists the folders that are sites: this one, or those directly below it.
func (m *menu) sites() []string {
	if m.isSite(".") {
		return []string{"."}
	}
	entries, _ := os.ReadDir(m.env.Dir) // a folder that cannot be read has no sites
	var out []string
	for _, e := range entries {
		if !source.Scrap(e.Name()) && len(out) < sitesHere && m.isSite(e.Name()) {
			out = append(out, e.Name())
		}
	}
	return out
}

func (m *menu) isSite(dir string) bool {
	for _, name := range []string{folder.Config, "content"} {
		if _, err := os.Stat(filepath.Join(m.path(dir), name)); err != nil {
			return false
		}
	}
	return true
}

// choose returns the chosen site.
func (m *menu) choose(sites []string) (string, bool) {
	switch len(sites) {
	case 0:
		fmt.Fprintln(m.env.Stdout, m.say("say/menu-first"))
		return "", false
	case 1:
		return sites[0], true
	}
	for i, s := range sites {
		fmt.Fprintf(m.env.Stdout, "  %d  %s\n", i+1, diag.Harmless(s))
	}
	n, err := strconv.Atoi(m.choice("say/menu-which"))
	if err != nil || n < 1 || n > len(sites) {
		return "", false
	}
	return sites[n-1], true
}

// choice puts a question and returns the answer, with full-width digits made
// plain ones.
func (m *menu) choice(code string) string {
	answer, err := m.ask(m.say(code))
	if err != nil {
		return ""
	}
	answer = strings.Map(func(c rune) rune {
		if c >= '０' && c <= '９' {
			return c - '０' + '0'
		}
		return c
	}, answer)
	return strings.Trim(answer, " \u3000.．。、)）")
}

// wait keeps the window open until a key confirms that everything was read.
func (m *menu) wait() { m.choice("say/menu-close") }
