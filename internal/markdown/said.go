package markdown

import (
	"bytes"
	"regexp"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	gast "github.com/yuin/goldmark/ast"

	"pufa/internal/cite"
	"pufa/internal/doc"
)

// saying matches the text between a provision and the words that the author
// says it has: 第三十五条|规定：|“…”, 第三十五条|：|“…”.
const (
	aside   = `(?:（[^（）]{1,30}）)?`
	verbs   = `(?:的|中|里)?(?:内容|原文)?(?:也|还|已经|已|就|都|同样|分别|明确|专门|又|则|均|即)*(?:是?这样(?:写|规定|说)的|规定|写明|写道|写着|写|明确|指出|要求|载明|说|原文|是|为)(?:了|着|得很清楚|如下|的是|的原文是|是|为)?`
	opening = `(?:“|「|‘|『|")`
	closing = `(?:”|」|’|』|")`
	ownWord = `[^“”「」‘’『』"。；！？\n]`
)

var (
	saying = regexp.MustCompile(`^` + aside + `(?:` + verbs + `[：:，,]?|(?:的规定|规定)?[：:])[ \x{3000}]*` + opening)

	// sayingPart has some of the author's words before those of the provision.
	sayingPart = regexp.MustCompile(`^` + aside + verbs + `[：:，,]?` + ownWord + `{1,40}` + opening)

	// sayingBelow ends a block; the words are the quotation below it.
	sayingBelow = regexp.MustCompile(`^` + aside + `(?:` + verbs + `|的规定)?[：:][ \x{3000}]*$`)

	// signing matches at the end of a quotation, before the provision that it
	// comes from, on a line of its own.
	signing = regexp.MustCompile(`(?:^|\n)[ \x{3000}]*(?:[—―－–]+|--+)[ \x{3000}]*(?:语出|出自|摘自|引自|摘录自)?[：: ]?$`)

	// sourced matches the text between words and the provision that they come
	// from.
	sourced = regexp.MustCompile(closing + `[ \x{3000}]*(?:[（(]|——)[ \x{3000}]*(?:见|参见|语出|出自|摘自|引自|依据|根据)?$`)
)

// formerly matches after words that a provision used to have: “…”修改为“…”.
var formerly = regexp.MustCompile(`^` + closing + `(?:等?内容)?[，。]?(?:修改|改|变更|调整)(?:为|成)`)

const (
	furthest = 160      // bytes searched between a provision and words
	longest  = 16 << 10 // bytes of quoted words; no article has as many
	longWord = 10       // characters: shorter words may be a term
)

// said reads the words in quotation marks that, according to the author, the
// citation from start to end of text has, and returns their range between the
// marks. loosely: it is not quite certain that they are meant as the
// provision's. ok is false if there are none.
func said(text []byte, start, end int) (from, to int, loosely, ok bool) {
	behind := text[end:min(len(text), end+furthest)]
	if anyOf(behind, openings) { // few citations have a quotation near them, and the patterns are slow
		if m := saying.FindIndex(behind); m != nil {
			from = end + m[1]
			to = endOf(text, from)
			return from, to, false, to > from && utf8.RuneCount(text[from:to]) > 1 && !formerly.Match(text[to:])
		}
		if m := sayingPart.FindIndex(behind); m != nil {
			from = end + m[1]
			to = endOf(text, from)
			return from, to, true, to > from && utf8.RuneCount(text[from:to]) >= longWord
		}
	}
	before := text[max(0, start-furthest):start]
	if !anyOf(before, closings) {
		return 0, 0, false, false
	}
	if m := sourced.FindIndex(before); m != nil {
		to = max(0, start-furthest) + m[0]
		from = startOf(text, to)
		return from, to, true, from >= 0 && utf8.RuneCount(text[from:to]) >= longWord
	}
	return 0, 0, false, false
}

var (
	openings = []string{"“", "「", "‘", "『", `"`}
	closings = []string{"”", "」", "’", "』", `"`}
)

// anyOf reports whether a text contains one of the marks.
func anyOf(text []byte, marks []string) bool {
	return slices.ContainsFunc(marks, func(m string) bool { return bytes.Contains(text, []byte(m)) })
}

// quotes are the closing quotation marks by the opening ones.
var quotes = map[rune]rune{'“': '”', '「': '」', '‘': '’', '『': '』', '"': '"'}

