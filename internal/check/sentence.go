package check

import (
	"regexp"
	"strings"

	"pufa/internal/diag"
	"pufa/internal/doc"
	"pufa/internal/site"
)

// Open returns the source of a page and where each of its references stands in
// it: a resolved site holds neither. The text is "" where it is no longer to be
// had.
type Open func(*site.Page) (text string, refs []doc.Ref)

// sentence is a sentence of a source file in which a statute is cited, or a row of
// a table.
type sentence struct {
	diag.Span
	refs []*doc.Ref // its citations
}

// sentences returns the sentences of a page that cite, in order.
func sentences(p *site.Page, text string, refs []doc.Ref) []sentence {
	var out []sentence
	for i := range refs {
		r := &refs[i]
		if r.Kind != doc.Cite || len(r.Cites) == 0 || r.Span.Key != "" || r.Span.End > len(text) || r.Span.Start >= r.Span.End {
			continue
		}
		if n := len(out); n > 0 && r.Span.Start < out[n-1].End {
			out[n-1].refs = append(out[n-1].refs, r)
			continue
		}
		start, end := around(text, r.Span.Start, r.Span.End)
		out = append(out, sentence{Span: diag.Span{File: p.Doc.Path, Start: start, End: end}, refs: []*doc.Ref{r}})
	}
	return out
}

// around returns where the sentence begins and ends that holds text[start:end].
func around(text string, start, end int) (from, to int) {
	for i, r := range text[:start] {
		if stops(text, i, r) {
			from = i + len(string(r))
		}
	}
	to = len(text)
	for i, r := range text[end:] {
		if stops(text, end+i, r) {
			to = end + i + len(string(r))
			break
		}
	}
	for from < start && strings.ContainsRune(" \n", rune(text[from])) {
		from++
	}
	return from, len(strings.TrimRight(text[:to], " \n"))
}

// stops reports whether the character at i ends a sentence. A line end does unless
// the sentence goes on in the next line.
func stops(text string, i int, r rune) bool {
	switch r {
	case '。', '！', '？':
		return true
	case '\n':
		line := text[strings.LastIndexByte(text[:i], '\n')+1 : i]
		next, _, _ := strings.Cut(text[i+1:], "\n")
		return strings.TrimSpace(next) == "" || stands.MatchString(next) || apart.MatchString(line)
	}
	return false
}

var (
	apart  = regexp.MustCompile(`^[ \t]*(:::|#|\|)`)                         // a line that is no part of a sentence
	stands = regexp.MustCompile(`^[ \t]*(:::|#|\||[-*+>:][ \t]|[0-9]+[.)])`) // one that begins another
)

// words is the sentence without the marks of Markdown that most stand in the way
// of reading it, cut where it is long.
func (s sentence) words(text string) string {
	words := strings.TrimLeft(strings.ReplaceAll(text[s.Start:s.End], "**", ""), "-*+|#> ")
	if r := []rune(words); len(r) > longWords {
		return string(r[:longWords]) + "…"
	}
	return words
}

// longWords is how many characters of a sentence are quoted in a message.
const longWords = 60
