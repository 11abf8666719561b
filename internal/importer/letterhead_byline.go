package importer

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"pufa/internal/law"
	"pufa/internal/word"
)

func isByline(text string) bool { return bylineForm.MatchString(text) }

// takeByline reads 发布时间：2024-03-05 来源：某局. A bare date below the title may be that of a
// meeting, so it stays.
func (m *maker) takeByline(blocks []word.Block, taken []bool, take func(int)) {
	for i := 0; i < min(mostHead, len(blocks)); i++ {
		text := strings.TrimSpace(blocks[i].Text())
		if taken[i] || blocks[i].Table != nil || utf8.RuneCountInString(text) > 120 || hasNote(&blocks[i]) {
			continue
		}
		at := bylineForm.FindAllStringSubmatchIndex(text, -1)
		if len(at) == 0 || at[0][0] != 0 {
			continue
		}
		known := true
		for k, loc := range at {
			end := len(text)
			if k+1 < len(at) {
				end = at[k+1][0]
			}
			known = m.byline(text[loc[2]:loc[3]], strings.Trim(text[loc[1]:end], " 　|｜\t")) && known
		}
		if known {
			take(i)
		}
	}
}

// byline stores one value of a byline; ok is false if there is no place for it.
func (m *maker) byline(key, value string) (ok bool) {
	switch key {
	case "发布时间", "发布日期", "日期", "时间":
		d, ok := dateIn(value)
		if ok && m.page.Date.IsZero() {
			m.page.Date = d
		}
		return ok
	case "来源", "信息来源", "稿件来源":
		m.page.Source = value
		return value != "" && utf8.RuneCountInString(value) < 40
	case "作者", "撰稿", "供稿":
		m.page.Author = value
		return value != "" && utf8.RuneCountInString(value) < 40
	}
	return true // counters and buttons of a portal
}

// dateIn reads the first day in a text, in digits or Chinese.
func dateIn(s string) (law.Date, bool) {
	if m := isoDate.FindStringSubmatch(s); m != nil {
		two := func(s string) string { return ("0" + s)[len(s)-1:] }
		return law.ParseDate(m[1] + "-" + two(m[2]) + "-" + two(m[3]))
	}
	if m := onlyDay.FindString(s); m != "" {
		return law.ParseDate(spaces.Replace(m))
	}
	return law.Date{}, false
}

var onlyDay = regexp.MustCompile(law.DateForm)

// takeSignature finds signatory and date near the end: 某县信访局 / 2024年3月5日.
func (m *maker) takeSignature(blocks []word.Block, taken []bool, take func(int), official bool) {
	const near = 12
	for i := len(blocks) - 1; i > 0 && i >= len(blocks)-near; i-- {
		text := strings.TrimSpace(blocks[i].Text())
		if taken[i] || blocks[i].Table != nil || hasNote(&blocks[i]) {
			continue
		}
		if s := signedLine.FindStringSubmatch(text); s != nil && isOffice(spaces.Replace(s[1])) {
			if d, ok := law.ParseDate(spaces.Replace(s[2])); ok {
				m.sign(spaces.Replace(s[1]), d)
				take(i)
				return
			}
		}
		if !onlyDate.MatchString(text) && !onlyDate.MatchString(spaces.Replace(text)) {
			continue
		}
		d, ok := law.ParseDate(spaces.Replace(text))
		by := spaces.Replace(blocks[i-1].Text())
		if !ok || taken[i-1] || blocks[i-1].Table != nil || !isOffice(by) || hasNote(&blocks[i-1]) {
			continue
		}
		m.sign(by, d)
		take(i - 1)
		take(i)
		return
	}
}

func (m *maker) sign(by string, day law.Date) {
	if m.page.Issuer == "" {
		m.page.Issuer = by
	}
	m.page.Written = day
}
