package law

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// What a statute may lack. Errors of [Statute.At] and [Statute.Locate] wrap one of these.
var (
	ErrNoArticle   = errors.New("no such article")
	ErrNoParagraph = errors.New("no such paragraph")
	ErrNoItem      = errors.New("no such item")
	ErrNoSubitem   = errors.New("no such subitem")
)

// At returns the article at l, even if the article exists and the 款, 项 or 目 does not. Its
// error wraps [ErrNoArticle], [ErrNoParagraph], [ErrNoItem] or [ErrNoSubitem]. In a text
// without articles it looks up the points.
func (s *Statute) At(l Locator) (*Article, error) {
	p, err := s.Locate(l)
	return p.Article, err
}

// Provision is the text at a [Locator]. Fields below the level of the locator are nil.
type Provision struct {
	Locator   Locator // complete: 款 filled in where only 项 was named
	Article   *Article
	Paragraph *Paragraph
	Item      *Item
	Subitem   *Subitem
}

// Locate returns the provision at l. Where l names an item and no 款, the first 款 with
// this item is meant, or else the first with items. Errors are those of [Statute.At];
// then the levels that were found are filled in.
func (s *Statute) Locate(l Locator) (Provision, error) {
	p := Provision{Locator: l}
	provisions := s.Provisions()
	for i := range provisions {
		if provisions[i].Number == l.Article {
			p.Article = &provisions[i]
			break
		}
	}
	if p.Article == nil || l.Article.IsZero() {
		p.Article = nil
		return p, fmt.Errorf("《%s》%s: %w", s.Title, l, ErrNoArticle)
	}
	a := p.Article
	if l.Item > 0 && l.Paragraph == 0 {
		for i := range a.Paragraphs {
			items := a.Paragraphs[i].Items
			if slices.ContainsFunc(items, func(it Item) bool { return it.Number == l.Item }) {
				l.Paragraph = i + 1
				break
			}
			if len(items) > 0 && l.Paragraph == 0 {
				l.Paragraph = i + 1
			}
		}
		if l.Paragraph == 0 {
			return p, fmt.Errorf("《%s》%s: %w", s.Title, l, ErrNoItem)
		}
		p.Locator = l
	}
	if l.Paragraph == 0 {
		return p, nil
	}
	if l.Paragraph < 0 || l.Paragraph > len(a.Paragraphs) {
		return p, fmt.Errorf("《%s》%s: %w", s.Title, l, ErrNoParagraph)
	}
	p.Paragraph = &a.Paragraphs[l.Paragraph-1]
	if l.Item == 0 {
		return p, nil
	}
	for i := range p.Paragraph.Items {
		if p.Paragraph.Items[i].Number == l.Item {
			p.Item = &p.Paragraph.Items[i]
			break
		}
	}
	if p.Item == nil {
		return p, fmt.Errorf("《%s》%s: %w", s.Title, l, ErrNoItem)
	}
	if l.Subitem == 0 {
		return p, nil
	}
	for i := range p.Item.Subitems {
		if p.Item.Subitems[i].Number == l.Subitem {
			p.Subitem = &p.Item.Subitems[i]
			return p, nil
		}
	}
	return p, fmt.Errorf("《%s》%s: %w", s.Title, l, ErrNoSubitem)
}

// MayHave reports whether the article has that many 款 if lines that count as part of the
// 款 before them are counted as 款.
func (a *Article) MayHave(paragraphs int) bool {
	n := len(a.Paragraphs)
	for _, text := range a.texts() {
		for line := range strings.SplitSeq(text, "\n") {
			if !IsRow(line) {
				n++
			}
		}
		n--
	}
	return n >= paragraphs
}

// texts returns the words of all parts of the article, without their labels.
func (a *Article) texts() []string {
	var out []string
	for i := range a.Paragraphs {
		p := &a.Paragraphs[i]
		out = append(out, p.Text)
		for k := range p.Items {
			out = append(out, p.Items[k].Text)
			for _, sub := range p.Items[k].Subitems {
				out = append(out, sub.Text)
			}
		}
	}
	return out
}

// Bears reports whether a line of the article begins with the number of an item,
// （三） or 3., though the article was read without such an item.
func (a *Article) Bears(item int) bool {
	signs := []string{"（" + FormatNumeral(item) + "）", "(" + FormatNumeral(item) + ")", strconv.Itoa(item) + ".", strconv.Itoa(item) + "．", strconv.Itoa(item) + "、", FormatNumeral(item) + "、"}
	for line := range strings.SplitSeq(strings.Join(a.texts(), "\n"), "\n") {
		if slices.ContainsFunc(signs, func(sign string) bool { return strings.HasPrefix(line, sign) }) {
			return true
		}
	}
	return false
}

// Text returns the words of the provision, with the labels of its parts but without its
// own label, one line each.
func (p Provision) Text() string {
	var lines []string
	switch {
	case p.Subitem != nil:
		return p.Subitem.Text
	case p.Item != nil:
		lines = p.Item.lines(lines)
	case p.Paragraph != nil:
		lines = p.Paragraph.lines(lines)
	case p.Article != nil:
		for i := range p.Article.Paragraphs {
			lines = p.Article.Paragraphs[i].lines(lines)
		}
	}
	return strings.Join(lines, "\n")
}

// Words returns the words of whole articles, one line for each 款, 项 and 目. Articles that
// the statute lacks are left out.
func (s *Statute) Words(articles []Number) string {
	var lines []string
	for _, n := range articles {
		if p, err := s.Locate(Locator{Article: n}); err == nil {
			lines = append(lines, p.Text())
		}
	}
	return strings.Join(lines, "\n")
}

func (p *Paragraph) lines(lines []string) []string {
	lines = append(lines, p.Text)
	for i := range p.Items {
		it := &p.Items[i]
		below := it.lines(nil)
		below[0] = it.Label + below[0]
		lines = append(lines, below...)
	}
	return lines
}

func (it *Item) lines(lines []string) []string {
	lines = append(lines, it.Text)
	for _, sub := range it.Subitems {
		lines = append(lines, sub.Label+sub.Text)
	}
	return lines
}

// DivisionOf returns the index of the division at the given level around
// article a, -1 if there is none; 本章 and 本节 are found so.
func (s *Statute) DivisionOf(a *Article, level Level) int {
	for _, i := range s.Trail(a.Division) {
		if s.Divisions[i].Level == level {
			return i
		}
	}
	return -1
}
