package render

import (
	"errors"
	"html/template"
	"io"
	"maps"
	"slices"
	"strconv"
	"text/template/parse"

	"pufa/internal/diag"
)

// escape lets html/template work out, for every page and fragment, in which
// context each action stands, so that its complaints come now and not with the
// first page.
//
// html/template does this before it runs a template and has no call that does
// nothing else. So a driver of two nodes runs: a letter, at which the writer
// refuses to go on, and the call of the template in question.
func (s *Set) escape(ts trees, diags *diag.List) {
	for _, name := range slices.Sorted(maps.Keys(views)) {
		if ts[name] == nil {
			continue
		}
		driver := "\x00" + name
		tree, err := parse.Parse(driver, "x{{template "+strconv.Quote(name)+"}}", "", "")
		if err != nil {
			continue // a name that cannot be quoted; Render will tell
		}
		t, err := s.html.AddParseTree(driver, tree[driver])
		if err != nil {
			continue
		}
		err = t.Execute(refuser{}, nil)
		var e *template.Error
		if errors.As(err, &e) {
			own := s.explainEscape(name, e)
			s.broken[name] = own
			if e.ErrorCode != template.ErrNoSuchTemplate { // check has told
				*diags = append(*diags, own...)
			}
		}
	}
}

type refuser struct{}

func (refuser) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

// contexts gives html/template's reasons their codes.
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

func (s *Set) explainEscape(name string, e *template.Error) diag.List {
	var diags diag.List
	if e.ErrorCode == template.ErrNoSuchTemplate {
		return s.unknownTemplate(e)
	}
	code, ok := contexts[e.ErrorCode]
	if !ok {
		code = "render/failed"
	}
	span := s.at(name)
	if e.Node != nil {
		location, _ := (*parse.Tree)(nil).ErrorContext(e.Node)
		span = s.locate(location, "")
	} else if f, ok := s.files[e.Name]; ok && e.Line > 0 {
		span = onLine(f, e.Line, "")
	}
	diags.Add(code, span, e.Description)
	return diags
}
