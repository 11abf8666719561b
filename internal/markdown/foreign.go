package markdown

import (
	"bytes"
	"regexp"
	"unicode"
	"unicode/utf8"

	gast "github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"pufa/internal/diag"
)

// foreignMark is markup of another generator, or a mistyped mark of ours, that
// would be published as text.
type foreignMark struct {
	start  string                         // how it begins, for a quick check
	form   *regexp.Regexp                 // matched from there on
	advice string                         // code of the finding, which says what to write instead
	fits   func(before, rest []byte) bool // accepts the line before it and the block after it; nil = always

	mend func(w *writer, d *diag.Diagnostic, start, end int) // repairs it, if that is unambiguous; else nil
}

// foreignMarks are reported once per page and kind; the repair includes all
// later ones.
var foreignMarks = []foreignMark{
	{"{{", regexp.MustCompile(`^\{\{[^{}\n]+\}\}`), "markdown/shortcode", nil, nil},
	{"{%", regexp.MustCompile(`^\{%[^\n]*?%\}`), "markdown/shortcode", nil, nil},
	{"{", regexp.MustCompile(`^\{/?color[^{}\n]*\}`), "markdown/shortcode", nil, nil},
	{"%%", regexp.MustCompile(`^%%[^%\n]+%%`), "markdown/shortcode", nil, nil},
	{"@include", regexp.MustCompile(`^@include\([^()\n]*\)`), "markdown/shortcode", nil, nil},
	{"<<<", regexp.MustCompile(`^<<<[ \t]*[@./][^\n]*`), "markdown/shortcode", atStart, nil},
	{"[", regexp.MustCompile(`^\[\[?_?(?i:TOCM?)_?\]\]?`), "markdown/toc", nil, (*writer).takeLine},
	{"{:toc", regexp.MustCompile(`^\{:toc[^{}\n]*\}`), "markdown/toc", nil, nil},
	{"[[", regexp.MustCompile(`^\[\[[^\[\]\n]+\]\]`), "markdown/wiki-link", noContents, nil},
	{"==", regexp.MustCompile(`^==[^=\s][^=\n]*==`), "markdown/highlight", nil, nil},
	{"++", regexp.MustCompile(`^\+\+\p{Han}[^+\n]*\+\+`), "markdown/highlight", apartFromWords, nil},
	{"^[", regexp.MustCompile(`^\^\[[^\[\]\n]+\]`), "markdown/inline-footnote", noPower, nil},
	{"^", regexp.MustCompile(`^\^[0-9A-Za-z+-]{1,10}\^`), "markdown/other-script", behindWord, nil},
	{"~", regexp.MustCompile(`^~[0-9A-Za-z+-]{1,10}~`), "markdown/other-script", behindLetter, nil},
	{"!!!", regexp.MustCompile(`^!!![ \t]*[a-z]+`), "markdown/other-box", atStart, nil},
	{"???", regexp.MustCompile(`^\?\?\?\+?[ \t]*[a-z]+`), "markdown/other-box", atStart, nil},
	{":", regexp.MustCompile(`^:[a-z][a-z_]{2,30}:`), "markdown/emoji-name", apartFromWords, nil},
	{"$", regexp.MustCompile(`^\$(?:\$|[^$\s][^$\n]*[\\^_][^$\n]*[^$\n\\]\$)`), "markdown/formula", notEscaped, nil},
	{"｛", regexp.MustCompile(`^｛[^｝\n]*[=＝#＃.．:：][^｝\n]*｝`), "markdown/full-width-braces", nil, (*writer).narrowBraces},
	{"{", regexp.MustCompile(`^\{(?:width|height)\s*=[^{}\n]*\}`), "markdown/attribute-apart", apartFromMark, (*writer).narrowBraces},
	{"{", regexp.MustCompile(`^\{[.#][A-Za-z\p{Han}][^{}\n]*\}`), "markdown/attribute-apart", apartFromMark, nil},
	{"{:", regexp.MustCompile(`^\{:[ \t]*[.#][^{}\n]*\}`), "markdown/attribute-apart", nil, nil},
	{"(", regexp.MustCompile(`^\([^()\n]{1,40}\)\[(?:https?://[^\]\s]+|[^\]\s]+\.(?:md|html?|png|jpe?g|pdf|docx?))\]`), "markdown/link-reversed", nil, nil},
	{"<", regexp.MustCompile(`^<[ ]*[!！][ ]*[-—–]+[^\n]*`), "markdown/comment-misspelt", openComment, nil},
	{"＜", regexp.MustCompile(`^＜[ ]*[!！][ ]*[-—–]+[^\n]*`), "markdown/comment-misspelt", nil, nil},
	{"[", regexp.MustCompile(`^\[[^\[\]\n]{1,40}\]\[[^\[\]\s]+\.(?:md|html?|png|jpe?g|pdf|docx?)\]`), "markdown/link-unread", nil, nil},
	{"![", regexp.MustCompile(`^!\[[^\[\]\n]{0,80}\][^\s(\[（【［{]*\.(?:png|jpe?g|gif|webp|svg)`), "markdown/link-unread", nil, nil},
	{"【^", regexp.MustCompile(`^【\^[^【】\n]{1,20}】`), "markdown/footnote-brackets", nil, nil},
	{"［^", regexp.MustCompile(`^［\^[^［］\n]{1,20}］`), "markdown/footnote-brackets", nil, nil},
	{"http", regexp.MustCompile(`^https?(?:：|:／|:/／|:/[^/\s]|:\\)[/／\\]*[^\s\p{Han}，。）]*`), "markdown/address-wide", noTarget, nil},
	{"www", regexp.MustCompile(`^www[。．][^\s，）]+`), "markdown/address-wide", nil, nil},
}

