package markdown

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"time"
	"unicode/utf8"

	gast "github.com/yuin/goldmark/ast"

	"pufa/internal/law"
)

var (
	dated    = regexp.MustCompile(`(?:(\d{4}|[` + hanYear + `]{4})(?:年|[-./]))?(\d{1,2}|[` + hanYear + `十]{1,3})(?:月|[-./])(\d{1,2}|[` + hanYear + `十]{1,3})[日号]?[ \x{3000}，,、]*[（(]?[ \x{3000}]*(?:星期|周|礼拜)([一二三四五六日天])`)
	leftOpen = regexp.MustCompile(`(?:[XＸ]{1,4}年)?[XＸ]{1,2}月[XＸ]{1,2}日|[XＸ]{4,}|(?:19|20)\d?[XxＸ×]{1,2}年|[XxＸ]{2,4}[年月日号元件次人]|x月x日`)
)

const (
	weekdays = "日一二三四五六"
	hanYear  = "〇零○一二三四五六七八九"

	asciiDigits = "0123456789"
)

// dates reports impossible days in the lines of a block, weekdays that do not
// fit their date, and unfilled blanks of a form (XX年, XXXX).
func (w *writer) dates(n gast.Node) {
	lines := n.Lines()
	for i := range lines.Len() {
		s := lines.At(i)
		w.datesIn(s.Value(w.source), s.Start)
	}
}

// datesIn is dates for a line at an offset.
func (w *writer) datesIn(line []byte, at int) {
	if mayHoldWeekday(line) {
		for _, m := range dated.FindAllSubmatchIndex(line, -1) {
			if !inCode(line, m[0]) {
				w.checkWeekday(string(line), m, at)
			}
		}
	}
	w.checkDays(line, at)
	if mayBeBlank(line) {
		if found := blankIn(string(line)); found != nil && !inCode(line, found[0]) {
			w.diags.Add("markdown/blank-left", w.span(at+found[0], at+found[1]), string(line[found[0]:found[1]]))
		}
	}
}

// blankIn returns the range of an unfilled blank in text; nil = none.
func blankIn(text string) []int {
	if !mayBeBlank([]byte(text)) {
		return nil
	}
	for _, at := range leftOpen.FindAllStringIndex(text, -1) {
		if !letterAt(text, at) {
			return at
		}
	}
	return nil
}

// dateSigns are letters of which every blank or weekday has one.
const dateSigns = "XxＸ×周星礼"

// mayHoldWeekday reports whether there is 周 or the like before the name of a day.
func mayHoldWeekday(line []byte) bool {
	for _, word := range []string{"周", "星期", "礼拜"} {
		for rest := line; ; {
			_, behind, found := bytes.Cut(rest, []byte(word))
			if !found {
				break
			}
			if next, _ := utf8.DecodeRune(behind); strings.ContainsRune(weekdays+"天", next) {
				return true
			}
			rest = behind
		}
	}
	return false
}

// mayBeBlank reports whether blankIn can match at all.
func mayBeBlank(text []byte) bool {
	return bytes.IndexByte(text, 'X') >= 0 || bytes.IndexByte(text, 'x') >= 0 || anyOf(text, []string{"Ｘ", "×"})
}

// checkDays reports days that no calendar has: 2月30日, 2026年2月29日. With a
// weekday after them, that check reports them.
func (w *writer) checkDays(line []byte, at int) {
	for from := 0; ; {
		k := bytes.Index(line[from:], []byte("月"))
		if k < 0 {
			return
		}
		from += k + len("月")
		d, ok := dayAround(line, from-len("月"))
		if !ok || exists(d.year, d.month, d.day) || inCode(line, d.start) {
			continue
		}
		if follows := dated.FindIndex(line[d.start:]); follows == nil || follows[0] > 0 {
			w.diags.Add("markdown/no-such-day", w.span(at+d.start, at+d.end), string(line[d.start:d.end]))
		}
	}
}

// dayIn is a day in digits and where it stands in its line. Without a year, it is
// one of a leap year.
type dayIn struct {
	start, end       int
	year, month, day int
}

