package word

import (
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"
)

// levels is the number of levels of a list in Word.
const levels = 9

// numbering computes the automatic numbers of a document, which are not in its text: a
// separate part contains patterns such as 第%1条.
type numbering struct {
	lists   map[string]*list // by w:numId
	styles  styles
	numeral func(int) string // writes a number in Chinese
	odd     map[string]bool  // formats that are not known
}

// list is w:num: a use of an abstract list. Uses of the same abstract list share its
// counters.
type list struct {
	*abstract
	start [levels]int // of this use; -1 = as the abstract list says
	begun bool
}

type abstract struct {
	level [levels]level
	count [levels]int
	begun [levels]bool
	link  string // w:numStyleLink: the list belongs to a style
	style map[string]int
}

// level is w:lvl.
type level struct {
	start   int
	format  string
	text    string // 第%1条
	restart int    // w:lvlRestart: the level, from 1, that restarts this one; 0 = none; -1 = the level above
	legal   bool   // w:isLgl: all numbers in digits
	glued   bool   // w:suff nothing: no space after the number
}

type xmlLevel struct {
	Ilvl    int       `xml:"ilvl,attr"`
	Start   *xmlValue `xml:"start"`
	Format  *xmlValue `xml:"numFmt"`
	Choice  *xmlValue `xml:"AlternateContent>Fallback>numFmt"`
	Text    *xmlValue `xml:"lvlText"`
	Restart *xmlValue `xml:"lvlRestart"`
	Legal   *xmlValue `xml:"isLgl"`
	Suffix  *xmlValue `xml:"suff"`
	Style   *xmlValue `xml:"pStyle"`
}

type xmlNumbering struct {
	Abstract []struct {
		ID    string     `xml:"abstractNumId,attr"`
		Level []xmlLevel `xml:"lvl"`
		Link  *xmlValue  `xml:"numStyleLink"`
	} `xml:"abstractNum"`
	Num []struct {
		ID       string   `xml:"numId,attr"`
		Abstract xmlValue `xml:"abstractNumId"`
		Override []struct {
			Ilvl  int       `xml:"ilvl,attr"`
			Start *xmlValue `xml:"startOverride"`
			Level *xmlLevel `xml:"lvl"`
		} `xml:"lvlOverride"`
	} `xml:"num"`
}

// readNumbering reads the part that holds lists; it may be nil.
func readNumbering(lists []byte, styles styles, numeral func(int) string) (*numbering, error) {
	n := &numbering{lists: map[string]*list{}, styles: styles, numeral: numeral, odd: map[string]bool{}}
	var x xmlNumbering
	if lists != nil {
		if err := xml.Unmarshal(lists, &x); err != nil {
			return nil, fmt.Errorf("read the lists: %w", err)
		}
	}
	abstracts := map[string]*abstract{}
	for _, xa := range x.Abstract {
		a := &abstract{style: map[string]int{}}
		if xa.Link != nil {
			a.link = xa.Link.Val
		}
		for i := range a.level {
			a.level[i] = level{format: "none", restart: -1, start: 1}
		}
		for _, l := range xa.Level {
			if l.Ilvl >= 0 && l.Ilvl < levels {
				a.level[l.Ilvl] = l.read()
				if l.Style != nil {
					a.style[l.Style.Val] = l.Ilvl
				}
			}
		}
		abstracts[xa.ID] = a
	}
	for _, num := range x.Num {
		a := abstracts[num.Abstract.Val]
		if a == nil {
			continue
		}
		use := &list{abstract: a}
		for i := range use.start {
			use.start[i] = -1
		}
		for _, o := range num.Override {
			if o.Ilvl < 0 || o.Ilvl >= levels {
				continue
			}
			if o.Level != nil { // a form of its own, with a counter of its own
				own := *use.abstract
				own.level[o.Ilvl] = o.Level.read()
				use.abstract = &own
			}
			if o.Start != nil {
				use.start[o.Ilvl] = number(o.Start, 1)
			}
		}
		n.lists[num.ID] = use
	}
	for _, l := range n.lists { // a list that belongs to a style
		if st := n.styles[l.link]; l.link != "" && st != nil {
			if of := n.lists[st.num]; of != nil && of.link == "" {
				l.abstract = of.abstract
			}
		}
	}
	return n, nil
}

