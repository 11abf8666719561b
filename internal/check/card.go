package check

import (
	"path"
	"strconv"
	"strings"

	"pufa/internal/diag"
	"pufa/internal/doc"
	"pufa/internal/site"
)

// cardNumbers reports numbers in a page's summary or facts that its text does not
// contain, and numbers in the home page's answers that the linked page does not contain.
// These texts are read first, and no citation backs them.
func cardNumbers(s *site.Site, open Open, diags *diag.List) {
	pages := map[string]*site.Page{}
	for _, p := range s.Pages {
		pages[p.Doc.Path] = p
	}
	for _, p := range append([]*site.Page{s.Home.Page}, s.Pages...) {
		opened, body := "", ""
		for _, c := range card(p.Doc) {
			of := pages[c.page]
			if of == nil {
				continue // reported where links are resolved
			}
			if c.page != opened { // consecutive numbers are mostly of one page
				text, _ := open(of)
				body, opened = text[bodyStart(text):], c.page
			}
			if body != "" && !c.standsIn(body) {
				diags.Add("check/number-only-above", p.Doc.KeySpan(c.key), c.text, strings.TrimPrefix(c.page, site.Content+"/"))
			}
		}
	}
}

// cardNumber is a number that front matter states, with its key and the page that must
// contain it.
type cardNumber struct {
	number
	key, page string
}

func card(d *doc.Document) (out []cardNumber) {
	add := func(key, text, page string) {
		for _, n := range numbers(text) {
			out = append(out, cardNumber{n, key, page})
		}
	}
	add("summary", d.Meta.Summary, d.Path)
	for i, f := range d.Meta.Facts {
		at := "facts[" + strconv.Itoa(i) + "]."
		add(at+"value", f.Value, d.Path)
		add(at+"note", f.Note, d.Path)
	}
	for i, t := range d.Meta.Tasks {
		add("tasks["+strconv.Itoa(i)+"].answer", t.Answer, path.Join(site.Content, strings.TrimPrefix(strings.TrimPrefix(t.Page, "/"), site.Content+"/")))
	}
	return out
}