// dayAround reads the day whose month ends at month, before 月; ok is false if there is
// none, or one of another calendar (农历2月30日).
func dayAround(line []byte, month int) (d dayIn, ok bool) {
	behind := month + len("月")
	last := len(line) - len(bytes.TrimLeft(line[behind:], asciiDigits))
	d.start = month - digitsBefore(line[:month])
	if short(month-d.start) && short(last-behind) {
		for _, sign := range []string{"日", "号"} {
			if bytes.HasPrefix(line[last:], []byte(sign)) {
				d.end = last + len(sign)
			}
		}
	}
	if d.end == 0 {
		return d, false
	}
	d.year, d.month, d.day = 2024, number(string(line[d.start:month])), number(string(line[behind:last]))
	if year, isYear := bytes.CutSuffix(line[:d.start], []byte("年")); isYear {
		switch n := digitsBefore(year); {
		case n > 4:
			return d, false
		case n == 4:
			d.start = len(year) - n
			if d.year = number(string(year[d.start:])); d.year < 1000 { // 0226年: 2026
				d.month = 0
			}
		}
	}
	return d, !bytes.HasSuffix(line[:d.start], []byte("历"))
}

func short(digits int) bool { return digits == 1 || digits == 2 }

// digitsBefore counts the digits at the end of a text.
func digitsBefore(text []byte) int {
	return len(text) - len(bytes.TrimRight(text, asciiDigits))
}

// number reads 12, 十二 and 二〇二六; 0 = it is none.
func number(s string) int {
	n, _ := law.ParseCount(s)
	return n
}

func exists(year, month, d int) bool {
	day := time.Date(year, time.Month(month), d, 0, 0, 0, 0, time.UTC)
	return day.Day() == d && int(day.Month()) == month
}

func (w *writer) checkWeekday(line string, m []int, at int) {
	said := strings.Replace(line[m[8]:m[9]], "天", "日", 1)
	month, d := number(line[m[4]:m[5]]), number(line[m[6]:m[7]])
	if m[2] < 0 {
		if strings.Contains(line[m[4]:m[7]], "月") { // 4.3 is many things
			w.checkWeekdayOfYears(said, month, d, at, m)
		}
		return
	}
	y := number(line[m[2]:m[3]])
	if !exists(y, month, d) {
		w.diags.Add("markdown/no-such-day", w.span(at+m[2], at+m[7]), fmt.Sprintf("%d年%d月%d日", y, month, d))
		return
	}
	if is := weekday(y, month, d); said != is {
		w.diags.Add("markdown/weekday", w.span(at+m[8], at+m[9]), fmt.Sprintf("%d年%d月%d日", y, month, d), is)
	}
}

// checkWeekdayOfYears reports the weekday of a day without a year if it fits neither the
// year of the page nor the one before or after.
func (w *writer) checkWeekdayOfYears(said string, month, d, at int, m []int) {
	year := w.doc.Meta.Date.Day().Year
	if year == 0 || !exists(2024, month, d) { // told elsewhere
		return
	}
	for y := year - 1; y <= year+1; y++ {
		if exists(y, month, d) && weekday(y, month, d) == said {
			return
		}
	}
	w.diags.Add("markdown/weekday", w.span(at+m[8], at+m[9]), fmt.Sprintf("%d年%d月%d日", year, month, d), weekday(year, month, d))
}

func weekday(y, month, d int) string {
	return string([]rune(weekdays)[time.Date(y, time.Month(month), d, 0, 0, 0, 0, time.UTC).Weekday()])
}

// letterAt reports whether a match is part of a longer word. After 年 another
// blank may follow: XX年XX月.
func letterAt(line string, at []int) bool {
	before, _ := utf8.DecodeLastRuneInString(line[:at[0]])
	last, _ := utf8.DecodeLastRuneInString(line[:at[1]])
	after, _ := utf8.DecodeRuneInString(line[at[1]:])
	latin := func(r rune) bool { return r|0x20 >= 'a' && r|0x20 <= 'z' || isDigit(r) || r == '_' || r == '-' }
	return latin(before) || latin(after) && !(isHan(last) && (isDigit(after) || strings.ContainsRune("XxＸ", after)))
}
