package cli

import (
	"context"
	"errors"
	"io/fs"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"pufa/internal/crash"
	"pufa/internal/diag"
	"pufa/internal/publish"
)

// A mistake is a wrong use of the command line.
type mistake struct{ list diag.List }

func (m mistake) Error() string { return m.list[0].Message(diag.EN) }

// errFaulty ends a command whose findings have been printed.
var errFaulty = errors.New("the content has errors")

// errBroken is errFaulty for a failure that has nothing to do with the content.
var errBroken = errors.New("the machine failed")

func (p *program) misuse(code string, args ...string) error {
	anys := make([]any, len(args))
	for i, a := range args {
		anys[i] = a
	}
	var l diag.List
	l.Add(code, diag.Span{}, anys...)
	return mistake{l}
}

// end prints how a run ended and returns its exit status.
func (p *program) end(ctx context.Context, err error) int {
	var m mistake
	switch {
	case err == nil:
		return fine
	case errors.Is(err, errFaulty):
		return faulty
	case errors.Is(err, errBroken):
		return failed
	case errors.As(err, &m):
		p.print(m.list, nil)
		return misused
	}
	var l diag.List
	var at *fs.PathError
	path := ""
	var busy *publish.BusyError
	var inUse *publish.InUseError
	var caught *crash.Error
	if errors.As(err, &at) {
		path = p.shown(at.Path)
	}
	switch {
	case at != nil && impossible(at) != "":
		return p.end(ctx, p.misuse(impossible(at), path))
	case errors.As(err, &caught):
		p.reportCrash(caught, &l)
	case ctx.Err() != nil && (errors.Is(err, ctx.Err()) || errors.Is(err, context.Cause(ctx))):
		l.Add("cli/interrupted", diag.Span{})
	case errors.As(err, &busy) && busy.PID == 0:
		l.Add("publish/busy", diag.Span{}, p.shown(busy.Dir))
	case errors.As(err, &busy):
		l.Add("publish/busy-process", diag.Span{}, p.shown(busy.Dir), busy.PID)
	case errors.As(err, &inUse):
		l.Add("publish/in-use", diag.Span{}, inUse.Path)
	case (errors.Is(err, fs.ErrPermission) || readOnly(err)) && path != "":
		l.Add("cli/no-permission", diag.Span{}, path)
	case errors.Is(err, fs.ErrNotExist) && path != "":
		l.Add("publish/source-gone", diag.Span{}, path)
	case diskFull(err) && path != "":
		l.Add("cli/disk-full", diag.Span{}, path)
	default:
		l.Add("cli/failed", diag.Span{}, err)
	}
	p.print(l, nil)
	return failed
}

// impossible returns the code for a place that cannot be, "" for other errors.
func impossible(err *fs.PathError) string {
	switch {
	case tooLong(err):
		return "cli/name-too-long"
	case astray(err), strings.HasPrefix(err.Op, "mkdir") && (errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrExist)):
		return "cli/no-such-place"
	}
	return ""
}

// limit is how many findings of one kind are shown without -v.
const limit = 20

// print writes findings to standard error. Notices are shown only with -v and
// to programs, except those that `check` exists to report.
func (p *program) print(l diag.List, source func(string) (string, bool)) {
	pr := diag.Printer{Lang: p.lang, Color: p.color, Limit: limit, Source: source}
	if !p.json {
		pr.Call = p.call.write
	}
	if p.json {
		pr.PrintJSON(p.env.Stderr, l)
		return
	}
	if p.verbose {
		pr.Limit = 0
	} else {
		l = slices.DeleteFunc(slices.Clone(l), func(d diag.Diagnostic) bool { return d.Severity == diag.Notice && !strings.HasPrefix(d.Code, "check/") })
	}
	pr.Print(p.env.Stderr, l)
}

// longDash finds an argument that begins with a dash made from two hyphens by a
// word processor or an input method. It returns the argument and what to write
// instead.
func longDash(args []string) []string {
	for _, a := range args {
		if a == "--" {
			return nil
		}
		name := strings.TrimLeft(a, "—–―－‐−")
		if name == a || name == "" {
			continue
		}
		if name = strings.TrimLeft(name, "-"); len(name) == 1 {
			return []string{a, "-" + name}
		}
		return []string{a, "--" + name}
	}
	return nil
}

func (p *program) unknownCommand(c *cobra.Command, name string) error {
	return p.misuse("cli/unknown-command", name, p.didYouMean(c.SuggestionsFor(name)...), helpFor(c))
}

// didYouMean makes a sentence of suggestions to put before another sentence; ""
// without names.
func (p *program) didYouMean(names ...string) string {
	if len(names) == 0 {
		return ""
	}
	s := p.say("say/did-you-mean", p.either(names))
	if p.lang == diag.EN {
		s += " "
	}
	return s
}

// either joins names: "a、b 或 c".
func (p *program) either(names []string) string {
	if len(names) == 1 {
		return names[0]
	}
	last := len(names) - 1
	return p.say("say/or", p.list(names[:last]), names[last])
}

// list joins names with the comma of the language.
func (p *program) list(names []string) string {
	if p.lang == diag.EN {
		return strings.Join(names, ", ")
	}
	return strings.Join(names, "、")
}

// flagError turns what pflag says about an option into a mistake.
func (p *program) flagError(c *cobra.Command, err error) error {
	if words := c.Flags().Args(); c.HasSubCommands() && len(words) > 0 {
		return p.unknownCommand(c, words[0]) // its options are unknown because the command is
	}
	var (
		unknown *pflag.NotExistError
		empty   *pflag.ValueRequiredError
		invalid *pflag.InvalidValueError
		syntax  *pflag.InvalidSyntaxError
	)
	switch {
	case errors.Is(err, pflag.ErrHelp):
		return err
	case errors.As(err, &unknown):
		name := "--" + unknown.GetSpecifiedName()
		if s := unknown.GetSpecifiedShortnames(); s != "" {
			name = "-" + s
		}
		return p.misuse("cli/unknown-flag", name, p.didYouMean(nearFlags(c, unknown.GetSpecifiedName())...), helpFor(c))
	case errors.As(err, &empty):
		f := empty.GetFlag()
		return p.misuse("cli/flag-needs-value", "--"+f.Name, "--"+f.Name+" "+f.Value.Type())
	case errors.As(err, &invalid):
		f := invalid.GetFlag()
		want := p.say("help/yes-or-no")
		if v, ok := f.Value.(interface{ want() string }); ok {
			want = v.want()
		}
		return p.misuse("cli/flag-value", "--"+f.Name, invalid.GetValue(), want)
	case errors.As(err, &syntax):
		return p.misuse("cli/flag-syntax", syntax.GetSpecifiedFlag(), helpFor(c))
	}
	return err
}

// nearFlags returns the options with names similar to the one given.
func nearFlags(c *cobra.Command, name string) []string {
	var names []string
	c.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	if near := diag.Nearest(name, names); near != "" {
		return []string{"--" + near}
	}
	return nil
}
