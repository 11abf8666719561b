package report

import (
	"regexp"
	"strconv"
	"strings"

	"pufa/internal/amount"
	"pufa/internal/diag"
	"pufa/internal/doc"
	"pufa/internal/site"
)

// Check reports what is wrong with a single report.
func Check(p *site.Page, b *doc.Body) diag.List {
	c := checker{page: p, front: front(p)}
	c.names()
	c.figures()
	if c.ofLaw() {
		c.elements(b)
		c.published()
	}
	return c.diags
}

type checker struct {
	page  *site.Page
	front *doc.Report
	diags diag.List
}

func (c *checker) add(code, key string, args ...any) {
	c.diags.Add(code, c.page.Doc.KeySpan(key), args...)
}

var (
	titleYear = regexp.MustCompile(`(?:^|[^0-9])((?:19|20)[0-9]{2})(?:[^0-9]|$)`)
	hanYear   = regexp.MustCompile(`[二一][〇零○九][〇零○一二三四五六七八九]{2}年`)
	keyForm   = regexp.MustCompile(`^[a-z0-9]+(?:[._-][a-z0-9]+)*$`)
)

// YearIn returns the year that a title names, or 0.
func YearIn(title string) int {
	m := titleYear.FindStringSubmatch(title)
	if m == nil {
		return 0
	}
	year, _ := strconv.Atoi(m[1])
	return year
}

// names checks year and body: without them a report cannot be compared with others.
func (c *checker) names() {
	p := c.page
	year := c.front.Year
	said := YearIn(p.Title)
	switch {
	case year == 0 && said > 0:
		c.add("report/no-year", "title", strconv.Itoa(said))
	case year == 0:
		c.add("report/no-year", "title", "2026")
	case year < 1949 || !p.Published.IsZero() && year > p.Published.Year():
		c.add("report/year-impossible", "year", year)
	case said > 0 && said != year:
		c.add("report/title-year", "title", strconv.Itoa(said), year)
	case said == 0 && !hanYear.MatchString(p.Title):
		c.add("report/title-without-year", "title", year)
	}
	if strings.TrimSpace(c.front.Body) == "" && !p.Doc.Unfilled {
		c.add("report/no-body", "title")
	}
}

// figures checks each figure, and each total with its parts.
func (c *checker) figures() {
	keys := map[string]bool{}
	for i := range c.front.Figures {
		f, at := &c.front.Figures[i], "figures["+strconv.Itoa(i)+"]"
		_, blank := doc.Placeholder(string(f.Value))
		_, number := value(f)
		switch {
		case strings.TrimSpace(string(f.Value)) == "":
			c.add("report/figure-without-value", at, f.Label)
		case strings.TrimSpace(f.Label) == "":
			c.add("report/figure-without-label", at, string(f.Value))
		case !number && blank == 0:
			c.add("report/figure-not-a-number", at+".value", f.Label, string(f.Value))
		}
		if strings.TrimSpace(f.Unit) == "" && strings.TrimSpace(f.Label) != "" {
			c.add("report/figure-without-unit", at, f.Label)
		}
		switch {
		case f.Key == "":
			c.add("report/figure-without-key", at, f.Label)
		case !keyForm.MatchString(f.Key):
			c.add("report/figure-key", at+".key", f.Key)
		case keys[f.Key]:
			c.add("report/figure-key-twice", at+".key", f.Key)
		}
		keys[f.Key] = true
		c.parts(f, at+".parts")
	}
}

// parts compares a figure with the sum of its parts.
func (c *checker) parts(f *doc.Figure, at string) {
	if len(f.Parts) == 0 {
		return
	}
	var all []amount.Amount
	var terms []string
	for _, key := range f.Parts {
		part := Find(c.front, key)
		switch {
		case part == nil || part == f:
			c.add("report/part-unknown", at, f.Label, key)
			return
		case part.Unit != f.Unit:
			c.add("report/part-unit", at, f.Label, f.Unit, part.Label, part.Unit)
			return
		}
		a, ok := value(part)
		if !ok {
			return // reported there
		}
		all, terms = append(all, a), append(terms, a.String())
	}
	total, ok := value(f)
	if sum, exact := amount.Sum(all); ok && exact && !sum.Same(total) {
		c.add("report/parts-differ", at, f.Label, total.String(), strings.Join(terms, " + "), sum.String())
	}
}

// ofLaw reports whether this is a report on building a law-based government (法治政府建设年度报告),
// which has rules of its own.
func (c *checker) ofLaw() bool {
	return strings.Contains(c.page.Title+c.front.Original, "法治政府建设")
}

// elements are what such a report must contain, and the words of headings that show it.
var elements = []struct {
	code  string // of the finding that it is missing
	words *regexp.Regexp
}{
	{"report/no-measures", regexp.MustCompile(`举措|措施|成效|成绩|做法|做了|办了|办成|进展|落实情况|工作情况`)},
	{"report/no-shortcomings", regexp.MustCompile(`不足|不够|问题|短板|差距|没做好`)},
	{"report/no-leader", regexp.MustCompile(`负责人|责任人|主要领导|履职|履行职责`)},
	{"report/no-plans", regexp.MustCompile(`下一?年|明年|来年|打算|安排|计划|思路|下一步`)},
	{"report/no-other-matters", regexp.MustCompile(`其[他它]|另外|还要说`)},
}

func (c *checker) elements(b *doc.Body) {
	for _, e := range elements {
		found := false
		for i, h := range b.Outline {
			if !e.words.MatchString(h.Text) {
				continue
			}
			if start, end := b.Section(i); doc.Plain(b.HTML[start:end]) == "" {
				c.diags.Add("report/element-empty", diag.Span{File: c.page.Doc.Path, Heading: i + 1}, h.Text)
			}
			found = true
		}
		if !found && !c.page.Doc.Unfilled { // its heading may be left out with a placeholder
			c.add(e.code, "title")
		}
	}
}

// published checks that the report was published in time. A page that only presents a
// report is not the report: its own date says nothing about it.
func (c *checker) published() {
	key, day := "published", c.front.Published.Day()
	if day.IsZero() && c.front.Original == "" && !c.page.Published.IsZero() {
		t := c.page.Published
		key, day.Year, day.Month, day.Day = "date", t.Year(), int(t.Month()), t.Day()
	}
	if year := c.front.Year; year > 0 && !day.IsZero() && (day.Year > year+1 || day.Year == year+1 && day.Month >= 4) {
		c.add("report/late", key, day.String(), year+1)
	}
}
