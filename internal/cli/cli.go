// Package cli is the command line of pufa: it reads arguments, calls the
// packages that do the work, and reports the outcome in the reader's language.
//
// [Main] runs one command. Each command has a file of its own (build.go,
// new_site.go …); the texts are in the catalogue of package diag, in Chinese
// and English. The package holds no rule of the domain and no state between
// calls of Main.
package cli

import (
	"bufio"
	"context"
	"io"
	"path/filepath"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"pufa/internal/crash"
	"pufa/internal/diag"
)

// Env is what a command sees of the machine it runs on.
type Env struct {
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	Now            func() time.Time
	Getenv         func(string) string
	Dir            string // absolute; relative paths in arguments start here
	Program        Program
	Clicked        bool   // started by a click, in a window that closes with the program
	Cache          string // folder for files that speed up later runs, unless PUFA_CACHE names another or says off; "" = none
}

// Exit statuses.
const (
	fine    = 0
	faulty  = 1 // the content has errors, all of which were printed
	misused = 2 // wrong usage
	failed  = 3 // the machine failed
)

// Main runs the program with args, which do not include the program's name, and
// returns the exit status.
func Main(ctx context.Context, args []string, env Env) int {
	p := &program{env: env, json: slices.Contains(args, "--json")}
	p.lang, p.langGiven = language(args, env)
	p.color = colorful(env.Stderr, env.Getenv)
	p.call = caller{program: env.Program.from(env.Dir)}
	if site := option(args, "--site", "-s"); site != "" {
		p.call.site = typed(site)
	}
	if len(args) == 0 && env.Clicked {
		m := menu{p, func(args ...string) int { return Main(ctx, args, env) }}
		return m.offer(ctx)
	}
	if d := longDash(args); d != nil {
		return p.end(ctx, p.misuse("cli/long-dash", d...))
	}
	root := p.root()
	root.SetArgs(args)
	return p.end(ctx, p.execute(ctx, root))
}

// execute runs a command. A panic, which is a fault of the program, becomes an
// error.
func (p *program) execute(ctx context.Context, root *cobra.Command) (err error) {
	defer crash.CatchError(&err)
	return root.ExecuteContext(ctx)
}

// program is one run.
type program struct {
	env       Env
	lang      diag.Lang
	langGiven bool // by --lang
	json      bool // --json is among the arguments
	call      caller
	color     bool // standard error is a terminal with colours
	verbose   bool
	answers   *bufio.Reader // of standard input, once a question was asked
}

// say returns a text of the catalogue. args may contain file names and titles,
// so control characters are removed: they could steer the terminal.
func (p *program) say(code string, args ...string) string {
	safe := make([]string, len(args))
	for i, a := range args {
		safe[i] = diag.Harmless(a)
	}
	return p.call.write(diag.Say(p.lang, code, safe...))
}

// path makes an argument an absolute path.
func (p *program) path(arg string) string {
	if arg = filepath.FromSlash(arg); filepath.IsAbs(arg) {
		return filepath.Clean(arg)
	}
	return filepath.Join(p.env.Dir, arg)
}

// shown is a path as shown to the reader: relative if it lies below the current
// folder.
func (p *program) shown(path string) string {
	if rel, err := filepath.Rel(p.env.Dir, path); err == nil && filepath.IsLocal(rel) {
		return filepath.ToSlash(rel)
	}
	return path
}

// synonyms are words that people type for a command; the error suggests the
// command.
var synonyms = map[string][]string{
	"build":     {"生成", "构建", "编译", "make", "generate"},
	"serve":     {"预览", "preview", "server", "watch", "dev", "live"},
	"new":       {"新建", "创建", "init", "create"},
	"site":      {"网站", "站点"},
	"guide":     {"文章", "page", "post"},
	"channel":   {"栏目", "section", "category", "folder"},
	"import":    {"导入", "add"},
	"inspect":   {"查看", "list"},
	"law":       {"laws", "statute", "法律", "法规", "法条"},
	"citations": {"cite", "引用", "引文"},
	"compare":   {"diff", "对照", "比较"},
	"deploy":    {"上传", "发布", "部署", "upload", "publish", "push", "sync"},
	"version":   {"版本"},
	"help":      {"帮助", "说明"},
}

