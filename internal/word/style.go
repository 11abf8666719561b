package word

import (
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"
)

// style is a paragraph style or a character style.
type style struct {
	based      string
	num        string // w:numId of its list
	level      int    // in that list; -1 = not given
	contents   bool   // a style for tables of contents
	title      bool
	heading    int // level, from 1; 0 = none; -1 = not given
	align      string
	formatting formatting
}

type xmlValue struct {
	Val string `xml:"val,attr"`
}

type xmlStyles struct {
	Style []struct {
		ID      string    `xml:"styleId,attr"`
		Default string    `xml:"default,attr"`
		Type    string    `xml:"type,attr"`
		Name    xmlValue  `xml:"name"`
		Based   xmlValue  `xml:"basedOn"`
		Num     xmlValue  `xml:"pPr>numPr>numId"`
		Level   xmlValue  `xml:"pPr>numPr>ilvl"`
		Outline *xmlValue `xml:"pPr>outlineLvl"`
		Align   xmlValue  `xml:"pPr>jc"`
		Bold    *xmlValue `xml:"rPr>b"`
		Italic  *xmlValue `xml:"rPr>i"`
		Vanish  *xmlValue `xml:"rPr>vanish"`
		Strike  *xmlValue `xml:"rPr>strike"`
		Double  *xmlValue `xml:"rPr>dstrike"`
		Size    *xmlValue `xml:"rPr>sz"`
		Raised  *xmlValue `xml:"rPr>vertAlign"`
	} `xml:"style"`
}

// styles are the styles of a document, by id.
type styles map[string]*style

func readStyles(data []byte) (styles, error) {
	out := styles{}
	if data == nil {
		return out, nil
	}
	var x xmlStyles
	if err := xml.Unmarshal(data, &x); err != nil {
		return nil, fmt.Errorf("read the styles: %w", err)
	}
	for _, s := range x.Style {
		name := strings.ToLower(strings.ReplaceAll(s.Name.Val, " ", ""))
		st := &style{based: s.Based.Val, num: s.Num.Val, level: -1, heading: -1, align: s.Align.Val}
		st.contents = strings.HasPrefix(name, "toc") && name != "tocheading"
		st.title = name == "title" || name == "标题"
		for _, word := range []string{"heading", "标题"} {
			if n, err := strconv.Atoi(strings.TrimPrefix(name, word)); err == nil && strings.HasPrefix(name, word) && n >= 1 && n <= 9 {
				st.heading = n
			}
		}
		if s.Outline != nil {
			st.heading = outline(s.Outline.Val)
		}
		if s.Level.Val != "" {
			st.level = number(&s.Level, 0)
		}
		for name, v := range map[string]*xmlValue{"b": s.Bold, "i": s.Italic, "vanish": s.Vanish, "strike": s.Strike, "dstrike": s.Double, "sz": s.Size, "vertAlign": s.Raised} {
			if v != nil {
				st.formatting.set(name, v.Val)
			}
		}
		out[s.ID] = st
		if s.Type == "paragraph" && s.Default != "" && on(s.Default) {
			out[""] = st
		}
	}
	return out, nil
}

// outline reads w:outlineLvl; 9 means body text.
func outline(val string) int {
	if n, err := strconv.Atoi(val); err == nil && n >= 0 && n < 9 {
		return n + 1
	}
	return 0
}

// chain calls visit for a style and the styles it is based on, nearest first, until visit
// returns false.
func (s styles) chain(id string, visit func(*style) bool) {
	for range 2 * levels {
		st := s[id]
		if st == nil || !visit(st) || st.based == id {
			return
		}
		if id = st.based; id == "" {
			return
		}
	}
}

// of returns a style combined with all styles it is based on.
func (s styles) of(id string) style {
	out := style{level: -1, heading: -1}
	s.chain(id, func(st *style) bool {
		out.contents = out.contents || st.contents
		out.title = out.title || st.title && out.heading < 0
		if out.heading < 0 {
			out.heading = st.heading
		}
		if out.align == "" {
			out.align = st.align
		}
		out.formatting = st.formatting.under(out.formatting)
		return true
	})
	out.heading = max(0, out.heading)
	return out
}
