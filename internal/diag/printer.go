package diag

import (
	"bytes"
	"io"
	"slices"
	"strconv"
	"strings"
)

// Printer writes findings for people ([Printer.Print]) or for programs
// ([Printer.PrintJSON]). The zero Printer writes Chinese, without colour,
// without limit and without showing the source.
type Printer struct {
	Lang  Lang
	Color bool // use the terminal's colours
	Limit int  // further findings of the same code are only counted; 0 = no limit

	// Call rewrites the commands in a message or hint to what the user has to type; nil =
	// unchanged.
	Call func(text string) string

	// Source returns the decoded text of a file, to which spans refer. It may be nil.
	// Without the text a finding is printed with its file alone.
	Source func(file string) (text string, ok bool)
}

// Print writes the list, sorted: for each finding one line with place, severity, message
// and code, the source line with carets below, the hint, and related places. Line and
// column count from 1, columns in characters.
func (p Printer) Print(w io.Writer, l List) {
	l = slices.Clone(l)
	l.Sort()
	var b bytes.Buffer
	texts, others := index{source: p.Source}, index{source: p.Source}
	shown, left := map[string]int{}, map[string]int{}
	for _, d := range l {
		if p.Limit > 0 && shown[d.Code] == p.Limit {
			left[d.Code]++
			continue
		}
		shown[d.Code]++
		p.finding(&b, &texts, &others, d)
	}
	for _, code := range Codes() {
		if n := left[code]; n > 0 {
			b.WriteString(p.paint(faint, Say(p.Lang, "say/more-of-same", strconv.Itoa(n), code)) + "\n")
		}
	}
	w.Write(b.Bytes()) // if standard error is closed, nobody can be told
}

// finding writes one finding. Its own place is looked up in texts, related ones in
// others, so that switching between two files does not read them again.
func (p Printer) finding(b *bytes.Buffer, texts, others *index, d Diagnostic) {
	pl := texts.find(d.Span)
	if s := pl.String(); s != "" {
		b.WriteString(p.paint(bold, s+":") + " ")
	}
	b.WriteString(p.paint(severityColor(d.Severity), severityName(p.Lang, d.Severity)+":"))
	b.WriteString(" " + p.paint(bold, indented(p.call(d.Message(p.Lang)))))
	b.WriteString(" " + p.paint(faint, "["+d.Code+"]") + "\n")
	if pl.known {
		p.excerpt(b, pl, d.Severity)
	}
	if hint := p.call(d.Hint(p.Lang)); hint != "" {
		b.WriteString(margin + p.paint(bold, Say(p.Lang, "say/hint")+":") + " " + indented(hint) + "\n")
	}
	for _, s := range d.Related {
		at := others.find(s)
		b.WriteString(margin + Say(p.Lang, "say/see-also") + ": " + at.String())
		if at.known {
			b.WriteString(": " + at.oneLine())
		}
		b.WriteByte('\n')
	}
}

func (p Printer) call(text string) string {
	if p.Call == nil {
		return text
	}
	return p.Call(text)
}

// margin comes before hints and other lines that belong to the line above.
const margin = "   "

// indented makes a text harmless and aligns its further lines with the first, so that a
// hint can contain lines to copy.
func indented(s string) string {
	lines := strings.Split(strings.TrimRight(s, "\n"), "\n")
	for i, l := range lines {
		lines[i] = strings.Map(harmless, strings.ReplaceAll(l, "\t", "    "))
	}
	return strings.Join(lines, "\n"+margin+margin)
}

func severityName(lang Lang, s Severity) string { return Say(lang, "say/"+s.String()) }

// Colours of a terminal (ECMA-48, select graphic rendition).
const (
	bold   = "1"
	faint  = "2"
	red    = "1;31"
	green  = "1;32"
	yellow = "1;33"
	cyan   = "1;36"
)

func severityColor(s Severity) string {
	switch s {
	case Error:
		return red
	case Warning:
		return yellow
	}
	return cyan
}

func (p Printer) paint(color, s string) string {
	if !p.Color || s == "" {
		return s
	}
	return "\x1b[" + color + "m" + s + "\x1b[0m"
}
