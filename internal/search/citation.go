package search

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"pufa/internal/law"
)

// citation is a provision named in a query.
type citation struct {
	name    string // clean; "" = no statute is named
	article string // "17", "120-1"; "" = the query names none
	plain   bool   // it is nothing else: words of up to [copied] characters may be copied from any page
}

// copied is the length of what people copy from a page to find it again.
const copied = 8

const numeral = `[0-9]{1,4}|[零一二三四五六七八九十百千两]{1,9}`

// form is how people type a citation: 《信访工作条例》第十七条第二款, 条例34, 第三十五条.
var form = regexp.MustCompile(`^\s*《?\s*(.*?[^第\s《》])??\s*》?\s*(?:第\s*)?(` + numeral + `)\s*(?:条\s*(?:(?:之|-)\s*(` + numeral + `))?|(?:之|-)\s*(` + numeral + `)\s*条?)?\s*(?:第?\s*(?:` + numeral + `)\s*款)?\s*(?:第?\s*[（(]?(?:` + numeral + `)[）)]?\s*项)?\s*$`)

// parseCitation reads a folded query.
func parseCitation(text string) citation {
	m := form.FindStringSubmatch(text)
	if m == nil {
		return citation{}
	}
	name := clean(m[1])
	n, ok := parseNumber(m[2])
	if !ok || n == 0 || name != "" && !lawLike(name) {
		return citation{}
	}
	// 宪法四十一: without 条, a Chinese numeral counts as an article only after a name.
	if name == "" && !strings.ContainsAny(text, "第条") && m[2][0] > '9' {
		return citation{}
	}
	c := citation{name: name, article: strconv.Itoa(n), plain: name != "" && utf8.RuneCountInString(clean(text)) > copied}
	if sub := cmp.Or(m[3], m[4]); sub != "" {
		if n, ok := parseNumber(sub); ok && n > 0 {
			c.article += "-" + strconv.Itoa(n)
		}
	}
	return c
}

// appended is what may stand behind the ending of a name: 解释（一）, 规定（试行）, 修正案（2018年）.
var appended = regexp.MustCompile(`(试行|暂行|[一二三四五六七八九十]{1,3}|[0-9]{4}年)$`)

// lawLike reports whether a name, clean, can be that of a statute.
func lawLike(name string) bool {
	name = appended.ReplaceAllString(name, "")
	return slices.ContainsFunc(endings, func(e string) bool { return strings.HasSuffix(name, e) })
}

// parseNumber reads 17, 十七, 一千零七十九, 一〇五.
func parseNumber(s string) (int, bool) {
	if n, err := strconv.Atoi(s); err == nil {
		return n, true
	}
	const digits = "零一二三四五六七八九"
	total, digit, places, units := 0, -1, 0, false
	for _, r := range s {
		if r == '两' {
			r = '二'
		}
		if i := strings.IndexRune(digits, r); i >= 0 {
			places = places*10 + i/3
			digit = i / 3
			continue
		}
		unit := map[rune]int{'十': 10, '百': 100, '千': 1000}[r]
		if unit == 0 {
			return 0, false
		}
		if digit < 0 {
			digit = 1
		}
		total, digit, units = total+digit*unit, -1, true
	}
	if !units {
		return places, true
	}
	return total + max(digit, 0), true
}

// label writes a number into a pattern: 第一百二十条之一.
func label(pattern, number string) string {
	main, sub, has := strings.Cut(number, "-")
	n, _ := strconv.Atoi(main)
	s := strings.Replace(pattern, "*", law.FormatNumeral(n), 1)
	if has {
		m, _ := strconv.Atoi(sub)
		s += "之" + law.FormatNumeral(m)
	}
	return s
}

// named is the number of statutes of one name that are looked at, the likeliest first:
// what each of them has may stand in a file of its own.
const named = 8

// cited returns the provisions that the query names: of the statute it names, or if it
// names none of the statute whose page is open.
func (e *Engine) cited(q query, open string) []Result {
	if q.cite.article == "" {
		return nil
	}
	name := q.cite.name
	if name == "" {
		name = cmp.Or(clean(open), anyLaw)
	}
	n := e.core.Files[terms[near]]
	term := nameMark + name
	data, ok := entry(e.file(terms[near]+"/"+strconv.Itoa(fileOf(term, n))), term)
	if !ok {
		return nil
	}
	type candidate struct {
		Result
		value float64
	}
	var found []candidate
	at := e.core.Shelves[near]
	_, matches := decode(data, at.From, at.Slots)
	priors := e.core.Ranking.Priors
	slices.SortStableFunc(matches, func(a, b match) int {
		return cmp.Compare(priors[e.standingOf(b.slot)], priors[e.standingOf(a.slot)])
	})
	for _, p := range matches[:min(len(matches), named)] {
		h := e.head(p.slot)
		if h == nil {
			continue
		}
		i := slices.Index(h.numbers(), q.cite.article)
		if i < 0 {
			continue
		}
		p.passage = uint16(i + 1)
		r, _ := e.result(p)
		r.Cited = true
		found = append(found, candidate{r, worth[r.Kind]*10 + float64(min(h.Weight, 999))/100})
	}
	slices.SortStableFunc(found, func(a, b candidate) int { return cmp.Compare(b.value, a.value) })
	var out []Result
	for _, f := range found[:min(len(found), 6)] {
		out = append(out, f.Result)
	}
	return out
}