// foreignSigns are the ASCII letters that they begin with. With other letters
// among them, each line would be searched letter by letter.
const foreignSigns = "{[=^!+~:$%<@?(hw"

// wideForeignSigns are the other letters that they begin with.
const wideForeignSigns = "｛＜【［"

// mayBeForeign reports whether a line has one of these letters. For plain
// paragraphs the survey of the line has checked that already.
func mayBeForeign(line []byte) bool {
	return bytes.ContainsAny(line, foreignSigns) || anyOf(line, []string{"｛", "＜", "【^", "［^"})
}

func atStart(before, _ []byte) bool { return len(bytes.Trim(before, " \t\u3000")) == 0 }

func noContents(_, rest []byte) bool { return !contents.Match(rest) }

var contents = regexp.MustCompile(`^\[\[_?(?i:TOC)_?\]\]`)

// notEscaped accepts $x^2$ but not \$99 and \$150.
func notEscaped(before, _ []byte) bool { return !bytes.HasSuffix(before, []byte(`\`)) }

// noTarget accepts an address in the text but not that of a link, which is
// checked elsewhere.
func noTarget(before, _ []byte) bool { return !bytes.HasSuffix(before, []byte("](")) }

// behindWord accepts X^2^ but not the face ^o^.
func behindWord(before, _ []byte) bool {
	r, _ := utf8.DecodeLastRune(before)
	return unicode.IsLetter(r) || unicode.IsDigit(r) || r == ')' || r == '）'
}

// noPower accepts a footnote^[内容] but not 2^[n-1].
func noPower(before, _ []byte) bool {
	return len(before) == 0 || !isWordByte(before[len(before)-1])
}

// behindLetter accepts H~2~O but not 3~5~10.
func behindLetter(before, _ []byte) bool {
	r, _ := utf8.DecodeLastRune(before)
	return r < utf8.RuneSelf && unicode.IsLetter(r)
}

// apartFromWords accepts :smile: but not 8:am:9.
func apartFromWords(before, _ []byte) bool {
	r, _ := utf8.DecodeLastRune(before)
	return len(before) == 0 || r == ' ' || r >= utf8.RuneSelf
}

// apartFromMark reports whether the braces follow neither a picture nor the
// text of a heading, which they would belong to.
func apartFromMark(before, _ []byte) bool {
	return len(before) == 0 || before[len(before)-1] == ' ' || before[len(before)-1] == ']'
}

// openComment reports whether what looks like a comment is none: <!— words —>,
// or <!-- words without an end.
func openComment(_, rest []byte) bool {
	return !bytes.HasPrefix(rest, []byte("<!--")) || !bytes.Contains(rest, []byte("-->"))
}

// suspects reports what foreign and dates look for in a block, of which found tells
// whether it may have any. The patterns would take longer than all other reading of a page,
// and hardly any line has the letters they look for.
func (w *writer) suspects(n gast.Node, found survey) {
	if found.foreign {
		w.foreign(n)
	}
	if found.dated {
		w.dates(n)
	}
}

// surveyLines is the survey of a block that is not plain.
func (w *writer) surveyLines(n gast.Node) survey {
	lines := n.Lines()
	if lines.Len() == 0 {
		return survey{}
	}
	found, _ := counter.survey(w.source[lines.At(0).Start:lines.At(lines.Len()-1).Stop], nil)
	return found
}

// foreign reports markup of other generators in the lines of a block.
func (w *writer) foreign(n gast.Node) {
	lines := n.Lines()
	end := lines.At(lines.Len() - 1).Stop
	for i := range lines.Len() {
		s := lines.At(i)
		line := s.Value(w.source)
		if !mayBeForeign(line) {
			continue
		}
		for _, m := range foreignMarks {
			if !bytes.Contains(line, []byte(m.start)) { // true of nearly all: the name below costs more
				continue
			}
			if _, told := w.foreignTold[m.advice+m.start]; !told || m.mend != nil {
				w.foreignIn(line, s.Start, end, m)
			}
		}
	}
}

// foreignIn reports one kind of mark in the line from start on, of a block that
// ends at end.
func (w *writer) foreignIn(line []byte, start, end int, m foreignMark) {
	for at := 0; ; {
		k := bytes.Index(line[at:], []byte(m.start))
		if k < 0 {
			return
		}
		at += k
		found := m.form.Find(line[at:])
		if found == nil || inCode(line, at) || m.fits != nil && !m.fits(line[:at], w.source[start+at:end]) {
			at += len(m.start)
			continue
		}
		first, told := w.foreignTold[m.advice+m.start]
		if !told {
			if w.foreignTold == nil {
				w.foreignTold = map[string]int{}
			}
			first = len(w.diags)
			w.foreignTold[m.advice+m.start] = first
			w.diags.Add(m.advice, w.span(start+at, start+at+len(found)), clip(string(bytes.TrimSpace(found))))
		}
		if m.mend == nil {
			return
		}
		m.mend(w, &w.diags[first], start+at, start+at+len(found))
		at += len(found)
	}
}

// tagParser is goldmark's parser of tags, except that {{<figure src="a.png">}}
// contains no tag: it is published as text, as its finding says.
type tagParser struct{ parser.InlineParser }

// Parse implements [parser.InlineParser].
func (p tagParser) Parse(parent gast.Node, block text.Reader, pc parser.Context) gast.Node {
	_, s := block.PeekLine()
	if bytes.HasSuffix(block.Source()[:s.Start], []byte("{{")) {
		return nil
	}
	f := findingsOf(pc)
	c := f.inline.of(parent)
	if c.tags > maxTags {
		return nil
	}
	n := p.InlineParser.Parse(parent, block, pc)
	if n == nil {
		return nil
	}
	if c.tags++; c.tags > maxTags {
		f.beyond("markdown/too-many-tags", s.WithStop(s.Start+1), maxTags)
	}
	return n
}

// inCode reports whether an offset of a line is between ` marks.
func inCode(line []byte, at int) bool {
	return bytes.Count(line[:at], []byte("`"))%2 == 1
}

var alert = regexp.MustCompile(`^\[!([A-Za-z]+)\][ \t\x{3000}]*([^\n]*)`)

// alerts are the boxes of other programs, by the word after [!, with our box
// for each.
var alerts = map[string]string{"NOTE": "note", "TIP": "note", "INFO": "note", "IMPORTANT": "warning", "WARNING": "warning", "CAUTION": "warning", "DANGER": "warning", "EXAMPLE": "example"}

// alert writes a quotation that begins with [!NOTE] as the box it stands for,
// and reports whether it was one.
func (w *writer) alert(n *gast.Blockquote) bool {
	p, ok := n.FirstChild().(*gast.Paragraph)
	if !ok || p.Lines().Len() == 0 {
		return false
	}
	first := p.Lines().At(0)
	m := alert.FindSubmatch(first.Value(w.source))
	if m == nil {
		return false
	}
	name := alerts[string(bytes.ToUpper(m[1]))]
	if _, known := w.parser.container(name); name == "" || !known {
		return false
	}
	box := &containerNode{start: first.Start, end: first.Start + len(bytes.TrimRight(first.Value(w.source), "\n")), name: name, title: string(bytes.TrimSpace(m[2])), closed: true}
	for c := p.FirstChild(); c != nil; { // the first line is not part of the text
		next := c.NextSibling()
		t, isText := c.(*gast.Text)
		p.RemoveChild(p, c)
		if isText && (t.SoftLineBreak() || t.HardLineBreak()) {
			break
		}
		c = next
	}
	if p.FirstChild() == nil {
		n.RemoveChild(n, p)
	} else {
		p.Lines().SetSliced(1, p.Lines().Len())
	}
	for c := n.FirstChild(); c != nil; c = n.FirstChild() {
		n.RemoveChild(n, c)
		box.AppendChild(box, c)
	}
	w.container(box)
	return true
}
