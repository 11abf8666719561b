package deadline

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"pufa/internal/diag"
	"pufa/internal/doc"
	"pufa/internal/law"
)

// Rule is one period of a page: a row of a table with the columns 期限 (Period), 从哪天起
// (From), 遇休假日 (Days off) and 依据 (Basis); the first column says what the period is for.
// Where the law moves an end that falls on a day off, the provision that says so follows
// in brackets: 顺延（《行政复议法》第八十八条第一款）.
type Rule struct {
	What, Period, From, Off string // plain text, as written
	Length                  Length // zero = Period cannot be read
	Start, End              int    // of the row in Body.HTML
	setAt, setEnd           int    // of the cell with the provisions that set the period
}

// Moves reports whether an end that falls on a day off moves to the next working day.
// Where the row does not say so, it does not.
func (r *Rule) Moves() bool { return slices.Contains(moves, strings.ToLower(r.Off)) }

var (
	moves   = []string{"顺延", "moves"}
	doubted = []string{"没写", "not said"}
	columns = [][2]string{{"期限", "period"}, {"从哪天起", "from"}, {"遇休假日", "days off"}, {"依据", "basis"}}

	row  = regexp.MustCompile(`(?s)<tr>(.*?)</tr>`)
	cell = regexp.MustCompile(`(?s)<t[hd][^>]*>(.*?)</t[hd]>`)
)

// Read lists the rules of a body. lacking names the missing column of tables of periods,
// by the offset of their first row.
func Read(b *doc.Body) (rules []Rule, lacking map[int]string) {
	lacking = map[int]string{}
	var at [4]int
	for _, m := range row.FindAllStringSubmatchIndex(b.HTML, -1) {
		text := b.HTML[m[2]:m[3]]
		var cells []string
		bounds := cell.FindAllStringSubmatchIndex(text, -1)
		for _, c := range bounds {
			cells = append(cells, doc.Plain(text[c[2]:c[3]]))
		}
		if strings.Contains(text, "<th") && !strings.Contains(text, "<td") {
			missing := ""
			for i, names := range columns {
				at[i] = slices.IndexFunc(cells, func(c string) bool { return c == names[0] || strings.EqualFold(c, names[1]) })
				if at[i] < 0 {
					missing = names[0]
				}
			}
			if at[0] >= 0 && missing != "" {
				lacking[m[0]], at[0] = missing, -1
			}
			continue
		}
		if at[0] <= 0 || slices.Max(at[:]) >= len(cells) {
			continue
		}
		off, _, _ := strings.Cut(strings.ReplaceAll(cells[at[2]], "(", "（"), "（")
		r := Rule{What: cells[0], Period: cells[at[0]], From: cells[at[1]], Off: strings.TrimSpace(off), Start: m[0], End: m[1]}
		r.setAt, r.setEnd = m[2]+bounds[at[3]][2], m[2]+bounds[at[3]][3]
		r.Length, _ = ParseLength(r.Period)
		rules = append(rules, r)
	}
	return rules, lacking
}

// Basis lists the references of a rule that name an article, as indexes in d: first what
// sets the period, then what moves its end.
func Basis(d *doc.Document, b *doc.Body, r *Rule) []int {
	out := sets(d, b, r)
	for _, ref := range d.Basis(b, r.Start, r.End) {
		if !slices.Contains(out, ref) {
			out = append(out, ref)
		}
	}
	return out
}

// sets lists the references that set the period.
func sets(d *doc.Document, b *doc.Body, r *Rule) []int { return d.Basis(b, r.setAt, r.setEnd) }

// Parse records the periods of a page in d and reports what is wrong with them.
func Parse(d *doc.Document, b *doc.Body) diag.List {
	var diags diag.List
	rules, lacking := Read(b)
	for at, column := range lacking {
		diags.Add("deadlines/no-column", place(d, b, at, at), column)
	}
	if len(rules) == 0 && len(lacking) == 0 {
		diags.Add("deadlines/empty", d.KeySpan("type"))
	}
	known := map[string]bool{}
	for i := range rules {
		r := &rules[i]
		span := place(d, b, r.Start, r.End)
		if known[r.What] {
			diags.Add("deadlines/row-twice", span, r.What)
		}
		known[r.What] = true
		if r.Length.N == 0 {
			diags.Add("deadlines/bad-period", span, r.What, r.Period)
		}
		if !r.Moves() && !slices.Contains(doubted, strings.ToLower(r.Off)) {
			diags.Add("deadlines/bad-days-off", span, r.What, r.Off)
		}
		period := doc.Period{What: r.What, Text: r.Period}
		for _, ref := range sets(d, b, r) {
			period.Provisions = append(period.Provisions, d.Refs[ref].Cites...)
		}
		if len(period.Provisions) == 0 {
			diags.Add("deadlines/no-basis", span, r.What)
		}
		d.Periods = append(d.Periods, period)
	}
	return append(diags, CheckHolidays(doc.Front[doc.Deadlines](&d.Meta).Holidays, d.Path)...)
}

// CheckHolidays reports what is wrong with the [[holidays]] of a file.
func CheckHolidays(list []doc.Holidays, file string) (diags diag.List) {
	years := map[int]bool{}
	for i, h := range list {
		at := func(key string) diag.Span {
			return diag.Span{File: file, Key: "holidays[" + strconv.Itoa(i) + "]" + key}
		}
		if h.Year == 0 {
			diags.Add("deadlines/no-year", at(""))
			continue
		}
		if strings.TrimSpace(h.Source) == "" {
			diags.Add("deadlines/no-source", at(""), h.Year)
		}
		if years[h.Year] {
			diags.Add("deadlines/year-twice", at(".year"), h.Year)
		}
		years[h.Year] = true
		for k, s := range h.Off {
			if days, ok := parseDays(s); !ok || !all(days, h.Year, false) {
				diags.Add("deadlines/bad-day", at(".off["+strconv.Itoa(k)+"]"), s, h.Year)
			}
		}
		for k, s := range h.Work {
			if days, ok := parseDays(s); !ok || !all(days, h.Year, true) {
				diags.Add("deadlines/bad-work-day", at(".work["+strconv.Itoa(k)+"]"), s, h.Year)
			}
		}
	}
	return diags
}

// all reports whether all days are in a year and, if weekends is set, on weekends.
func all(days []law.Date, year int, weekends bool) bool {
	return !slices.ContainsFunc(days, func(d law.Date) bool { return d.Year != year || weekends && !weekend(d) })
}

// place returns where bytes start to end of a body are in the source: at a reference
// among them, else at the heading above.
func place(d *doc.Document, b *doc.Body, start, end int) diag.Span {
	for i, at := range b.Holes {
		if at >= start && at < end {
			return d.Refs[i].Span
		}
	}
	for i, h := range slices.Backward(b.Outline) {
		if h.Start <= start {
			return diag.Span{File: d.Path, Heading: i + 1}
		}
	}
	return d.KeySpan("type")
}
