package preview

import (
	"bytes"
	"cmp"
	_ "embed"
	"encoding/json"
	"fmt"
	"html/template"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"

	"pufa/internal/compiler"
	"pufa/internal/diag"
)

// The to-do page lists all findings of the site, as `pufa check` does, by the person who
// mends them and by page. It updates itself: mended findings disappear.

var (
	//go:embed todo.html
	todoPage string
	//go:embed todo.js
	todoScript []byte
	//go:embed todo.css
	todoStylesheet []byte

	todoTemplate = template.Must(template.New("todo").Parse(todoPage))
)

// todoView is the content of the page.
type todoView struct {
	Language, Title, Site string
	Own, Back             string // addresses of the preview's own files and of the site
	Total                 string // in words
	Fine                  bool
	Offer                 string // what the program can mend; "" = nothing
	Tabs                  []todoTab
	People                []todoPerson
	Texts                 map[string]string
}

// todoTab links to the part of one person, or to all.
type todoTab struct {
	Name, Address string
	Count         int
	Current       bool
}

type todoPerson struct {
	ID, Name, Work string
	Count          string
	Pages          []todoFile
	More           string // about findings that are not listed; "" = all are
}

// todoFile is a page or another file with its findings.
type todoFile struct {
	Name, File string
	Address    string // "" = none
	Findings   []todoFinding
	failing    bool
}

type todoFinding struct {
	Severity, Kind string // as a class, and in words
	Place          string // "第 12 行"; "" = the whole file
	Editor         template.URL
	Message, Hint  string
	Code           string
	Mendable       bool
}

// mostTodos is the number of findings listed for one person. Nobody reads more at once,
// and others appear as these are mended.
const mostTodos = 500

// todoMemory keeps the findings of package check for the latest compilation.
type todoMemory struct {
	mu     sync.Mutex
	number int
	found  diag.List
}

// todos returns all findings that a person should mend.
func (s *server) todos(c *compiler.Compiled) (diag.List, error) {
	s.todo.mu.Lock()
	defer s.todo.mu.Unlock()
	if s.todo.number == c.Number() {
		return s.todo.found, nil
	}
	more, err := c.Rules()
	if err != nil {
		return nil, err
	}
	asks := func(d diag.Diagnostic) bool {
		return d.Severity != diag.Notice || strings.HasPrefix(d.Code, "check/")
	}
	found := c.Findings(0, asks)
	found = append(found, slices.DeleteFunc(more, func(d diag.Diagnostic) bool { return !asks(d) })...)
	found.Sort()
	s.todo.number, s.todo.found = c.Number(), found
	return found, nil
}

