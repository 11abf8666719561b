package source

import (
	"path"
	"strings"

	"pufa/internal/diag"
)

// hasFront reports whether a file with this name may have front matter.
func hasFront(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".md", ".markdown", ".txt":
		return true
	}
	return false
}

const fence = "+++"

// blank lists the spaces allowed around a fence. U+3000 is the space of Chinese input
// methods.
const blank = " \t\u3000\u00a0"

// findFront looks for front matter at the top; only empty lines may precede it.
func (f *File) findFront(diags *diag.List) {
	open := 0
	first, next := lineAt(f.Text, open)
	for strings.Trim(first, blank) == "" {
		if next == open {
			return
		}
		open = next
		first, next = lineAt(f.Text, open)
	}
	mark := strings.Trim(first, blank)
	switch {
	case plusses(mark):
		f.checkFence(open, first, diags)
		f.closeFront(open, next, diags)
	case mark == "---":
		f.findYAML(open, next, diags)
	case strings.HasPrefix(mark, "{"):
		f.findJSON(open, diags)
	case dashes(mark) && f.findYAML(open, next, diags): // ———
	default:
		f.findHeadless(open, diags)
	}
}

// dashes reports whether s is a line of dashes, of any kind and number.
func dashes(s string) bool { return len(s) > 1 && strings.Trim(s, "-—–－─") == "" }

// closeFront looks for the closing fence of front matter that begins at start. If there
// is none, the front matter ends at the first empty line, so that its other mistakes are
// found in the same run.
func (f *File) closeFront(open, start int, diags *diag.List) {
	gap, read, all := -1, start, true
	settings := func(end int) bool { // only settings up to there, which a closed one need not be asked
		for all && read < end {
			line, next := lineAt(f.Text, read)
			all, read = isSetting(strings.Trim(line, blank)), next
		}
		return all
	}
	for at := start; at < len(f.Text); {
		line, next := lineAt(f.Text, at)
		mark := strings.Trim(line, blank)
		if plusses(mark) {
			f.checkFence(at, line, diags)
			f.FrontStart, f.FrontEnd, f.BodyStart = start, at, next
			return
		}
		if mark == "---" && gap < 0 && settings(at) {
			place := f.span(at, line)
			diags.Add("source/front-closing", place).Replace(place.Start, place.End, fence)
			f.FrontStart, f.FrontEnd, f.BodyStart = start, at, next
			return
		}
		if mark == "" && gap < 0 {
			gap = at
		}
		at = next
	}
	line, _ := lineAt(f.Text, open)
	d := diags.Add("source/front-unclosed", f.span(open, line))
	if gap > start && settings(gap) {
		d.Replace(gap, gap, fence+"\n")
	}
	if gap < 0 {
		gap = len(f.Text)
	}
	f.FrontStart, f.FrontEnd, f.BodyStart = start, gap, gap
}

// checkFence reports a fence that is not three ASCII plus signs.
func (f *File) checkFence(at int, line string, diags *diag.List) {
	mark, code, place := strings.Trim(line, blank), "source/fence-length", f.span(at, line)
	switch {
	case mark == fence:
		return
	case strings.Contains(mark, "＋"):
		code = "source/fence-wide"
	}
	diags.Add(code, place, mark).Replace(place.Start, place.End, fence)
}

// isSetting reports whether a trimmed line is certainly a setting, a table heading or a
// comment.
func isSetting(line string) bool {
	return strings.HasPrefix(line, "#") || strings.HasPrefix(line, "[") && strings.HasSuffix(line, "]") || tomlPair.MatchString(line)
}

// plusses reports whether s is meant as a fence, even with blanks between the signs.
func plusses(s string) bool {
	n := 0
	for _, r := range s {
		switch {
		case r == '+' || r == '＋':
			n++
		case !strings.ContainsRune(blank, r):
			return false
		}
	}
	return n >= 2 && n <= 8
}

// span returns the place of a line's text, without the blanks around it.
func (f *File) span(at int, line string) diag.Span {
	start := at + len(line) - len(strings.TrimLeft(line, blank))
	return diag.Span{File: f.Path, Start: start, End: at + len(strings.TrimRight(line, blank))}
}

// lineAt returns the line that begins at start, without its newline, and where
// the next one begins; at the end of the text that is the text's length.
func lineAt(text string, start int) (line string, next int) {
	if n := strings.IndexByte(text[start:], '\n'); n >= 0 {
		return text[start : start+n], start + n + 1
	}
	return text[start:], len(text)
}
