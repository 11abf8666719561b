package word

import (
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"
)

// formatting is how a run looks, as far as it matters. Switches are 1 for on, -1 for
// off, 0 for not given.
type formatting struct {
	bold, italic, hidden, struck int8
	raised                       int8 // 1 above the line, -1 below it, 2 on it
	size                         int  // half points
}

func (l *formatting) set(name, val string) {
	is := int8(-1)
	if on(val) {
		is = 1
	}
	switch name {
	case "b":
		l.bold = is
	case "i":
		l.italic = is
	case "vanish":
		l.hidden = is
	case "strike", "dstrike":
		if l.struck != 1 { // one of the two elements may switch it off
			l.struck = is
		}
	case "sz":
		l.size, _ = strconv.Atoi(val)
	case "vertAlign":
		l.raised = map[string]int8{"superscript": 1, "subscript": -1, "baseline": 2}[val]
	}
}

// under returns over, with unset values filled in from l.
func (l formatting) under(over formatting) formatting {
	for _, p := range [...]struct {
		to   *int8
		from int8
	}{{&over.bold, l.bold}, {&over.italic, l.italic}, {&over.hidden, l.hidden}, {&over.struck, l.struck}, {&over.raised, l.raised}} {
		if *p.to == 0 {
			*p.to = p.from
		}
	}
	if over.size == 0 {
		over.size = l.size
	}
	return over
}

// run reads w:r, words with the same formatting.
func (r *reader) run() error {
	outer := r.formatting
	defer func() { r.formatting = outer }()
	return r.each(r.piece)
}

// piece reads a child of a run.
func (r *reader) piece(e xml.StartElement) error {
	switch name := e.Name.Local; name {
	case "rPr":
		own := formatting{}
		style := ""
		err := r.each(func(e xml.StartElement) error {
			if e.Name.Local == "rStyle" {
				style = attr(e, "val")
			} else {
				own.set(e.Name.Local, attr(e, "val"))
			}
			return r.skip()
		})
		if style != "" {
			own = r.styles.of(style).formatting.under(own)
		}
		r.formatting = r.formatting.under(own)
		return err
	case "t":
		return r.words(e)
	case "tab", "ptab":
		r.write(" ")
	case "br":
		r.write("\n") // page and column breaks separate words, too
	case "cr":
		r.write("\n")
	case "noBreakHyphen":
		r.write("-")
	case "sym":
		r.symbol(attr(e, "font"), attr(e, "char"))
	case "drawing", "pict", "object":
		return r.drawing(e)
	case "footnoteReference", "endnoteReference":
		r.noteMark(name, attr(e, "id"))
	case "commentReference":
		r.lose(Comment, r.comments[attr(e, "id")])
	case "ruby":
		return r.ruby()
	case "AlternateContent":
		return r.alternative(r.piece)
	case "fldChar":
		return r.fieldChar(e)
	case "instrText":
		return r.instruction()
	}
	return r.skip()
}

// ruby reads words with their pronunciation above them. The pronunciation is reported as
// lost: it is not part of a statute's words.
func (r *reader) ruby() error {
	var above string
	err := r.each(func(e xml.StartElement) (err error) {
		switch e.Name.Local {
		case "rubyBase":
			return r.each(r.inline)
		case "rt":
			above, err = r.bare()
			return err
		}
		return r.skip()
	})
	if strings.TrimSpace(above) != "" {
		r.lose(Above, above)
	}
	return err
}

// bare returns the words of the current element without their formatting.
func (r *reader) bare() (string, error) {
	var text strings.Builder
	var read func(e xml.StartElement) error
	read = func(e xml.StartElement) error {
		if e.Name.Local != "t" {
			return r.each(read)
		}
		words, err := r.content()
		text.WriteString(words)
		return err
	}
	err := r.each(read)
	return text.String(), err
}

// words reads the text of an element.
func (r *reader) words(e xml.StartElement) error {
	text, err := r.content()
	if err != nil {
		return err
	}
	if attr(e, "space") != "preserve" {
		text = strings.Trim(text, " \t\r\n")
	}
	r.write(text)
	if r.size += len(text); r.size > mostText {
		return ErrTooLarge
	}
	return nil
}

// content returns the character data up to the end of the element.
func (r *reader) content() (string, error) {
	var b strings.Builder
	for {
		t, err := r.xml.Token()
		if err != nil {
			return "", fmt.Errorf("read the document: %w", err)
		}
		switch t := t.(type) {
		case xml.CharData:
			b.Write(t)
		case xml.StartElement:
			if err := r.skip(); err != nil {
				return "", err
			}
		case xml.EndElement:
			return b.String(), nil
		}
	}
}

// write adds text to the paragraph, unless it is hidden, struck through or a page number.
func (r *reader) write(text string) {
	if r.into == nil || text == "" {
		return
	}
	link := r.link
	for i := range r.fields {
		f := &r.fields[i]
		switch {
		case f.drops():
			return
		case !f.result:
			if i == len(r.fields)-1 {
				r.lose(Code, text)
			}
			return
		}
		f.shown = true
		if to := f.link(); to != "" {
			link = to
		}
	}
	formatting := r.into.formatting.under(r.formatting)
	switch {
	case formatting.hidden == 1:
		r.lose(Hidden, text)
		return
	case formatting.struck == 1 && strings.TrimSpace(text) != "":
		r.lose(Struck, text)
		return
	}
	run := Run{Text: text, Bold: formatting.bold == 1, Italic: formatting.italic == 1, Size: formatting.size, Link: link}
	if formatting.raised == 1 || formatting.raised == -1 {
		run.Raised = int(formatting.raised)
	}
	r.into.add(run)
}

// symbol writes a sign of a symbol font if it is one that is usual in forms.
func (r *reader) symbol(font, code string) {
	n, _ := strconv.ParseUint(code, 16, 32)
	sign := rune(0)
	switch font = strings.ToLower(font); {
	case strings.HasPrefix(font, "wingdings 2"):
		sign = map[uint64]rune{0xf052: '☑', 0xf050: '✓', 0xf0a3: '☐', 0xf02a: '☐', 0xf054: '☒'}[n]
	case strings.HasPrefix(font, "wingdings"):
		sign = map[uint64]rune{0xf0fe: '☑', 0xf0fc: '✓', 0xf0a8: '☐', 0xf06f: '☐', 0xf0fd: '☒', 0xf06c: '●', 0xf06e: '■', 0xf075: '◆', 0xf0d8: '➢', 0xf0e0: '→'}[n]
	case n > 0x20 && n < 0xe000: // an ordinary character in a special font
		sign = rune(n)
	}
	if sign == 0 {
		r.lose(Symbol, font+" "+code)
		return
	}
	r.write(string(sign))
}
