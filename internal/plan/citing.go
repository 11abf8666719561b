package plan

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"pufa/internal/doc"
	"pufa/internal/law"
	"pufa/internal/site"
	"pufa/internal/view"
)

// citedBy lists pages with the parts of the article that each names.
func (m *Planner) citedBy(from site.URL, list []site.Citing) []view.CitedBy {
	out := make([]view.CitedBy, 0, len(list))
	for _, c := range list {
		var parts []string
		for _, l := range c.Parts {
			l.Article = law.Number{}
			parts = append(parts, l.String())
		}
		out = append(out, view.CitedBy{Link: view.Link{Title: c.Page.Title, URL: m.site.Link(from, c.Page.URL)}, Parts: strings.Join(parts, "、")})
	}
	return out
}

// addSentences adds what each page says where it cites the article.
func (m *Planner) addSentences(to []view.CitedBy, list []site.Citing) {
	for i, c := range list {
		switch {
		case len(c.Refs) > 0:
			to[i].Sentence = m.sentence(c)
		case len(c.Cites) > 0 && c.Page.Work.Shown != nil:
			to[i].Sentence = provisionSaying(c.Page.Work.Shown, c.Cites[0])
		}
	}
}

// sentence returns what the text of a page says where it cites an article; "" = nothing. Of
// several citations, one that names few articles says most about this one.
func (m *Planner) sentence(c site.Citing) string {
	if len(c.Page.Doc.Refs) > mostReferences {
		return ""
	}
	b, refs := m.open(c.Page), slices.Clone(c.Refs)
	slices.SortStableFunc(refs, func(x, y int) int { return len(c.Page.Doc.Refs[x].Cites) - len(c.Page.Doc.Refs[y].Cites) })
	for _, ref := range refs[:min(len(refs), mostTried)] {
		if ref >= len(b.Holes) { // the body could not be read
			return ""
		}
		if s := sentenceAt(b, b.Holes[ref]); s != "" {
			return s
		}
	}
	return ""
}

// provisionSaying returns what a statute says in one of its citations, with the provision:
// 第三条第一款：….
func provisionSaying(e *site.Edition, citation int) string {
	c := e.Doc.Statute.Cites[citation]
	found, err := e.Statute.Locate(c.At)
	if err != nil {
		return ""
	}
	text, at := found.Text(), c.At // the words of the provision itself come first
	if c.Start > len(text) {
		return ""
	}
	if len(found.Article.Paragraphs) == 1 {
		at.Paragraph = 0
	}
	sentences := pieces(text[:c.Start]+here+text[c.Start:], stops+"\n")
	i := slices.IndexFunc(sentences, func(s string) bool { return strings.Contains(s, here) })
	return at.String() + "：" + shortened(sentences[i])
}

// Each article's page looks into the pages that cite it, so what is looked at is limited.
const (
	mostReferences = 1000 // of a page; one with more is a list
	mostTried      = 8    // citations of one article in one page
	farthest       = 4000 // bytes of markup before and behind a citation
)

const (
	sentenceMost  = 64 // characters
	sentenceLeast = 5  // beside citations; less is no sentence: 依据：
)

// here marks the citation in text. No text has it: source replaces it.
const here = "\x00"

// sentenceAt returns what a body says around the citation at a hole, as plain text, without
// the sources that stand in brackets; "" if that is nothing. In a table, the other cells of
// the row say it.
func sentenceAt(b *doc.Body, at int) string {
	from, to := max(0, at-farthest), min(len(b.HTML), at+farthest)
	first, row := blockStart(b.HTML[from:at])
	last := blockEnd(b.HTML[:to], at, row)
	if first += from; first == from && from > 0 || last == to && to < len(b.HTML) { // a long block
		return ""
	}
	text := withoutTags(headed.ReplaceAllString(b.HTML[first:at]+here+b.HTML[at:last], "<td>$1："))
	text = sources.ReplaceAllStringFunc(text, func(s string) string {
		if strings.Contains(s, here) {
			return here
		}
		return ""
	})
	if row {
		return cells(text)
	}
	sentences := pieces(strings.ReplaceAll(text, "\n", " "), stops)
	i := slices.IndexFunc(sentences, func(s string) bool { return strings.Contains(s, here) })
	if besideCitations(sentences[i]) < sentenceLeast && i > 0 { // 依据：《…》第三十五条。 It is that of the sentence before
		i--
		sentences[i] += here
	}
	if besideCitations(sentences[i]) < sentenceLeast {
		return ""
	}
	return shortened(sentences[i])
}

