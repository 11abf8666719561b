package markdown

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	gast "github.com/yuin/goldmark/ast"
)

var (
	dated    = regexp.MustCompile(`(\d{4})(?:年|[-./])(\d{1,2})(?:月|[-./])(\d{1,2})日?[ \x{3000}]*[（(]?[ \x{3000}]*(?:星期|周|礼拜)([一二三四五六日天])`)
	leftOpen = regexp.MustCompile(`[XＸ]{4,}|(?:19|20)\d?[XxＸ×]{1,2}年|[XxＸ]{2,4}[年月日号元件次人]|[XxＸ]月[XxＸ]日`)
)

const weekdays = "日一二三四五六"

// dates looks in the lines of a block for weekdays that do not fit their date, and for
// blanks of a form that nobody filled in (XX年, XXXX).
func (w *writer) dates(n gast.Node) {
	lines := n.Lines()
	for i := range lines.Len() {
		s := lines.At(i)
		value := s.Value(w.source)
		if !mayHold(value) {
			continue
		}
		line := string(value)
		for _, m := range dated.FindAllStringSubmatchIndex(line, -1) {
			if !inCode([]byte(line), m[0]) {
				w.checkWeekday(line, m, s.Start)
			}
		}
		if at := blankIn(line); at != nil && !inCode([]byte(line), at[0]) {
			w.diags.Add("markdown/blank-left", w.span(s.Start+at[0], s.Start+at[1]), line[at[0]:at[1]])
		}
	}
}

// blankIn returns where a text has a blank that nobody filled in; nil = nowhere.
func blankIn(text string) []int {
	if !mayBeBlank([]byte(text)) {
		return nil
	}
	if at := leftOpen.FindStringIndex(text); at != nil && !letterAt(text, at) {
		return at
	}
	return nil
}

// mayHold reports whether the expressions can match: they take longer than all other
// reading of a page, and nearly no line has what they look for. For plain paragraphs the
// survey of their line has told already.
func mayHold(line []byte) bool {
	return mayBeBlank(line) || bytes.Contains(line, []byte("周")) || bytes.Contains(line, []byte("星期")) || bytes.Contains(line, []byte("礼拜"))
}

// mayBeBlank is mayHold for blanks alone.
func mayBeBlank(text []byte) bool {
	return bytes.IndexByte(text, 'X') >= 0 || bytes.IndexByte(text, 'x') >= 0 || bytes.Contains(text, []byte("Ｘ")) || bytes.Contains(text, []byte("×"))
}

func (w *writer) checkWeekday(line string, m []int, at int) {
	number := func(k int) int { n, _ := strconv.Atoi(line[m[k]:m[k+1]]); return n }
	y, month, d := number(2), number(4), number(6)
	day := time.Date(y, time.Month(month), d, 0, 0, 0, 0, time.UTC)
	if day.Day() != d || int(day.Month()) != month {
		w.diags.Add("markdown/no-such-day", w.span(at+m[2], at+m[7]), fmt.Sprintf("%d年%d月%d日", y, month, d))
		return
	}
	said := strings.Replace(line[m[8]:m[9]], "天", "日", 1)
	is := string([]rune(weekdays)[day.Weekday()])
	if said != is {
		w.diags.Add("markdown/weekday", w.span(at+m[8], at+m[9]), fmt.Sprintf("%d年%d月%d日", y, month, d), is)
	}
}

// letterAt reports whether a match is part of a longer word.
func letterAt(line string, at []int) bool {
	before, _ := utf8.DecodeLastRuneInString(line[:at[0]])
	after, _ := utf8.DecodeRuneInString(line[at[1]:])
	latin := func(r rune) bool { return r|0x20 >= 'a' && r|0x20 <= 'z' || isDigit(r) || r == '_' || r == '-' }
	return latin(before) || latin(after)
}
