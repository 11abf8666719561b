package check

import (
	"slices"
	"strings"
	"unicode"

	"pufa/internal/cite"
	"pufa/internal/diag"
	"pufa/internal/doc"
	"pufa/internal/law"
	"pufa/internal/site"
)

// period is a rule from a page of periods, with the provision that sets the period.
type period struct {
	number
	law  string // folded title of the work, or the cited name if the site lacks the work
	at   law.Locator
	what string
}

// ruled is an article that rules are about.
type ruled struct {
	law     string
	article law.Number
}

// periodTable holds the rules of all pages of periods.
type periodTable struct {
	rules  map[ruled][]period
	titles map[string]string // folded titles of works, by each folded name used to cite them
}

// statedPeriods compares the periods that sentences state beside a citation with those of
// the site's pages of periods.
func statedPeriods(s *site.Site, open Open, diags *diag.List) {
	table := periodsOf(s)
	if len(table.rules) == 0 {
		return
	}
	for _, p := range s.Pages {
		if len(p.Doc.Periods) > 0 || !table.cited(p) {
			continue
		}
		text, refs := open(p)
		for _, st := range sentences(p, text, refs) {
			table.hold(p, st, text, diags)
		}
	}
}

func periodsOf(s *site.Site) *periodTable {
	table := &periodTable{rules: map[ruled][]period{}, titles: map[string]string{}}
	for _, w := range s.Works {
		for _, name := range append([]string{w.Title}, w.Short...) {
			if f := cite.Fold(name); table.titles[f] == "" {
				table.titles[f] = cite.Fold(w.Title)
			}
		}
	}
	for _, p := range s.Pages {
		for _, rule := range p.Doc.Periods {
			n := numbers(rule.Text)
			if len(n) != 1 {
				continue // reported when the page is parsed
			}
			for _, t := range rule.Provisions {
				at := ruled{table.title(p, t), t.Article}
				table.rules[at] = append(table.rules[at], period{n[0], at.law, t.Locator, rule.What})
			}
		}
	}
	return table
}

// title returns the folded title of what a page cites.
func (table *periodTable) title(p *site.Page, t cite.Target) string {
	if t.Law == cite.Self {
		if p.Work != nil {
			return cite.Fold(p.Work.Title)
		}
		return ""
	}
	name := cite.Fold(t.Law)
	if title := table.titles[name]; title != "" {
		return title
	}
	return name
}

// sets reports whether a rule is about a cited provision. Either may name the whole
// article.
func (r *period) sets(title string, l law.Locator) bool {
	return r.law == title && r.at.Article == l.Article && !l.Article.IsZero() &&
		(r.at.Paragraph == l.Paragraph || r.at.Paragraph == 0 || l.Paragraph == 0) &&
		(r.at.Item == l.Item || r.at.Item == 0 || l.Item == 0)
}

// cited reports whether a page cites a provision that a rule is about.
func (table *periodTable) cited(p *site.Page) bool {
	return slices.ContainsFunc(p.Doc.Refs, func(ref doc.Ref) bool {
		return slices.ContainsFunc(ref.Cites, func(t cite.Target) bool { return len(table.about(p, t)) > 0 })
	})
}

// about returns the rules about what a page cites.
func (table *periodTable) about(p *site.Page, t cite.Target) (out []period) {
	if t.Edition.Named() {
		return nil
	}
	title := table.title(p, t)
	for _, r := range table.rules[ruled{title, t.Article}] {
		if r.sets(title, t.Locator) {
			out = append(out, r)
		}
	}
	return out
}

// hold goes through a sentence from citation to citation, taking adjacent ones together.
// The words between two citations may belong to either.
func (table *periodTable) hold(p *site.Page, st sentence, text string, diags *diag.List) {
	words := st.without(text, st.Span)
	var known []period // of the citations before and after the words
	all := true
	from := 0
	for i := 0; i < len(st.refs); {
		before, allBefore := known, all
		known, all = nil, true
		begin := st.refs[i].Span.Start - st.Start
		for end := begin; i < len(st.refs) && beside(words, end, st.refs[i].Span.Start-st.Start); i++ {
			for _, t := range st.refs[i].Cites {
				of := table.about(p, t)
				known, all = append(known, of...), all && len(of) > 0 // without a rule, a number may have come from there
			}
			end = st.refs[i].Span.End - st.Start
		}
		stop := begin
		if i == len(st.refs) && from == 0 { // the whole sentence is about them
			stop = len(words)
		}
		if from == 0 && all { // the sentences before rest on its first citation
			for _, lead := range st.lead {
				holdPeriods(known, text[lead.Start:lead.End], lead, text, diags)
			}
		}
		if all && allBefore {
			holdPeriods(slices.Concat(before, known), words[from:stop], st.Span, text, diags)
		}
		if from = st.refs[i-1].Span.End - st.Start; i == len(st.refs) && stop < len(words) && all {
			holdPeriods(known, words[from:], st.Span, text, diags)
		}
	}
}

// beside reports whether there is nothing but marks, 和, 及 or 与 between two places.
func beside(words string, from, to int) bool {
	return !strings.ContainsFunc(words[min(from, to):to], func(r rune) bool {
		return unicode.IsLetter(r) && r != '和' && r != '及' && r != '与' || unicode.IsDigit(r)
	})
}

// holdPeriods reports the periods that words state and no rule does. If the words also
// state a right one, the others are about something else and not reported.
func holdPeriods(known []period, words string, span diag.Span, text string, diags *diag.List) {
	var wrong []number
	for _, n := range numbers(words) {
		switch {
		case n.unit == "岁" || n.unit == "人" || n.unit == "小时":
		case slices.ContainsFunc(known, func(r period) bool { return r.same(n) }):
			return
		default:
			wrong = append(wrong, n)
		}
	}
	for _, n := range wrong {
		diags.Add("check/period-differs", span, n.text, said(known), quoted(text[span.Start:span.End]))
	}
}

// same reports whether two periods are equally long in the law's terms: a year has twelve
// months.
func (n number) same(m number) bool {
	if n.unit == "年" {
		n.value, n.unit = 12*n.value, "个月"
	}
	if m.unit == "年" {
		m.value, m.unit = 12*m.value, "个月"
	}
	return n.value == m.value && n.unit == m.unit
}

// said lists rules for a message: 60 日（办结）、30 日（延长）.
func said(known []period) string {
	var out []string
	for _, r := range known {
		if s := r.text + "（" + r.what + "）"; !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return strings.Join(out, "、")
}