var (
	number  = `第[零〇一二三四五六七八九十百千]+`
	one     = `(?:《[^》]*》)?` + number + `条(?:之[一二三四五六七八九十]+)?(?:` + number + `款)?(?:第（?[一二三四五六七八九十]+）?项)?`
	named   = regexp.MustCompile(here + `|` + one + `|` + number + `款|[、，。和至到]`)
	headed  = regexp.MustCompile(`<td[^>]* data-label="([^"]*)"[^>]*>`)
	sources = regexp.MustCompile(`（` + here + `?` + one + `[^（）]*(?:（[^（）]*）[^（）]*)*）`)
)

const (
	stops   = "。！？"
	pauses  = "，；："
	closers = "”’）》」』"
)

// besideCitations counts the characters of a text that are not its citations.
func besideCitations(s string) int {
	return utf8.RuneCountInString(strings.TrimSpace(named.ReplaceAllString(s, "")))
}

// cells joins the cells of a row, a line each, that hold more than citations behind the head
// of their column.
func cells(text string) string {
	var out []string
	for line := range strings.Lines(text) {
		said := line
		if _, behind, ok := strings.Cut(line, "："); ok {
			said = behind
		}
		if besideCitations(said) > 0 {
			out = append(out, strings.TrimSpace(strings.ReplaceAll(line, here, "")))
		}
	}
	return strings.Join(out, " · ")
}

// shortened returns of a long sentence the clauses around the citation: first as many before
// it as there is room for, since a source stands behind what it is the source of.
func shortened(sentence string) string {
	clauses := pieces(sentence, pauses)
	from := slices.IndexFunc(clauses, func(s string) bool { return strings.Contains(s, here) })
	to, room := from+1, sentenceMost-utf8.RuneCountInString(clauses[from])
	fits := func(i int) bool {
		if i < 0 || i == len(clauses) || utf8.RuneCountInString(clauses[i]) > room {
			return false
		}
		room -= utf8.RuneCountInString(clauses[i])
		return true
	}
	for fits(from - 1) {
		from--
	}
	for fits(to) {
		to++
	}
	out := strings.TrimSpace(strings.ReplaceAll(strings.Join(clauses[from:to], ""), here, ""))
	if from > 0 {
		out = "……" + out
	}
	if to < len(clauses) {
		out = strings.TrimRight(out, pauses) + "……"
	}
	return out
}

// pieces divides a text behind marks and what closes with them.
func pieces(text, marks string) []string {
	var out []string
	for text != "" {
		end := strings.IndexAny(text, marks)
		if end < 0 {
			return append(out, text)
		}
		_, size := utf8.DecodeRuneInString(text[end:])
		end += size
		end += len(text[end:]) - len(strings.TrimLeft(text[end:], closers))
		out, text = append(out, text[:end]), text[end:]
	}
	return out
}

// blockStart returns where the block begins in which html ends, or the row of a table.
func blockStart(html string) (start int, row bool) {
	for at := len(html); ; {
		if at = strings.LastIndexByte(html[:at], '<'); at < 0 {
			return 0, row
		}
		switch name := tagName(html[at:]); {
		case name == "tr":
			return at, row
		case name == "td" || name == "th":
			row = true
		case !row && !inline(name):
			return at, false
		}
	}
}

// blockEnd returns where the block, or the row, ends in which at lies.
func blockEnd(html string, at int, row bool) int {
	for {
		open := strings.IndexByte(html[at:], '<')
		if open < 0 {
			return len(html)
		}
		at += open
		if name := tagName(html[at:]); name == "tr" || !row && !inline(name) {
			return at
		}
		at++
	}
}
