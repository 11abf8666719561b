package cli

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"pufa/internal/diag"
	"pufa/internal/preview"
)

// serveCommand previews the site while it is being written.
func (p *program) serveCommand() *cobra.Command {
	var o preview.Options
	var site string
	var open bool
	o.Port = preview.DefaultPort
	c := p.command("serve", "help/serve", func(c *cobra.Command, _ []string) (err error) {
		if o.Dir, err = p.siteIn(site); err != nil {
			return err
		}
		o.Now, o.Editor, o.Call = p.env.Now, p.env.Getenv("PUFA_EDITOR"), p.call.write
		if o.Plain, err = p.plain(); err != nil {
			return err
		}
		t := &teller{p: p, ctx: c.Context(), open: open}
		p.collectAt(buildGC) // until the first page is ready
		err = preview.Run(c.Context(), o, t)
		var running *preview.RunningError
		if errors.As(err, &running) {
			fmt.Fprintln(p.env.Stdout, p.say("say/serve-running", running.URL))
			t.browse(running.URL)
			return nil
		}
		if err == nil {
			fmt.Fprintln(p.env.Stdout, p.say("say/serve-ended"))
		}
		return err
	})
	flags := c.Flags()
	p.siteFlag(c, &site)
	p.valueFlag(c, &portValue{p, &o.Port}, "port", "", "flag/port")
	flags.BoolVar(&o.LAN, "lan", false, p.say("flag/lan"))
	flags.BoolVar(&open, "open", false, p.say("flag/open"))
	flags.BoolVar(&o.Poll, "poll", false, p.say("flag/poll"))
	return c
}

// portValue is the option --port.
type portValue struct {
	p  *program
	to *int
}

func (v *portValue) String() string { return "" }
func (v *portValue) want() string   { return v.p.say("help/a-port") }
func (v *portValue) Set(s string) error {
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 || n > 65535 {
		return errors.New("not a port")
	}
	*v.to = n
	return nil
}

// teller prints the messages of a preview.
type teller struct {
	p    *program
	ctx  context.Context
	open bool
	url  string // address of the preview
}

func (t *teller) Started(s preview.Started) {
	p := t.p
	p.collectAt(idleGC)
	if !p.langGiven {
		p.lang = s.Lang
	}
	t.url = s.URL
	if s.Wanted != 0 {
		t.line("say/serve-port", s.Wanted, portOf(s.URL))
	}
	t.line("say/serve-at", s.URL)
	switch {
	case s.LAN == nil:
	case len(s.LAN) == 0:
		t.line("say/serve-no-lan")
	default:
		t.line("say/serve-lan")
		for _, address := range s.LAN {
			fmt.Fprintln(p.env.Stdout, "  "+address)
		}
		fmt.Fprint(p.env.Stdout, qrText(s.LAN[0], p.color))
	}
	t.line("say/serve-help")
	t.browse(s.URL)
}

// Checked reports what is wrong in the site, and then again the address of the
// preview.
func (t *teller) Checked(c preview.Checked) {
	debug.FreeOSMemory() // reading all files took more memory than will be needed again
	t.p.print(c.Findings, c.Source)
	if t.counts(c.Errors, c.Warnings); len(c.Findings) > 0 {
		t.line("say/serve-at", t.url)
	}
}

func portOf(url string) string {
	return strings.TrimSuffix(url[strings.LastIndexByte(url, ':')+1:], "/")
}

func (t *teller) Updated(u preview.Updated) {
	t.p.print(u.Findings, u.Source)
	what := t.p.say("say/serve-look")
	switch len(u.Names) {
	case 0:
	case 1:
		what = u.Names[0]
	default:
		what = t.p.say("say/serve-more", u.Names[0], strconv.Itoa(len(u.Names)))
	}
	t.line("say/serve-updated", t.p.env.Now().Format(time.TimeOnly), what, max(1, u.Took.Milliseconds()))
	if u.Errors > 0 {
		t.counts(u.Errors, u.Warnings)
	}
}

func (t *teller) Said(code string, args ...string) {
	var l diag.List
	anys := make([]any, len(args))
	for i, a := range args {
		anys[i] = a
	}
	l.Add(code, diag.Span{}, anys...).Severity = diag.Warning // shown in any case
	t.p.print(l, nil)
}

func (t *teller) counts(errors, warnings int) {
	if errors+warnings > 0 {
		t.line("say/counts", errors, warnings)
	}
}

func (t *teller) line(code string, args ...any) {
	texts := make([]string, len(args))
	for i, a := range args {
		texts[i] = fmt.Sprint(a)
	}
	fmt.Fprintln(t.p.env.Stdout, t.p.say(code, texts...))
}

// browse opens the address in the reader's browser, if wanted. The program made
// the address itself.
func (t *teller) browse(url string) {
	if !t.open {
		return
	}
	name, args := "xdg-open", []string{url}
	switch runtime.GOOS {
	case "windows":
		name, args = "rundll32", []string{"url.dll,FileProtocolHandler", url}
	case "darwin":
		name = "open"
	}
	command := exec.CommandContext(t.ctx, name, args...)
	if err := command.Start(); err != nil {
		t.line("say/serve-no-open")
		return
	}
	go command.Wait() // it ends by itself, or with the preview
}
