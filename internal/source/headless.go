package source

import (
	"strings"

	"pufa/internal/diag"
)

// findHeadless reports front matter without the fence above it, which would be text of
// the page, and a fence that something stands before. Both need a key that only front
// matter has, and either a fence below or more than one pair.
func (f *File) findHeadless(open int, diags *diag.List) {
	first, _ := lineAt(f.Text, open)
	if f.settingsAt(open) {
		f.headless(open, open, first, "source/front-headless", diags)
		return
	}
	if pairs, end, closed := f.yamlPairs(open); len(pairs) > 0 && (closed || len(pairs) > 1 && startsCommon(first)) {
		f.Unread = true
		diags.Add("source/yaml-headless", f.span(open, first), inTOML(pairs))
		f.BodyStart = end
		return
	}
	const furthest = 10 // lines before a fence
	at := open
	for range furthest {
		line, next := lineAt(f.Text, at)
		if next == at {
			return
		}
		if mark := strings.Trim(line, blank); (plusses(mark) || mark == "---") && f.settingsAt(next) {
			f.headless(at, next, line, "source/front-late", diags)
			return
		}
		at = next
	}
}

// startsCommon reports whether a line begins with a key that only front matter has, title:.
func startsCommon(line string) bool {
	name, _, _ := strings.Cut(strings.Trim(line, blank), ":")
	return common[strings.ToLower(name)]
}

// settingsAt reports whether the settings of a page begin at a line: with a key that they
// have, and with another line of them, or a fence, below it.
func (f *File) settingsAt(at int) bool {
	line, next := lineAt(f.Text, at)
	m := tomlPair.FindStringSubmatch(strings.Trim(line, blank))
	if m == nil || !common[strings.ToLower(m[1])] && english[m[1]] == "" {
		return false
	}
	below, _ := lineAt(f.Text, next)
	mark := strings.Trim(below, blank)
	return plusses(mark) || mark == "---" || next < len(f.Text) && tomlPair.MatchString(mark)
}

// headless reports settings that begin at start and are not where they belong, and takes
// them for the page's, so that their other mistakes are found in the same run. The line
// at offset at is what is told of.
func (f *File) headless(at, start int, line, code string, diags *diag.List) {
	place := f.span(at, line)
	d := diags.Add(code, place, strings.Trim(line, blank))
	last := strings.LastIndex(f.Text, "\n"+fence)
	for end := start; end < len(f.Text); {
		below, next := lineAt(f.Text, end)
		mark := strings.Trim(below, blank)
		if plusses(mark) || mark == "---" {
			if code == "source/front-headless" {
				closed := f.span(end, below)
				d.Replace(at, at, fence+"\n").Replace(closed.Start, closed.End, fence)
			}
			f.FrontStart, f.FrontEnd, f.BodyStart = start, end, next
			return
		}
		if mark == "" && last < end { // no fence comes
			f.FrontStart, f.FrontEnd, f.BodyStart = start, end, end
			return
		}
		end = next
	}
	f.FrontStart, f.FrontEnd, f.BodyStart = start, len(f.Text), len(f.Text)
}
