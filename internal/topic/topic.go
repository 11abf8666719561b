// Package topic reads pages about one day of a year (type = "topic"): the days that their
// front matter names, and which parts of the body belong to which phase. A heading of
// level 2 with the id "before", "during" or "after" begins a part for that phase; what is
// under other headings is always shown.
//
// What a topic gathers from other pages is decided in package site.
package topic

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"pufa/internal/diag"
	"pufa/internal/doc"
)

// Parse marks a document as a topic and reports what is wrong with it.
func Parse(d *doc.Document, b *doc.Body) diag.List {
	d.Topic = doc.Front[doc.Topic](&d.Meta)
	c := checker{doc: d}
	c.days()
	c.theme()
	c.gathers()
	for i, h := range b.Outline {
		if h.Level > 2 && slices.Contains(doc.Phases, doc.Phase(h.ID)) {
			c.diags.Add("topic/phase-below", diag.Span{File: d.Path, Heading: i + 1}, h.Text, h.ID)
		}
	}
	return c.diags
}

type checker struct {
	doc   *doc.Document
	diags diag.List
}

// days checks the days of a topic against each other and against the dates of its page.
func (c *checker) days() {
	t, m := c.doc.Topic, &c.doc.Meta
	if t.Day.IsZero() {
		c.diags.Add("topic/no-day", c.doc.KeySpan("type"))
		return
	}
	for _, pair := range []struct {
		first, last       string
		firstDay, lastDay doc.When
	}{
		{"starts", "day", t.Starts, t.Day},
		{"day", "ends", t.Day, t.Ends},
		{"show_from", "show_until", t.ShowFrom, t.ShowUntil},
		{"show_from", "ends", t.ShowFrom, t.Ends},
	} {
		if from, to := pair.firstDay.Day(), pair.lastDay.Day(); !from.IsZero() && !to.IsZero() && from.Compare(to) > 0 {
			key := pair.first
			if key == "day" {
				key = pair.last
			}
			c.diags.Add("topic/days-order", c.doc.KeySpan(key), pair.first, from.String(), pair.last, to.String())
		}
	}
	first := t.Day
	for _, w := range []doc.When{t.ShowFrom, t.Starts} {
		if !w.IsZero() && w.Day().Compare(first.Day()) < 0 {
			first = w
		}
	}
	if published := m.Date.Day(); published.Compare(first.Day()) > 0 {
		c.diags.Add("topic/published-late", c.doc.KeySpan("date"), published.String(), first.Day().String())
	}
	if gone := m.Expires.Day(); !gone.IsZero() && gone.Compare(t.Day.Day()) < 0 {
		c.diags.Add("topic/expires-early", c.doc.KeySpan("expires"), gone.String(), t.Day.Day().String())
	}
	c.year(t.Day.Day().Year)
}

var yearForm = regexp.MustCompile(`(?:^|\D)(20\d\d)(?:\D|$)`)

// YearIn returns the year that a title names, or 0.
func YearIn(title string) int {
	m := yearForm.FindStringSubmatch(title)
	if m == nil {
		return 0
	}
	year, _ := strconv.Atoi(m[1])
	return year
}

// year reports a title or a file name that still has last year's number.
func (c *checker) year(want int) {
	m := &c.doc.Meta
	name := c.doc.Path[strings.LastIndexByte(c.doc.Path, '/')+1:]
	for _, said := range []struct{ text, key string }{{m.Title, "title"}, {m.Summary, "summary"}, {m.Slug, "slug"}, {name, ""}} {
		if year := YearIn(said.text); year > 0 && year != want {
			c.diags.Add("topic/other-year", c.doc.KeySpan(said.key), said.text, strconv.Itoa(year), want)
		}
	}
}

func (c *checker) theme() {
	t := c.doc.Topic
	if _, blank := doc.Placeholder(t.Theme); blank == 0 && strings.TrimSpace(t.Theme) != "" && strings.TrimSpace(t.ThemeSource) == "" {
		c.diags.Add("topic/theme-without-source", c.doc.KeySpan("theme"), t.Theme)
	}
}

func (c *checker) gathers() {
	titles := map[string]bool{}
	for i, g := range c.doc.Topic.Gathers {
		span := c.doc.KeySpan("gathers[" + strconv.Itoa(i) + "]")
		title := strings.TrimSpace(g.Title)
		if title == "" {
			c.diags.Add("topic/list-untitled", span)
		} else if titles[title] {
			c.diags.Add("topic/list-twice", span, title)
		}
		titles[title] = true
		switch fits := g.Tag != "" || g.Channel != "" || g.Kind != ""; {
		case !fits && len(g.Pages) == 0:
			c.diags.Add("topic/list-of-nothing", span, title)
		case fits && len(g.Pages) > 0:
			c.diags.Add("topic/list-of-both", span, title)
		}
	}
}

// Part is the part of a body under a heading of level 2, with the heading, or the part
// before the first heading (Heading = -1).
type Part struct {
	Heading    int // index in Body.Outline
	Start, End int // in Body.HTML
}

// Shown lists the parts of a body that are shown in a phase.
func Shown(b *doc.Body, phase doc.Phase) []Part {
	parts := []Part{{Heading: -1, End: b.Intro()}}
	for i, h := range b.Outline {
		if h.Level > 2 {
			continue
		}
		if own := doc.Phase(h.ID); slices.Contains(doc.Phases, own) && own != phase {
			continue
		}
		_, end := b.Section(i)
		parts = append(parts, Part{i, h.Start, end})
	}
	return parts
}
