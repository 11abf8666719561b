package word

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// paragraph is the w:p that is being read.
type paragraph struct {
	Block
	style      string
	num        string     // w:numId; "" = as in the style
	level      int        // -1 = not given
	outline    int        // -1 = as in the style
	formatting formatting // of its style
	goesOn     bool       // it continues in the next one: its end was deleted, or it is a drop cap
	apart      []Block
	joined     *strings.Builder // of the last run, if it was joined of several
}

// add adds a run, joining it with the one before if both have the same formatting.
func (p *paragraph) add(run Run) {
	if n := len(p.Runs); n > 0 {
		last := &p.Runs[n-1]
		same := run
		same.Text = last.Text
		if *last == same && run.Picture == "" && run.Note == 0 {
			if p.joined == nil || p.joined.String() != last.Text {
				p.joined = new(strings.Builder)
				p.joined.WriteString(last.Text)
			}
			p.joined.WriteString(run.Text) // copies each byte a few times only, of however many runs
			last.Text = p.joined.String()
			return
		}
	}
	p.Runs = append(p.Runs, run)
}

// before returns some words before the current place.
func (r *reader) before() string {
	text := ""
	if r.into != nil {
		text = tail(r.into.Runs)
	}
	if r.joined != nil && text == "" {
		text = tail(r.joined.Runs)
	}
	const back = 5 // there may be tables and pictures in between
	for i := len(*r.out) - 1; i >= 0 && i >= len(*r.out)-back && text == ""; i-- {
		text = tail((*r.out)[i].Runs)
	}
	return text
}

// tail returns some words at the end of runs.
func tail(runs []Run) string {
	text := ""
	for i := len(runs) - 1; i >= 0 && len(text) < 4*mostNear; i-- {
		text = runs[i].Text + text
	}
	return text
}

func (r *reader) paragraph() error {
	outer := r.into
	p := &paragraph{level: -1, outline: -1}
	p.formatting = r.styles.of("").formatting
	r.into = p
	err := r.each(r.inline)
	r.into = outer
	if err != nil {
		return err
	}
	st := r.styles.of(p.style)
	p.Trim()
	if st.contents {
		p.trimPage()
	}
	if p.goesOn && len(p.Runs) == 0 { // nothing is left of it except what was anchored in it
		return r.finish(p)
	}
	if p.Heading = st.heading; p.outline >= 0 {
		p.Heading = p.outline
	}
	p.Title, p.Listed = st.title, st.contents
	if p.Align == Left {
		p.Align = alignment(st.align)
	}
	it := r.numbers.next(p.style, p.num, p.level)
	p.Label, p.Bullet, p.Depth = it.label, it.bullet, it.depth
	if r.joined != nil {
		head := r.joined
		r.joined = nil
		for _, run := range p.Runs {
			head.add(run)
		}
		head.apart = append(head.apart, p.apart...)
		head.goesOn = p.goesOn
		p = head
	}
	if p.goesOn {
		r.joined = p
		return nil
	}
	return r.finish(p)
}

// finish emits a paragraph, and after it what was anchored in it.
func (r *reader) finish(p *paragraph) error {
	if len(p.Runs) > 0 || p.Label != "" {
		if err := r.emit(p.Block); err != nil {
			return err
		}
	}
	for _, b := range p.apart {
		if err := r.emit(b); err != nil {
			return err
		}
	}
	return nil
}

// Trim removes the spaces around the words of a paragraph: Chinese paragraphs are often
// indented with spaces.
func (b *Block) Trim() {
	const blank = " \t\n\u3000\u00a0"
	for len(b.Runs) > 0 && b.Runs[0].isText() {
		if b.Runs[0].Text = strings.TrimLeft(b.Runs[0].Text, blank); b.Runs[0].Text != "" {
			break
		}
		b.Runs = b.Runs[1:]
	}
	for n := len(b.Runs); n > 0 && b.Runs[n-1].isText(); n = len(b.Runs) {
		if b.Runs[n-1].Text = strings.TrimRight(b.Runs[n-1].Text, blank); b.Runs[n-1].Text != "" {
			break
		}
		b.Runs = b.Runs[:n-1]
	}
}

func (r *Run) isText() bool { return r.Picture == "" && r.Note == 0 }

// trimPage removes the page number from a line of a table of contents.
func (p *paragraph) trimPage() {
	for n := len(p.Runs); n > 0 && p.Runs[n-1].isText(); n = len(p.Runs) {
		if p.Runs[n-1].Text = strings.TrimRight(p.Runs[n-1].Text, "0123456789.…·\t "); p.Runs[n-1].Text != "" {
			return
		}
		p.Runs = p.Runs[:n-1]
	}
}

// inline reads a child of a paragraph.
func (r *reader) inline(e xml.StartElement) error {
	switch e.Name.Local {
	case "pPr":
		return r.each(r.property)
	case "r":
		return r.run()
	case "hyperlink":
		outer := r.link
		if to := r.outside[attr(e, "id")]; to != "" {
			r.link = to
		}
		err := r.each(r.inline)
		r.link = outer
		return err
	case "smartTag", "sdt", "sdtContent", "customXml", "bdo", "dir":
		return r.each(r.inline)
	case "fldSimple":
		return r.simpleField(attr(e, "instr"))
	case "ins", "moveTo":
		r.lose(Tracked, "")
		return r.each(r.inline)
	case "del", "moveFrom":
		r.lose(Tracked, "")
		return r.each(r.gone)
	case "AlternateContent":
		return r.alternative(r.inline)
	case "oMath", "oMathPara":
		r.lose(Formula, "")
		text, err := r.formula(e)
		r.write(text)
		return err
	}
	return r.skip() // bookmarks, proofing marks, ranges of comments
}

// gone skips deleted words, except field characters: others of the same field may be
// outside.
func (r *reader) gone(e xml.StartElement) error {
	if e.Name.Local != "fldChar" {
		return r.each(r.gone)
	}
	err := r.fieldChar(e)
	if n := len(r.fields); n > 0 && attr(e, "fldCharType") == "begin" {
		r.fields[n-1].form = "" // a deleted check box shows nothing
	}
	return err
}

// simpleField reads w:fldSimple.
func (r *reader) simpleField(code string) error {
	r.fields = append(r.fields, field{code: code, result: true})
	err := r.each(r.inline)
	r.fieldMark("end")
	return err
}

// property reads w:pPr.
func (r *reader) property(e xml.StartElement) error {
	p := r.into
	switch e.Name.Local {
	case "pStyle":
		p.style = attr(e, "val")
		p.formatting = r.styles.of(p.style).formatting
	case "outlineLvl":
		p.outline = outline(attr(e, "val"))
	case "jc":
		p.Align = alignment(attr(e, "val"))
	case "framePr":
		if kind := attr(e, "dropCap"); kind == "drop" || kind == "margin" {
			p.goesOn = true
		}
	case "numPr":
		return r.each(func(e xml.StartElement) error {
			switch e.Name.Local {
			case "numId":
				p.num = attr(e, "val")
			case "ilvl":
				if n, err := strconv.Atoi(attr(e, "val")); err == nil {
					p.level = n
				}
			}
			return r.skip()
		})
	case "rPr":
		return r.each(func(e xml.StartElement) error {
			switch e.Name.Local {
			case "del", "moveFrom":
				p.goesOn = true
				r.lose(Tracked, "")
			case "ins", "moveTo":
				r.lose(Tracked, "")
			}
			return r.skip()
		})
	}
	return r.skip()
}

func alignment(jc string) Align {
	switch jc {
	case "center":
		return Centre
	case "right", "end":
		return Right
	}
	return Left
}
