package plan

import (
	"fmt"
	"html/template"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"pufa/internal/doc"
	"pufa/internal/law"
	"pufa/internal/site"
	"pufa/internal/topic"
	"pufa/internal/view"
)

// Topic makes the view of a topic for today's phase.
func Topic(m *Planner, p *site.Page, f view.Frame) any {
	b := m.open(p)
	v := view.Topic{Guide: m.guide(p, b, f, 0), TopicHead: m.topicHead(p), ThemeSource: p.Doc.Topic.ThemeSource}
	v.Contents = nil
	shown := topic.Shown(b, p.Topic.Phase)
	v.Basis = m.basis(p, func(ref int) bool {
		return !slices.ContainsFunc(shown, func(part topic.Part) bool { return b.Holes[ref] >= part.Start && b.Holes[ref] < part.End })
	})
	for _, part := range shown {
		v.Body += m.explained(p, m.body(p, b, p.URL, part.Start, part.End))
		if part.Heading >= 0 {
			h := b.Outline[part.Heading]
			v.Contents = append(v.Contents, view.Entry{Level: 2, Title: h.Text, URL: site.Anchor(h.ID)})
		}
	}
	v.Body = template.HTML(strings.TrimSpace(string(v.Body)))
	for i, l := range p.Topic.Lists {
		out := view.TopicList{ID: "list-" + strconv.Itoa(i+1), Title: l.Title}
		for _, it := range l.Items {
			out.Items = append(out.Items, m.topicItem(p.URL, it))
		}
		v.Lists = append(v.Lists, out)
		v.Contents = append(v.Contents, view.Entry{Level: 2, Title: out.Title, URL: "#" + out.ID})
	}
	return v
}

// TopicPassages lists what the search finds of a topic: what it shows.
func TopicPassages(p *site.Page, b *doc.Body) []doc.Passage {
	var out []doc.Passage
	for _, part := range topic.Shown(b, p.Topic.Phase) {
		if part.Heading >= 0 {
			out = append(out, doc.Passage{Heading: part.Heading, Start: b.Outline[part.Heading].End, End: part.End})
		}
	}
	return out
}

// TopicShows lists the titles and summaries that a topic gathers.
func TopicShows(m *Planner, p *site.Page) []string {
	var out []string
	for _, l := range p.Topic.Lists {
		out = append(out, l.Title)
		for _, it := range l.Items {
			shown := m.topicItem(p.URL, it)
			out = append(out, shown.Title, shown.Kind, shown.Summary)
		}
	}
	return out
}

func (m *Planner) topicItem(from site.URL, it site.TopicItem) view.TopicItem {
	if a := it.Asset; a != nil {
		name := path.Base(a.Path)
		ext := path.Ext(name)
		return view.TopicItem{Card: view.Card{Title: strings.TrimSuffix(name, ext), URL: m.site.Link(from, a.URL)}, Kind: strings.ToUpper(strings.TrimPrefix(ext, "."))}
	}
	return view.TopicItem{Card: m.card(from, it.Page), Kind: m.kindWord(it.Page.Type)}
}

// kindWord returns the word for a kind of page; "" for guides, the most frequent kind.
func (m *Planner) kindWord(name string) string {
	i := slices.IndexFunc(m.site.Kinds, func(k site.Kind) bool { return k.Name == name })
	if i <= 0 || len(m.site.Kinds[i].Words) < 2 {
		return ""
	}
	return m.say(m.site.Kinds[i].Words[0], m.site.Kinds[i].Words[1])
}

func (m *Planner) topicHead(p *site.Page) view.TopicHead {
	return view.TopicHead{Mark: p.Doc.Topic.Mark, Theme: p.Doc.Topic.Theme, Countdown: m.countdown(p.Topic)}
}

// topicStrips makes the banners of topics on the home page.
func (m *Planner) topicStrips(from site.URL) []view.TopicStrip {
	var out []view.TopicStrip
	for _, p := range m.site.Topics {
		s := view.TopicStrip{Card: m.card(from, p), TopicHead: m.topicHead(p), Until: p.Topic.ShowUntil.String()}
		for row := 0; len(s.More) < moreSize; row++ { // the first of each list, then the second
			some := false
			for _, l := range p.Topic.Lists {
				if row < len(l.Items) && len(s.More) < moreSize {
					it := m.topicItem(from, l.Items[row])
					s.More, some = append(s.More, view.Link{Title: it.Title, URL: it.URL}), true
				}
			}
			if !some {
				break
			}
		}
		out = append(out, s)
	}
	return out
}

func (m *Planner) countdown(t *site.Topic) view.Countdown {
	if t.Day.IsZero() {
		return view.Countdown{}
	}
	c := view.Countdown{Phase: string(t.Phase), Day: t.Day.String(), Starts: t.Starts.String(), Ends: t.Ends.String()}
	c.When = m.say(fmt.Sprintf("%d 年 %s，星期%s", t.Day.Year, hanDay(t.Day), hanWeekday(t.Day)), noon(t.Day).Format("Monday, 2 January 2006"))
	if t.Starts != t.Ends {
		c.Span = m.say("活动："+hanDay(t.Starts)+"至 "+hanDay(t.Ends), "From "+noon(t.Starts).Format("2 January")+" to "+noon(t.Ends).Format("2 January"))
	}
	c.AsOf = m.say("截至 "+hanDay(t.Today), "as of "+noon(t.Today).Format("2 January"))
	switch days := t.Today.DaysUntil(t.Day); {
	case days > 1:
		c.Text = m.say(fmt.Sprintf("还有 %d 天", days), fmt.Sprintf("%d days to go", days))
	case days == 1:
		c.Text = m.say("就在明天", "tomorrow")
	case days == 0:
		c.Text = m.say("就是今天", "today")
	case t.Phase == doc.During:
		c.Text = m.say("活动还在进行", "still going on")
	default:
		c.Text, c.AsOf = m.say("已经结束", "it is over"), ""
	}
	return c
}

func noon(d law.Date) time.Time {
	return time.Date(d.Year, time.Month(d.Month), d.Day, 12, 0, 0, 0, time.UTC)
}

func hanDay(d law.Date) string { return fmt.Sprintf("%d 月 %d 日", d.Month, d.Day) }

func hanWeekday(d law.Date) string {
	return [...]string{"日", "一", "二", "三", "四", "五", "六"}[noon(d).Weekday()]
}
