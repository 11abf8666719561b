package law

import (
	"strconv"
	"strings"
)

// Locator is the address of a provision inside one statute. It is comparable
// and serves as a map key. 条 runs through the whole statute; 款 has no printed
// number (立法法 2023, 第六十五条) and is counted by position. The zero Locator is
// the statute as a whole.
//
// Item may be given without Paragraph, as in 第三十一条第六项: then the article's
// only or first 款 with items is meant; [Statute.Locate] fills it in.
type Locator struct {
	Article   Number
	Paragraph int // 款, from 1; 0 = the whole article
	Item      int // 项, from 1; 0 = not narrowed
	Subitem   int // 目, from 1; 0 = not narrowed
}

// IsZero reports whether l is the statute as a whole.
func (l Locator) IsZero() bool { return l == Locator{} }

// String returns the citation in correct Chinese: 第三十五条第二款第（一）项. 项 is
// written with its brackets, 目 in Arabic digits, as 立法法 numbers them. What is
// not named is left out; the zero Locator is "".
func (l Locator) String() string {
	var b strings.Builder
	if !l.Article.IsZero() {
		b.WriteString(l.Article.Label("条"))
	}
	if l.Paragraph > 0 {
		b.WriteString("第" + FormatNumeral(l.Paragraph) + "款")
	}
	if l.Item > 0 {
		b.WriteString("第（" + FormatNumeral(l.Item) + "）项")
	}
	if l.Subitem > 0 {
		b.WriteString("第" + strconv.Itoa(l.Subitem) + "目")
	}
	return b.String()
}

// EID returns the Akoma Ntoso identifier, which is also the HTML id:
// art_35__para_2__point_1, art_133-1. The zero Locator is "".
func (l Locator) EID() string {
	var parts []string
	if !l.Article.IsZero() {
		parts = append(parts, "art_"+l.Article.String())
	}
	for _, p := range []struct {
		name string
		n    int
	}{{"para_", l.Paragraph}, {"point_", l.Item}, {"indent_", l.Subitem}} {
		if p.n > 0 {
			parts = append(parts, p.name+strconv.Itoa(p.n))
		}
	}
	return strings.Join(parts, "__")
}

// ParseEID reads what [Locator.EID] wrote and reports whether all of s is the
// identifier of a provision.
func ParseEID(s string) (Locator, bool) {
	var l Locator
	for i, part := range strings.Split(s, "__") {
		name, number, _ := strings.Cut(part, "_")
		if i == 0 {
			var ok bool
			if l.Article, ok = ParseNumber(number); !ok || name != "art" {
				return Locator{}, false
			}
			continue
		}
		n, err := strconv.Atoi(number)
		if err != nil || n < 1 {
			return Locator{}, false
		}
		switch name {
		case "para":
			l.Paragraph = n
		case "point":
			l.Item = n
		case "indent":
			l.Subitem = n
		}
	}
	return l, l.EID() == s
}

// Compare orders locators as in a statute; a whole comes before its parts.
func (l Locator) Compare(o Locator) int {
	if c := l.Article.Compare(o.Article); c != 0 {
		return c
	}
	if l.Paragraph != o.Paragraph {
		return l.Paragraph - o.Paragraph
	}
	if l.Item != o.Item {
		return l.Item - o.Item
	}
	return l.Subitem - o.Subitem
}

// Contains reports whether o is l or a part of it: an article contains its 款, the zero
// Locator contains everything.
func (l Locator) Contains(o Locator) bool {
	return (l.Article.IsZero() || l.Article == o.Article) &&
		(l.Paragraph == 0 || l.Paragraph == o.Paragraph) &&
		(l.Item == 0 || l.Item == o.Item) &&
		(l.Subitem == 0 || l.Subitem == o.Subitem)
}
