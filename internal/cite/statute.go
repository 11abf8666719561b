package cite

import (
	"slices"
	"strings"

	"pufa/internal/law"
)

// Block is a stretch of a statute's text that is read as one: a line of the
// file, classified by package lawtext.
type Block struct {
	law.Extent     // in the file, label included
	Body       int // offset of the words after the label
	Locator    law.Locator
	Division   int // innermost, index into Statute.Divisions; -1 = none
}

// ReadStatute finds the citations in the text of a statute. blocks are the
// parts of text to read, in order, without headings and tables of contents.
// Offsets of the citations are bytes of text.
func ReadStatute(st *law.Statute, text string, blocks []Block, titles Titles) []Citation {
	r := NewReader(Text{Title: st.Title, Articles: len(st.Articles) > 0}, titles)
	r.saysOwn = saysOwn(text)
	provisions := st.Provisions()
	numbers := make([]law.Number, len(provisions))
	listless := make([]bool, len(provisions)) // computed once, not for each block of a long article
	index := map[law.Number]int{}
	for i := range provisions {
		numbers[i], listless[i] = provisions[i].Number, !listed(&provisions[i])
		if _, twice := index[numbers[i]]; !twice {
			index[numbers[i]] = i
		}
	}
	divisions := make([]Division, len(st.Divisions))
	for i := range st.Divisions {
		divisions[i] = divisionOf(st, i)
	}
	var out []Citation
	for _, b := range blocks {
		if b.Start < 0 || b.Start > b.End || b.End > len(text) {
			continue
		}
		origin := Origin{Locator: b.Locator, Label: max(0, min(b.Body, b.End)-b.Start)}
		if i, ok := index[b.Locator.Article]; ok {
			origin.Before = numbers[:i:i]
			origin.Paragraphs = len(provisions[i].Paragraphs)
			origin.Listless = listless[i]
		}
		if b.Division >= 0 && b.Division < len(divisions) {
			origin.Division = divisions[b.Division]
		}
		for _, c := range r.Block(text[b.Start:b.End], origin) {
			out = append(out, c.moved(b.Start))
		}
	}
	return out
}

// saysOwn reports whether a text calls itself 本法 when it cites itself.
func saysOwn(text string) bool {
	for i := next(ordinals, text, 0); i < len(text); i = next(ordinals, text, i+len("第")) {
		if w := normWord(text[:i]); w != "" && strings.HasSuffix(text[:i-len(w)], "本") {
			return true
		}
	}
	return false
}

// listed reports whether an article has 项.
func listed(a *law.Article) bool {
	return slices.ContainsFunc(a.Paragraphs, func(p law.Paragraph) bool { return len(p.Items) > 0 })
}

// divisionOf returns the numbers of division i and of the divisions around it.
func divisionOf(st *law.Statute, i int) Division {
	var d Division
	for _, t := range st.Trail(i) {
		switch n := st.Divisions[t].Number; st.Divisions[t].Level {
		case law.Book:
			d.Book = n
		case law.Subbook:
			d.Subbook = n
		case law.Chapter:
			d.Chapter = n
		case law.Section:
			d.Section = n
		}
	}
	return d
}

// ReadProse finds the citations in the lines of prose, plain text or Markdown;
// it skips front matter and fenced code. Offsets are bytes of text.
func ReadProse(about Text, text string, titles Titles) []Citation {
	r := NewReader(about, titles)
	var out []Citation
	at, fence := 0, ""
	for n := 0; at < len(text); n++ {
		line, _, _ := strings.Cut(text[at:], "\n")
		bare := strings.TrimSpace(line)
		switch {
		case n == 0 && (bare == "+++" || bare == "---"):
			fence = bare
		case fence != "":
			if strings.HasPrefix(bare, fence) {
				fence = ""
			}
		case strings.HasPrefix(bare, "```"), strings.HasPrefix(bare, "~~~"):
			fence = bare[:3]
		default:
			from := at + len(line) - len(strings.TrimLeft(line, "#> \t"))
			for _, c := range r.Block(text[from:at+len(line)], Origin{}) {
				out = append(out, c.moved(from))
			}
		}
		at += len(line) + 1
	}
	return out
}

// NamesStatute reports whether a title is that of a statute or another legal
// text, or of a part published alone (中华人民共和国民法典 合同编), and not
// that of a court case or an essay.
func NamesStatute(title string) bool {
	whole, _, _ := strings.Cut(strings.TrimSpace(title), " ")
	for _, t := range [...]string{title, whole} {
		if stem, _ := cutEdition(strings.TrimSpace(t)); normWord(stem) != "" {
			return true
		}
	}
	return false
}
