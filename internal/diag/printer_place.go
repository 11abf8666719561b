package diag

import (
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"
)

// place is a span in terms of lines and columns. The zero place is nowhere.
type place struct {
	file               string
	known              bool // the text is available, and the span is not the whole file
	line, column       int  // from 1; columns in characters
	endLine, endColumn int  // just after the last character
	text               string
	lineStart, lineEnd int // of the first line in text, without its line end
	start, end         int // of the span, clamped to text
}

// String returns "file:line:column", "file" or "".
func (p place) String() string {
	file := strings.Map(harmless, p.file)
	if !p.known {
		return file
	}
	return file + ":" + strconv.Itoa(p.line) + ":" + strconv.Itoa(p.column)
}

// oneLine returns the first line of the place, short enough for the end of a line.
func (p place) oneLine() string {
	const most = 60 // cells
	s := p.text[p.lineStart:p.lineEnd]
	if len(s) > 4*most {
		s = s[:4*most]
	}
	s = strings.TrimSpace(strings.Map(harmless, strings.ReplaceAll(s, "\t", " ")))
	if Cells(s) <= most && p.lineEnd-p.lineStart <= 4*most {
		return s
	}
	n := 0
	for i, r := range s {
		if n += cells(r); n > most-1 {
			return s[:i] + "…"
		}
	}
	return s + "…"
}

// index finds places in texts. It keeps the line starts of the last file, since lists are
// sorted by file.
type index struct {
	source func(string) (string, bool)
	file   string
	text   string
	ok     bool
	starts []int // offset of each line's first byte; nil = none kept
}

func (x *index) find(s Span) place {
	if s.End == 0 {
		return place{file: s.File}
	}
	return x.bytes(s)
}

// bytes finds a span that is not the whole file.
func (x *index) bytes(s Span) place {
	p := place{file: s.File}
	if s.File == "" || x.source == nil {
		return p
	}
	if x.starts == nil || x.file != s.File {
		x.load(s.File)
	}
	if !x.ok {
		return p
	}
	p.known, p.text = true, x.text
	// A span outside the text is a bug elsewhere; its finding is still worth reading.
	p.start = runeStart(x.text, min(max(s.Start, 0), len(x.text)))
	p.end = min(max(s.End, p.start), len(x.text))
	p.line, p.column, p.lineStart, p.lineEnd = x.position(p.start)
	p.endLine, p.endColumn, _, _ = x.position(runeStart(x.text, p.end))
	return p
}

func (x *index) load(file string) {
	x.file, x.starts = file, []int{0}
	x.text, x.ok = x.source(file)
	for i := 0; x.ok && i < len(x.text); i++ {
		j := strings.IndexByte(x.text[i:], '\n')
		if j < 0 {
			break
		}
		i += j
		x.starts = append(x.starts, i+1)
	}
}

func (x *index) position(at int) (line, column, start, end int) {
	line = sort.SearchInts(x.starts, at+1)
	start, end = x.starts[line-1], len(x.text)
	if line < len(x.starts) {
		end = x.starts[line] - 1
	}
	return line, utf8.RuneCountInString(x.text[start:at]) + 1, start, end
}

// runeStart moves an offset that is inside a character back to its first byte.
func runeStart(s string, at int) int {
	for back := 0; back < utf8.UTFMax && at > 0 && at < len(s) && !utf8.RuneStart(s[at]); back++ {
		at--
	}
	return at
}
