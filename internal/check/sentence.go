package check

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"pufa/internal/diag"
	"pufa/internal/doc"
	"pufa/internal/site"
)

// Open returns the source of a page and its references with their places: a resolved site
// holds neither. The text is "" if it can no longer be read.
type Open func(*site.Page) (text string, refs []doc.Ref)

// sentence is a sentence of a source file in which a statute is cited, or a row of
// a table.
type sentence struct {
	diag.Span
	refs []*doc.Ref  // its citations
	lead []diag.Span // the sentences before it in its paragraph that cite nothing: they rest on its citations
}

// sentences returns the sentences of a page that cite, in order.
func sentences(p *site.Page, text string, refs []doc.Ref) []sentence {
	var out []sentence
	from := bodyStart(text) // where the last one ended
	for i := range refs {
		r := &refs[i]
		if r.Kind != doc.Cite || len(r.Cites) == 0 || r.Span.Key != "" || r.Span.End > len(text) || r.Span.Start >= r.Span.End {
			continue
		}
		if n := len(out); n > 0 && r.Span.Start < from {
			out[n-1].refs = append(out[n-1].refs, r)
			continue
		} else if r.Span.Start < from {
			from = 0 // unclosed front matter
		}
		s := around(text, from, r.Span.Start, r.Span.End)
		for i := range s.lead {
			s.lead[i].File = p.Doc.Path
		}
		s.File, s.refs, from = p.Doc.Path, []*doc.Ref{r}, s.End
		out = append(out, s)
	}
	return out
}

// around returns the sentence that contains text[start:end], and those before it in its
// paragraph, back to from.
func around(text string, from, start, end int) sentence {
	var s sentence
	begin, stop := from, len(text)
	for i, r := range text[from:start] {
		if at := from + i; stops(text, at, r) {
			next := at + utf8.RuneLen(r)
			s.lead = append(s.lead, between(text, begin, next))
			if r == '\n' {
				s.lead = nil
			}
			begin = next
		}
	}
	for i, r := range text[end:] {
		if at := end + i; stops(text, at, r) {
			stop = at + utf8.RuneLen(r)
			break
		}
	}
	s.Span = between(text, begin, stop)
	return s
}

// between returns a span without the blanks at its ends.
func between(text string, start, end int) diag.Span {
	words := text[start:end]
	start += len(words) - len(strings.TrimLeft(words, " \n"))
	return diag.Span{Start: start, End: max(start, end-len(words)+len(strings.TrimRight(words, " \n")))}
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
	apart  = regexp.MustCompile(`^[ \t]*(:::|#|\|)`)                         // a line that is not part of a sentence
	stands = regexp.MustCompile(`^[ \t]*(:::|#|\||[-*+>:][ \t]|[0-9]+[.)])`) // a line that begins a new sentence
)

// quoted returns a sentence without the Markdown that hinders reading, cut if it is long.
func quoted(words string) string {
	words = strings.TrimLeft(strings.ReplaceAll(words, "**", ""), "-*+|#> ")
	if r := []rune(words); len(r) > longWords {
		return string(r[:longWords]) + "…"
	}
	return words
}

// longWords is how many characters of a sentence are quoted in a message.
const longWords = 60