// endOf returns where the words end that begin at from, after a mark; 0 =
// nowhere.
func endOf(text []byte, from int) int {
	opening, _ := utf8.DecodeLastRune(text[:from])
	closing, depth := quotes[opening], 0
	for at := from; at < min(len(text), from+longest); {
		c, size := utf8.DecodeRune(text[at:])
		switch {
		case c == closing && depth == 0:
			return at
		case c == closing:
			depth--
		case c == opening:
			depth++
		}
		at += size
	}
	return 0
}

// startOf returns where the words begin that end at to, before a mark; -1 =
// nowhere.
func startOf(text []byte, to int) int {
	closing, _ := utf8.DecodeRune(text[to:])
	depth := 0
	for at := to; at > max(0, to-longest); {
		c, size := utf8.DecodeLastRune(text[:at])
		switch {
		case quotes[c] == closing && depth == 0:
			return at
		case quotes[c] == closing:
			depth--
		case c == closing:
			depth++
		}
		at -= size
	}
	return -1
}

// quoteSaid adds to the last reference of a citation the words that the author
// says it has, to be compared with the provision.
func (c *citer) quoteSaid(w *writer, cited cite.Citation, r *citedRange) {
	text := w.plain[c.plain:]
	from, to, loosely, ok := said(text, cited.Start, cited.End)
	if len(cited.Links()) > 1 {
		r.ref.QuotedOf = slices.Clone(cited.Targets)
	}
	if !ok {
		end := bytes.TrimRight(text[cited.End:], " \u3000")
		r.announces = (bytes.HasSuffix(end, []byte("：")) || bytes.HasSuffix(end, []byte(":"))) && sayingBelow.Match(text[cited.End:])
		if w.recording && len(bytes.Trim(text[cited.End:], " \u3000。.")) == 0 {
			from := max(0, cited.Start-furthest)
			if m := signing.FindIndex(text[from:cited.Start]); m != nil {
				r.signed = c.plain + from + m[0]
			}
		}
		return
	}
	r.ref.Quoted, r.ref.Loosely = string(text[from:to]), loosely
	from, to = from+c.plain, to+c.plain
	first := sort.Search(len(c.pieces), func(i int) bool { return c.pieces[i].plain+c.pieces[i].size > from })
	for _, p := range c.pieces[first:] {
		start, end := max(from, p.plain), min(to, p.plain+p.size)
		if start >= end {
			break
		}
		if p.at < 0 {
			continue
		}
		span := w.span(p.at+start-p.plain, p.at+end-p.plain)
		r.pieces = append(r.pieces, doc.Piece{Text: start - from, Size: end - start, Start: span.Start, End: span.End})
	}
}

// announced is a citation that announces the words in the block below:
// 第三十五条规定：. It also serves for one that signs a quotation, on its last
// line: ——《信访工作条例》第三十五条. The zero value is none.
type announced struct {
	ref   int // its number, from 1
	plain int // where its block ends in writer.plain; if it signs, where its line begins
}

// quotedBlock writes a quotation in a block of its own. Its words are those of
// the citation that announces them, or of the one that signs them, if there is
// one.
func (w *writer) quotedBlock(n *gast.Blockquote) {
	if w.recording {
		w.blocks(n)
		return
	}
	before := w.announced
	if len(bytes.TrimSpace(w.plain[min(before.plain, len(w.plain)):])) > 0 {
		before = announced{}
	}
	w.announced, w.signed = announced{}, announced{}
	w.recording, w.quotedAt, w.pieces = true, len(w.plain), nil
	w.blocks(n)
	w.recording = false
	words, ref := string(w.plain[w.quotedAt:]), before.ref
	switch s := w.signed; {
	case s.ref > 0 && s.plain >= w.quotedAt:
		words = strings.TrimRight(words[:s.plain-w.quotedAt], "\n")
		if ref == 0 && utf8.RuneCountInString(words) >= longWord {
			ref = s.ref
		}
	case strings.Contains(words, "\n—"): // a line with the source
		words = words[:strings.Index(words, "\n—")]
	}
	if ref > 0 {
		w.refs[ref-1].Quoted, w.details[ref-1].Pieces = strings.TrimRight(words, "\n"), w.pieces
	}
}
