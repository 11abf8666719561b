package importer

import (
	"html"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// address returns an address that a page may link, or "".
func address(to string) string {
	if to == "" || strings.ContainsAny(to, "<>\n\"\\ ") {
		return ""
	}
	for _, scheme := range [...]string{"http://", "https://", "mailto:", "tel:"} {
		if strings.HasPrefix(strings.ToLower(to), scheme) {
			return to
		}
	}
	return ""
}

func lineEnd(for_ setting) string {
	switch for_ {
	case headingText:
		return " "
	case cellText, htmlText:
		return "<br>"
	}
	return "\\\n"
}

var webAddress = regexp.MustCompile(`https?://[A-Za-z0-9\-._~:/?#@!$&'()*+,;=%]+`)

// escapeText escapes everything in a text that Markdown would take for markup.
func escapeText(s string, for_ setting) string {
	if for_ == htmlText {
		return strings.ReplaceAll(html.EscapeString(s), "\n", "<br>")
	}
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		if lines[i] = escapeLine(l); i > 0 && for_ == paragraphText {
			lines[i] = escapeStart(lines[i])
		}
	}
	return strings.Join(lines, lineEnd(for_))
}

// escapeLine does the same for one line, but leaves addresses unchanged: they become
// links.
func escapeLine(s string) string {
	var b strings.Builder
	last := 0
	for _, at := range webAddress.FindAllStringIndex(s, -1) {
		escapeInto(&b, s[last:at[0]])
		b.WriteString(s[at[0]:at[1]])
		last = at[1]
	}
	escapeInto(&b, s[last:])
	return b.String()
}

func escapeInto(b *strings.Builder, s string) {
	for i, r := range s {
		switch {
		case strings.ContainsRune("\\`*[]<{}~|", r):
			b.WriteByte('\\')
		case r == '_' && !inWord(s, i):
			b.WriteByte('\\')
		case r == '&' && entityForm.MatchString(s[i:]):
			b.WriteByte('\\')
		case r == '=' && strings.HasPrefix(s[i:], "=="):
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
}

var entityForm = regexp.MustCompile(`^&(?:[A-Za-z][A-Za-z0-9]*|#[0-9xX][0-9A-Fa-f]*);`)

func inWord(s string, i int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	after, _ := utf8.DecodeRuneInString(s[i+1:])
	return isAlnum(before) && isAlnum(after)
}

func isAlnum(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

var numberMark = regexp.MustCompile(`^([0-9]{1,9})([.)])(\s|$)`)

// escapeStart keeps a line from being a heading, an item, a quotation, a box.
func escapeStart(line string) string {
	switch {
	case line == "":
		return line
	case strings.IndexByte("#>+-=:", line[0]) >= 0:
		if (line[0] == '-' || line[0] == '+') && len(line) > 1 && line[1] != ' ' && line[1] != line[0] {
			return line
		}
		return `\` + line
	case numberMark.MatchString(line):
		return numberMark.ReplaceAllString(line, `$1\$2$3`)
	}
	return line
}