// root makes the command tree.
func (p *program) root() *cobra.Command {
	root := p.group("pufa", "help/pufa",
		p.buildCommand(),
		p.serveCommand(),
		p.checkCommand(),
		p.deployCommand(),
		p.newCommand(),
		p.group("inspect", "help/inspect", p.inspectLawCommand(), p.inspectCitationsCommand(), p.inspectCompareCommand(), p.inspectSiteCommand()),
		p.importCommand(p.importLawCommand(), p.importSiteCommand()),
		p.group("theme", "help/theme", p.themeExportCommand()),
		p.group("schema", "help/schema", p.schemaCommand("config"), p.schemaCommand("page")),
		p.versionCommand(),
		p.completionCommand(),
	)
	root.SetHelpCommand(p.helpCommand())
	root.CompletionOptions.DisableDefaultCmd = true
	root.SilenceErrors, root.SilenceUsage = true, true
	root.SetIn(p.env.Stdin)
	root.SetOut(p.env.Stdout)
	root.SetErr(p.env.Stderr)
	root.SetFlagErrorFunc(p.flagError)
	root.SetHelpFunc(func(c *cobra.Command, _ []string) { io.WriteString(p.env.Stdout, p.help(c)) })

	all := root.PersistentFlags()
	p.addValue(all, &languageValue{p}, "lang", "", "flag/lang")
	all.BoolVarP(&p.verbose, "verbose", "v", false, p.say("flag/verbose"))
	all.BoolP("help", "h", false, p.say("flag/help"))
	addVersion(root)
	return root
}

// command makes a command that does something. Its texts are those of code;
// args are the names of its arguments.
func (p *program) command(name, code string, run func(c *cobra.Command, args []string) error, args ...string) *cobra.Command {
	texts, _ := diag.Lookup(code)
	return p.commandWith(name, texts, run, args...)
}

// commandWith is command with texts of its own: a line for lists, and the help.
func (p *program) commandWith(name string, texts diag.Entry, run func(c *cobra.Command, args []string) error, args ...string) *cobra.Command {
	said := texts.In(p.lang)
	return &cobra.Command{
		Use:         name,
		Short:       p.call.write(said.Message),
		Long:        p.call.write(said.Hint),
		Annotations: map[string]string{},
		SuggestFor:  synonyms[name],
		RunE:        run,
		Args: func(c *cobra.Command, given []string) error {
			if len(given) < len(args) {
				return p.misuse("cli/missing-argument", p.say(args[len(given)]), p.usageLine(c))
			}
			if len(given) > len(args) {
				return p.misuse("cli/too-many-arguments", given[len(args)], p.usageLine(c))
			}
			return nil
		},
		ValidArgsFunction: cobra.NoFileCompletions,
	}
}

// group makes a command that only contains others. By itself, the root shows
// its help; other groups report a missing command.
func (p *program) group(name, code string, below ...*cobra.Command) *cobra.Command {
	c := &cobra.Command{
		Use:                        name,
		Short:                      p.say(code),
		Long:                       p.call.write(diag.Diagnostic{Code: code}.Hint(p.lang)),
		Annotations:                map[string]string{},
		Args:                       cobra.ArbitraryArgs,
		SuggestFor:                 synonyms[name],
		SuggestionsMinimumDistance: 2,
		RunE: func(c *cobra.Command, args []string) error {
			switch {
			case len(args) > 0:
				return p.unknownCommand(c, args[0])
			case c.HasParent():
				return p.misuse("cli/missing-command", c.CommandPath(), p.names(c), helpFor(c))
			}
			return c.Help()
		},
	}
	c.AddCommand(below...)
	return c
}
