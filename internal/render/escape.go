package render

import (
	"errors"
	"html/template"
	"io"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"text/template/parse"

	"pufa/internal/diag"
)

// library passes templates to html/template.
func library(ts trees, funcs template.FuncMap) (*template.Template, map[string]error) {
	t := template.New("").Funcs(funcs)
	failed := map[string]error{}
	for _, name := range slices.Sorted(maps.Keys(ts)) {
		if _, err := t.AddParseTree(name, ts[name]); err != nil {
			failed[name] = err
		}
	}
	return t, failed
}

// escapeAll has html/template determine the context of each action in every page and
// fragment, so that its errors come now and not with the first page. It returns the
// errors.
//
// html/template does this before it runs a template and offers no call for it alone. So
// it runs a template that calls the one in question, after a letter that the writer
// refuses. One caller for all templates saves time; if it fails, each template gets its
// own to find the mistake.
func escapeAll(t *template.Template, names []string) map[string]*template.Error {
	var all strings.Builder
	var callers []*template.Template
	for _, name := range names {
		// Within {{if}} a template must end in the context in which it began.
		call := "{{template " + strconv.Quote(name) + "}}"
		all.WriteString("{{if .}}" + call + "{{end}}")
		callers = append(callers, addCaller(t, "\x00"+name, call))
	}
	callers = append(callers, addCaller(t, "\x00", all.String()))
	if escapeError(callers[len(names)]) == nil {
		return nil
	}
	complaints := map[string]*template.Error{}
	for i, name := range names {
		if e := escapeError(callers[i]); e != nil {
			complaints[name] = e
		}
	}
	return complaints
}

// addCaller adds a template that [refuser] stops at its first letter. After the first run
// no more can be added.
func addCaller(t *template.Template, name, text string) *template.Template {
	tree, err := parse.Parse(name, "x"+text, "", "")
	if err == nil {
		t, err = t.AddParseTree(name, tree[name])
	}
	if err != nil {
		panic("render: " + err.Error()) // impossible: the names are this package's
	}
	return t
}

// escapeError returns the error of html/template when it escapes a caller.
func escapeError(caller *template.Template) *template.Error {
	var e *template.Error
	errors.As(caller.Execute(refuser{}, nil), &e)
	return e
}

// escape escapes the templates of all pages and fragments.
func (s *Set) escape(ts trees, diags *diag.List) {
	complaints := escapeAll(s.html, entries(ts, s.views))
	for _, name := range slices.Sorted(maps.Keys(complaints)) {
		e := complaints[name]
		own := s.explainEscape(name, e)
		s.broken[name] = own
		if e.ErrorCode != template.ErrNoSuchTemplate { // reported by check
			*diags = append(*diags, own...)
		}
	}
}

// entries returns the pages and fragments that have templates.
func entries(ts trees, views map[string]reflect.Type) []string {
	var names []string
	for _, name := range slices.Sorted(maps.Keys(views)) {
		if ts[name] != nil {
			names = append(names, name)
		}
	}
	return names
}

// refuser is a writer that refuses everything.
type refuser struct{}

func (refuser) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

// contexts maps the error codes of html/template to ours.
var contexts = map[template.ErrorCode]string{
	template.ErrAmbigContext:      "render/ambiguous-address",
	template.ErrBadHTML:           "render/bad-html",
	template.ErrBranchEnd:         "render/branches-differ",
	template.ErrEndContext:        "render/unfinished-html",
	template.ErrOutputContext:     "render/unfinished-html",
	template.ErrPartialCharset:    "render/in-script",
	template.ErrPartialEscape:     "render/in-script",
	template.ErrRangeLoopReentry:  "render/branches-differ",
	template.ErrSlashAmbig:        "render/in-script",
	template.ErrPredefinedEscaper: "render/own-escaping",
}

// explainEscape reports why html/template refuses a page or fragment.
func (s *Set) explainEscape(name string, e *template.Error) diag.List {
	var diags diag.List
	if e.ErrorCode == template.ErrNoSuchTemplate {
		return s.unknownTemplate(name, e)
	}
	code, ok := contexts[e.ErrorCode]
	if !ok {
		diags.Add("render/failed", s.at(name), name, e.Description)
		return diags
	}
	span := s.at(name)
	if code == "render/unfinished-html" {
		lacks := ""
		for _, f := range s.reach(name) {
			var found bool
			var at diag.Span
			if lacks, at, found = unfinished(f, e.Description); found {
				span = at
				break
			}
		}
		diags.Add(code, span, lacks)
		return diags
	}
	quoted := longestQuoted(e.Description)
	if e.Node != nil {
		location, _ := (*parse.Tree)(nil).ErrorContext(e.Node)
		span = s.locate(location, "")
	} else if quoted != "" {
		for _, f := range s.reach(name) {
			if i := strings.Index(f.text, quoted); i >= 0 {
				span = diag.Span{File: f.path, Start: i, End: i + len(quoted)}
				break
			}
		}
	}
	diags.Add(code, span, quoted)
	return diags
}

// reach returns the files of a template and of everything it calls, its own first.
func (s *Set) reach(name string) []file {
	var files []file
	for _, n := range s.below(name) {
		if f, ok := s.files[n]; ok {
			files = append(files, f)
		}
	}
	return files
}

// below returns a template and everything it calls, itself first.
func (s *Set) below(name string) []string {
	var names []string
	seen := map[string]bool{}
	var follow func(name string)
	follow = func(name string) {
		if seen[name] {
			return
		}
		seen[name] = true
		names = append(names, name)
		for _, next := range s.calls[name] {
			follow(next)
		}
	}
	follow(name)
	return names
}

// longestQuoted returns the longest Go string in a message, unquoted.
func longestQuoted(message string) string {
	best := ""
	for i := 0; i < len(message); i++ {
		if q, err := strconv.QuotedPrefix(message[i:]); err == nil {
			if s, err := strconv.Unquote(q); err == nil && len(s) > len(best) {
				best = s
			}
			i += len(q) - 1
		}
	}
	return best
}
