package lawtext

import (
	"bytes"
	"encoding/json"
	"strconv"

	"pufa/internal/diag"
	"pufa/internal/law"
)

// Inspection is the output of `pufa inspect law`: a text as parsed. Its keys are stable
// and always present. Article numbers are strings, since 133-1 is one.
type Inspection struct {
	Title       string            `json:"title"`
	SHA256      string            `json:"sha256"` // of the file, set by the caller; compare it with that in an edition's data.json
	Books       int               `json:"books"`
	Subbooks    int               `json:"subbooks"`
	Chapters    int               `json:"chapters"`
	Sections    int               `json:"sections"`
	Articles    []ArticleJSON     `json:"articles"`
	Points      []ArticleJSON     `json:"points"`     // 一、 of a text without articles
	Continuous  *bool             `json:"continuous"` // no number is missing between the first and the last article; null without articles
	Diagnostics []json.RawMessage `json:"diagnostics"`
}

// ArticleJSON is an article or point.
type ArticleJSON struct {
	Number     string          `json:"number"` // "133-1"
	Title      string          `json:"title"`
	Division   []string        `json:"division"` // headings around it, outermost first
	Paragraphs []ParagraphJSON `json:"paragraphs"`
}

// ParagraphJSON is 款.
type ParagraphJSON struct {
	Text  string     `json:"text"`
	Items []ItemJSON `json:"items"`
}

// ItemJSON is 项.
type ItemJSON struct {
	Number   string        `json:"number"`
	Text     string        `json:"text"`
	Subitems []SubitemJSON `json:"subitems"`
}

// SubitemJSON is 目.
type SubitemJSON struct {
	Number string `json:"number"`
	Text   string `json:"text"`
}

// Inspect returns the JSON form of a text and its findings. p prints the findings in its
// language.
func Inspect(t *Text, found diag.List, p diag.Printer) Inspection {
	st := t.Statute
	in := Inspection{
		Title:       st.Title,
		Articles:    articlesJSON(st, st.Articles),
		Points:      articlesJSON(st, st.Points),
		Diagnostics: []json.RawMessage{},
	}
	for i := range st.Divisions {
		switch st.Divisions[i].Level {
		case law.Book:
			in.Books++
		case law.Subbook:
			in.Subbooks++
		case law.Chapter:
			in.Chapters++
		case law.Section:
			in.Sections++
		}
	}
	if len(st.Articles) > 0 {
		whole := Continuous(st)
		in.Continuous = &whole
	}
	var out bytes.Buffer
	p.PrintJSON(&out, found)
	for line := range bytes.Lines(out.Bytes()) {
		in.Diagnostics = append(in.Diagnostics, json.RawMessage(bytes.TrimSpace(bytes.Clone(line))))
	}
	return in
}

// Continuous reports whether no number is missing between the first article and
// the last. Numbers with 之 may be missing: whether 之一 was ever there can't be
// known.
func Continuous(st *law.Statute) bool {
	seen := map[int]bool{}
	low, high := 0, 0
	for i := range st.Articles {
		n := st.Articles[i].Number.Main
		if seen[n] = true; low == 0 || n < low {
			low = n
		}
		high = max(high, n)
	}
	return len(seen) == 0 || len(seen) == high-low+1
}

func articlesJSON(st *law.Statute, articles []law.Article) []ArticleJSON {
	out := make([]ArticleJSON, 0, len(articles))
	for i := range articles {
		a := &articles[i]
		j := ArticleJSON{Number: a.Number.String(), Title: a.Title, Division: []string{}, Paragraphs: []ParagraphJSON{}}
		for _, d := range st.Trail(a.Division) {
			j.Division = append(j.Division, st.Divisions[d].Heading())
		}
		for k := range a.Paragraphs {
			par := &a.Paragraphs[k]
			pj := ParagraphJSON{Text: par.Text, Items: []ItemJSON{}}
			for _, it := range par.Items {
				ij := ItemJSON{Number: strconv.Itoa(it.Number), Text: it.Text, Subitems: []SubitemJSON{}}
				for _, sub := range it.Subitems {
					ij.Subitems = append(ij.Subitems, SubitemJSON{Number: strconv.Itoa(sub.Number), Text: sub.Text})
				}
				pj.Items = append(pj.Items, ij)
			}
			j.Paragraphs = append(j.Paragraphs, pj)
		}
		out = append(out, j)
	}
	return out
}
