package render

import (
	"regexp"
	"strconv"
	"strings"

	"pufa/internal/diag"
)

// slips maps messages of the parser to codes with messages for authors; the first group
// of the pattern is the argument of the code and is underlined.
var slips = []struct {
	pattern *regexp.Regexp
	code    string
}{
	{regexp.MustCompile(`^undefined variable "(.*)"$`), "render/no-variable"},
	{regexp.MustCompile(`^bad character U\+003C`), "render/unclosed-braces"}, // {{.Title</p>
	{regexp.MustCompile(`^(?:unrecognized|bad) character.*'(.)'$`), "render/bad-character"},
	{regexp.MustCompile(`^(?:unterminated )`), "render/unclosed-quote"},
	{regexp.MustCompile(`^(?:unclosed (?:action|comment)|comment ends)`), "render/unclosed-braces"},
	{regexp.MustCompile(`^unclosed left paren`), "render/unclosed-paren"},
	{regexp.MustCompile(`^unexpected right paren`), "render/extra-paren"},
	{regexp.MustCompile(`^non executable command`), "render/pipe-into-value"},
	{regexp.MustCompile(`^missing value for (\w+)`), "render/empty-tag"},
	{regexp.MustCompile(`^\{\{(\w+)\}\} outside \{\{range\}\}`), "render/outside-range"},
	{regexp.MustCompile(`multiple definition of template "(.*)"$`), "render/defined-twice"},
	{regexp.MustCompile(`^unexpected "?(.*?)"? in `), "render/unexpected"},
}

// unbalanced matches messages about {{if}} and the like without {{end}}.
var unbalanced = regexp.MustCompile(`^unexpected (?:EOF|\{\{(?:end|else)\}\})|^expected end; found`)

// explainSyntax reports why the parser refused a file. err is the parser's:
// "template: name:line: message".
func explainSyntax(f file, name string, err error, diags *diag.List) {
	message := strings.TrimPrefix(err.Error(), "template: "+name+":")
	number, message, _ := strings.Cut(message, ": ")
	line, _ := strconv.Atoi(number)
	if i := strings.Index(message, " in action started at "); i >= 0 {
		message = message[:i]
	}
	if unbalanced.MatchString(message) && nesting(f, diags) {
		return
	}
	for _, s := range slips {
		m := s.pattern.FindStringSubmatch(message)
		if m == nil {
			continue
		}
		if len(m) == 1 {
			m = append(m, "")
		}
		span := onLine(f, line, m[1])
		if width, ok := halfWidth[m[1]]; ok && s.code == "render/bad-character" {
			diags.Add("render/full-width", span, m[1], width)
			return
		}
		if word, ok := words[m[1]]; ok && s.code == "render/unexpected" {
			diags.Add("render/sign", span, m[1], word)
			return
		}
		if s.code == "render/unclosed-quote" || s.code == "render/unclosed-braces" {
			span = openTag(f, line)
		}
		diags.Add(s.code, span, m[1])
		return
	}
	diags.Add("render/syntax", onLine(f, line, ""), message)
}

// halfWidth maps full-width characters from Chinese input methods to the characters of
// template syntax.
var halfWidth = map[string]string{
	"“": `"`, "”": `"`, "‘": "`", "’": "`", "（": "(", "）": ")", "，": ",", "。": ".",
	"＝": "=", "｜": "|", "＄": "$", "．": ".", "：": ":", "｛": "{", "｝": "}", "\u3000": " ", "、": ",", "；": ";", "－": "-", "＂": `"`,
}

// words maps operators of other languages to functions.
var words = map[string]string{"=": "eq", "!": "not", "&": "and", "|": "or", "<": "lt", ">": "gt"}

// nesting reports every {{if}} … without {{end}} and every {{end}} without {{if}}, and
// returns whether there are any.
func nesting(f file, diags *diag.List) bool {
	var open []tag
	elses := map[int]bool{} // start of an opening tag → it had its last {{else}}
	before := len(*diags)
	at := func(t tag) diag.Span { return diag.Span{File: f.path, Start: t.start, End: t.end} }
	for _, t := range tags(f.text) {
		switch t.word {
		case "if", "range", "with", "define", "block":
			open = append(open, t)
		case "else":
			if len(open) == 0 {
				diags.Add("render/extra-else", at(t))
				continue
			}
			last := open[len(open)-1]
			bare := !strings.Contains(f.text[t.start:t.end], "if") && !strings.Contains(f.text[t.start:t.end], "with")
			if elses[last.start] || last.word == "define" || last.word == "block" {
				diags.Add("render/extra-else", at(t))
			}
			elses[last.start] = bare
		case "end":
			if len(open) == 0 {
				diags.Add("render/extra-end", at(t))
				continue
			}
			open = open[:len(open)-1]
		}
	}
	for _, t := range open {
		diags.Add("render/unclosed", at(t), t.word)
	}
	return len(*diags) > before
}

// onLine returns the place of text within a tag on a line (from 1), or the whole line.
func onLine(f file, line int, text string) diag.Span {
	start, end := lineBounds(f.text, line)
	for _, t := range tags(f.text) {
		if t.end < start || t.start > end || text == "" {
			continue
		}
		from := max(t.start, start)
		if i := strings.Index(f.text[from:min(t.end, end)], text); i >= 0 {
			return diag.Span{File: f.path, Start: from + i, End: from + i + len(text)}
		}
	}
	for _, t := range tags(f.text) {
		if t.start <= end && t.end > start {
			return diag.Span{File: f.path, Start: max(t.start, start), End: min(t.end, end)}
		}
	}
	return diag.Span{File: f.path, Start: start, End: end}
}

// openTag returns the last tag that begins on or before a line and isn't closed.
func openTag(f file, line int) diag.Span {
	_, end := lineBounds(f.text, line)
	found := tag{}
	for _, t := range tags(f.text) {
		if t.start <= end && !strings.HasSuffix(f.text[t.start:t.end], "}}") {
			found = t
		}
	}
	if found.end == 0 {
		return onLine(f, line, "")
	}
	return diag.Span{File: f.path, Start: found.start, End: found.end}
}

// lineBounds returns the bytes of a line, counted from 1, without its line feed.
// A line that the text doesn't have is its end.
func lineBounds(text string, line int) (start, end int) {
	for ; line > 1; line-- {
		i := strings.IndexByte(text[start:], '\n')
		if i < 0 {
			return len(text), len(text)
		}
		start += i + 1
	}
	if i := strings.IndexByte(text[start:], '\n'); i >= 0 {
		return start, start + i
	}
	return start, len(text)
}

// defineSpan returns the place where a file defines a template.
func defineSpan(f file, name string) diag.Span {
	for _, t := range tags(f.text) {
		if t.name == name {
			return diag.Span{File: f.path, Start: t.start, End: t.end}
		}
	}
	return diag.At(f.path)
}
