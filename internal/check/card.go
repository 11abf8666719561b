package check

import (
	"strconv"
	"strings"

	"pufa/internal/diag"
	"pufa/internal/doc"
	"pufa/internal/site"
)

// cardNumbers reports a number in a page's summary or in its facts which the page
// does not say anywhere: these are read first, and stand beside no citation.
func cardNumbers(s *site.Site, open Open, diags *diag.List) {
	for _, p := range s.Pages {
		said := card(p.Doc)
		if len(said) == 0 {
			continue
		}
		text, _ := open(p)
		_, body, _ := strings.Cut(text, "\n+++\n")
		if body == "" {
			continue // its words stand in its front matter alone
		}
		for _, c := range said {
			if !c.standsIn(body) {
				diags.Add("check/number-only-above", p.Doc.KeySpan(c.key), c.text)
			}
		}
	}
}

// cardNumber is a number that front matter states, with its key.
type cardNumber struct {
	number
	key string
}

func card(d *doc.Document) (out []cardNumber) {
	add := func(key, text string) {
		for _, n := range numbers(text) {
			out = append(out, cardNumber{n, key})
		}
	}
	add("summary", d.Meta.Summary)
	for i, f := range d.Meta.Facts {
		at := "facts[" + strconv.Itoa(i) + "]."
		add(at+"value", f.Value)
		add(at+"note", f.Note)
	}
	return out
}