func (x xmlLevel) read() level {
	l := level{start: number(x.Start, 1), restart: -1}
	switch {
	case x.Format != nil:
		l.format = x.Format.Val
	case x.Choice != nil:
		l.format = x.Choice.Val
	}
	if x.Text != nil && len(x.Text.Val) <= 200 { // a longer one is not a label
		l.text = x.Text.Val
	}
	if x.Restart != nil {
		l.restart = number(x.Restart, -1)
	}
	l.legal = x.Legal != nil && on(x.Legal.Val)
	l.glued = x.Suffix != nil && x.Suffix.Val == "nothing"
	return l
}

func number(v *xmlValue, otherwise int) int {
	if v == nil {
		return otherwise
	}
	n, err := strconv.Atoi(v.Val)
	if err != nil {
		return otherwise
	}
	return n
}

// on reads the value of a switch. An element without a value means yes.
func on(val string) bool { return val != "0" && val != "false" && val != "off" && val != "none" }

// item is the place of a paragraph in a list.
type item struct {
	label  string
	bullet bool
	depth  int
}

// next counts the next paragraph and returns its place in its list. num and at are the
// list and the level that the paragraph names itself, "" and -1 = those of its style. A
// paragraph in no list gets the zero item.
func (n *numbering) next(style, num string, at int) item {
	if num == "" {
		num, at = n.ofStyle(style, at)
	}
	l := n.lists[num]
	if l == nil || num == "0" {
		return item{}
	}
	if at < 0 {
		at = l.style[style]
	}
	if at < 0 || at >= levels {
		return item{}
	}
	return l.next(at, n)
}

// ofStyle looks up the list of a style, including its ancestors.
func (n *numbering) ofStyle(style string, at int) (string, int) {
	for name, i := style, 0; i < 2*levels; i++ {
		st := n.styles[name]
		if st == nil {
			return "", at
		}
		if at < 0 && st.level >= 0 {
			at = st.level
		}
		if st.num != "" {
			if l := n.lists[st.num]; l != nil && at < 0 {
				if own, ok := l.style[style]; ok {
					at = own
				}
			}
			return st.num, at
		}
		name = st.based
	}
	return "", at
}

func (l *list) next(at int, n *numbering) item {
	if !l.begun { // this use may restart
		l.begun = true
		for i, s := range l.start {
			if s >= 0 {
				l.abstract.count[i], l.abstract.begun[i] = s-1, true
			}
		}
	}
	a := l.abstract
	if !a.begun[at] {
		a.count[at], a.begun[at] = a.level[at].start-1, true
	}
	a.count[at]++
	for i := at + 1; i < levels; i++ {
		if r := a.level[i].restart; r < 0 || r > at {
			a.begun[i] = false
		}
	}
	lv := a.level[at]
	if lv.format == "bullet" {
		return item{bullet: true, depth: at}
	}
	text := lv.text
	for i := range levels {
		sign := "%" + strconv.Itoa(i+1)
		if !strings.Contains(text, sign) {
			continue
		}
		count, format := a.count[i], a.level[i].format
		if !a.begun[i] {
			count = a.level[i].start
		}
		if lv.legal {
			format = "decimal"
		}
		s, known := written(count, format, n.numeral)
		if !known {
			n.odd[format] = true
		}
		text = strings.ReplaceAll(text, sign, s)
	}
	text = strings.TrimSpace(text)
	if text == "" || lv.glued || strings.HasSuffix(text, "）") || strings.HasSuffix(text, "、") || strings.HasSuffix(text, "．") {
		return item{label: text, depth: at}
	}
	return item{label: text + " ", depth: at}
}