// serveTodo serves the page; ?for= names one person.
func (s *server) serveTodo(w http.ResponseWriter, r *http.Request) {
	c := s.complete(r.Context())
	if c == nil {
		return
	}
	found, err := s.todos(c)
	if err != nil {
		s.serveTrouble(w, err)
		return
	}
	editor := ""
	if local(r) {
		editor = editorAddress(s.options.Editor, s.options.Dir)
	}
	view := todoOf(found, c, r.URL.Query().Get("for"), editor, s.options.typed)
	view.Own = "./"
	var b bytes.Buffer
	if err := todoTemplate.Execute(&b, view); err != nil {
		s.serveTrouble(w, err)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Write(b.Bytes())
}

// part is the part of the page for one person.
type part struct {
	person diag.Person
	id     string
}

// people are the parts of the page, in order.
var people = []part{{diag.Writer, "writer"}, {diag.Reviewer, "reviewer"}, {diag.Technician, "technician"}}

// shownSite is what the page needs of a compilation.
type shownSite interface {
	Lang() diag.Lang
	Source(file string) (string, bool)
	PageOf(source string) (compiler.Page, bool)
	Title() string
}

// todoOf arranges sorted findings for one person or, with "", for all. typed rewrites the
// commands in a text.
func todoOf(found diag.List, c shownSite, only, editor string, typed func(string) string) todoView {
	lang := c.Lang()
	say := func(code string, args ...string) string { return typed(diag.Say(lang, "say/todo-"+code, args...)) }
	v := todoView{Language: "zh-CN", Title: say("title"), Site: c.Title(), Back: "../../", Texts: map[string]string{}, Total: say("total", strconv.Itoa(len(found))), Fine: len(found) == 0}
	if lang == diag.EN {
		v.Language = "en"
	}
	for _, t := range []string{"fine", "how", "live", "mendable", "nobody", "open", "people"} {
		v.Texts[t] = say(t)
	}
	if n := found.Mendable(); n > 0 {
		v.Offer = say("offer", strconv.Itoa(n))
	}
	if !slices.ContainsFunc(people, func(p part) bool { return p.id == only }) {
		only = ""
	}
	v.Tabs = append(v.Tabs, todoTab{say("all"), "todo", len(found), only == ""})
	for _, p := range people {
		theirs := slices.DeleteFunc(slices.Clone(found), func(d diag.Diagnostic) bool { return d.For() != p.person })
		v.Tabs = append(v.Tabs, todoTab{say(p.id), "todo?for=" + p.id, len(theirs), only == p.id})
		if only != "" && only != p.id {
			continue
		}
		part := todoPerson{ID: p.id, Name: say(p.id), Work: say(p.id + "-work"), Count: say("total", strconv.Itoa(len(theirs)))}
		if left := len(theirs) - mostTodos; left > 0 {
			slices.SortStableFunc(theirs, func(a, b diag.Diagnostic) int { return cmp.Compare(a.Severity, b.Severity) })
			theirs, part.More = theirs[:mostTodos], say("more", strconv.Itoa(left))
			theirs.Sort()
		}
		part.Pages = todoFiles(theirs, c, editor, typed)
		v.People = append(v.People, part)
	}
	return v
}

// todoFiles groups findings by file; files with errors come first.
func todoFiles(found diag.List, c shownSite, editor string, typed func(string) string) []todoFile {
	lang := c.Lang()
	var lines bytes.Buffer
	diag.Printer{Lang: lang, Source: c.Source, Call: typed}.PrintJSON(&lines, found)
	dec := json.NewDecoder(&lines)
	var out []todoFile
	for range found {
		var f struct {
			File, Severity, Code, Message, Hint string
			Line, Column                        int
			Edits                               []json.RawMessage
		}
		if dec.Decode(&f) != nil {
			break // impossible: the printer's own lines
		}
		if n := len(out); n == 0 || out[n-1].File != f.File {
			out = append(out, fileOf(f.File, c, editor))
		}
		t := todoFinding{Severity: f.Severity, Kind: diag.Say(lang, "say/todo-"+f.Severity), Message: f.Message, Hint: f.Hint, Code: f.Code, Mendable: len(f.Edits) > 0}
		if f.Line > 0 {
			t.Place = diag.Say(lang, "say/panel-line", strconv.Itoa(f.Line))
		}
		t.Editor = editorAt(editor, f.File, f.Line, f.Column)
		file := &out[len(out)-1]
		file.Findings = append(file.Findings, t)
		file.failing = file.failing || f.Severity == diag.Error.String()
	}
	slices.SortStableFunc(out, func(a, b todoFile) int {
		switch {
		case a.failing && !b.failing:
			return -1
		case b.failing && !a.failing:
			return 1
		}
		return 0
	})
	return out
}

func fileOf(file string, c shownSite, editor string) todoFile {
	out := todoFile{Name: file, File: file}
	if file == "" {
		out.Name = diag.Say(c.Lang(), "say/todo-site")
	}
	if p, ok := c.PageOf(file); ok {
		out.Name, out.Address = p.Title, p.Address
	}
	return out
}

// editorAt returns the address that opens a place in an editor; "" = none.
func editorAt(editor, file string, line, column int) template.URL {
	if editor == "" || file == "" {
		return ""
	}
	path := (&url.URL{Path: file}).EscapedPath()
	return template.URL(strings.NewReplacer("{file}", path, "{line}", fmt.Sprint(max(line, 1)), "{column}", fmt.Sprint(max(column, 1))).Replace(editor))
}
