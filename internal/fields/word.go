package fields

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

var (
	wholeForm    = regexp.MustCompile(`^[+-]?(0|[1-9](_?\d)*)$|^0x[0-9A-Fa-f](_?[0-9A-Fa-f])*$|^0o[0-7](_?[0-7])*$|^0b[01](_?[01])*$`)
	fractionForm = regexp.MustCompile(`^[+-]?((0|[1-9](_?\d)*)(\.\d(_?\d)*)?([eE][+-]?\d(_?\d)*)?|inf|nan)$`)
	momentForm   = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}([Tt ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?([Zz]|[+-]\d{2}:\d{2})?)?$`)
	clockForm    = regexp.MustCompile(`^\d{2}:\d{2}(:\d{2}(\.\d+)?)?$`)
	looseNumber  = regexp.MustCompile(`^[+-]?\d+(\.\d+)?$`)
)

// yesNo are the words for true and false.
var yesNo = map[string]string{
	"是": "true", "对": "true", "真": "true", "开": "true", "有": "true", "yes": "true", "y": "true", "on": "true", "true": "true", "t": "true", "1": "true",
	"否": "false", "不": "false", "不是": "false", "错": "false", "假": "false", "关": "false", "无": "false", "没有": "false",
	"no": "false", "n": "false", "off": "false", "false": "false", "f": "false", "0": "false",
}

// wordKind returns the kind of a bare word in TOML; broken if it is not valid.
func wordKind(s string) kind {
	switch {
	case s == "true" || s == "false":
		return boolean
	case wholeForm.MatchString(s):
		return whole
	case fractionForm.MatchString(s):
		return fraction
	case momentForm.MatchString(s):
		return moment
	case clockForm.MatchString(s):
		return clock
	}
	return broken
}

// word reads a value without quotation marks.
func (r *reader) word(w want) node {
	start, eol := r.at, r.eol(r.at)
	end := start
	for end < eol {
		c, n := utf8.DecodeRuneInString(r.text[end:eol])
		if w.in.ends(c) {
			break
		}
		if c == '#' || c == '＃' {
			before := r.text[start:end]
			if trim(before) != before || wordKind(before) != broken || before == "" {
				break
			}
		}
		end += n
	}
	r.at = end
	s := trim(r.text[start:end])
	n := node{start: start, end: r.trimmedEnd(start, end), fixed: s, plain: s}
	if n.kind = wordKind(s); n.kind == moment && !realDate(s) {
		r.diags.Add("fields/no-such-date", r.span(n.start, n.end), s)
		return node{start: n.start, end: n.end}
	}
	if n.kind != broken {
		return r.fit(n, w)
	}
	return r.slip(n, w)
}

// slip interprets a word that is not a value in TOML, by what the field takes.
func (r *reader) slip(n node, w want) node {
	takes, s := w.shape.takes(), n.plain
	at := r.span(n.start, n.end)
	yes, isYes := yesNo[strings.ToLower(s)]
	date, form, isDate := looseDate(s)
	number := looseDigits(s)
	switch {
	case s == "":
		return n
	case isYes && takes.has(boolean):
		code := "fields/boolean-word"
		if strings.EqualFold(s, yes) {
			code = "fields/boolean-case"
		}
		r.diags.Add(code, at, s, w.lead+yes).Replace(n.start, n.end, yes)
		n.kind, n.fixed = boolean, yes
	case isDate && takes.has(moment):
		if !realDate(date) {
			r.diags.Add("fields/no-such-date", at, s)
			return n
		}
		r.diags.Add(form, at, s, w.lead+date).Replace(n.start, n.end, date)
		n.kind, n.fixed = moment, date
	case number != "" && takes.has(whole|fraction) && (takes.has(fraction) || wholeForm.MatchString(number)):
		r.diags.Add("fields/number-form", at, s, w.lead+number).Replace(n.start, n.end, number)
		n.kind, n.fixed = whole, number
	case takes.has(text):
		n.plain = strings.TrimFunc(s, func(c rune) bool { return quote(c) || space(c) })
		n.kind, n.fixed = text, quoted(n.plain)
		r.diags.Add("fields/missing-quotes", at, clip(s), w.lead+n.fixed).Replace(n.start, n.end, n.fixed)
	default:
		r.unfit(n, w, "")
	}
	return n
}

// looseDigits returns a number that is written with full-width digits, commas, leading
// zeros or a counting word; "" if it is not a number.
func looseDigits(s string) string {
	s = narrow(s)
	s = strings.TrimRight(s, "个条项件篇人次年月日天份名元")
	s = strings.NewReplacer(",", "", "，", "", "_", "").Replace(s)
	if !looseNumber.MatchString(s) {
		return ""
	}
	sign := ""
	if s[0] == '-' || s[0] == '+' {
		sign, s = strings.TrimPrefix(s[:1], "+"), s[1:]
	}
	s = strings.TrimLeft(s, "0")
	if s == "" || s[0] == '.' {
		s = "0" + s
	}
	if len(s) > 18 {
		return ""
	}
	return sign + s
}

// narrow turns full-width letters, digits and marks into ASCII.
func narrow(s string) string {
	return strings.Map(func(c rune) rune {
		if c >= '！' && c <= '～' {
			return c - '！' + '!'
		}
		return c
	}, s)
}

func codePoint(c rune) string {
	return "U+" + strings.ToUpper(pad(strconv.FormatInt(int64(c), 16), 4))
}

func pad(s string, n int) string { return strings.Repeat("0", max(0, n-len(s))) + s }
