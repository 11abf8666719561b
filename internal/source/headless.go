package source

import (
	"strings"

	"pufa/internal/diag"
)

// findHeadless reports front matter without an opening fence, which would become text of
// the page, and an opening fence with text before it. Both need a key that only front
// matter has, and either a fence below or more than one pair.
func (f *File) findHeadless(open int, diags *diag.List) {
	first, _ := lineAt(f.Text, open)
	if f.settingsAt(open) {
		f.headless(open, open, first, "source/front-headless", diags)
		return
	}
	if pairs, end, closed := f.yamlPairs(open); len(pairs) > 0 && (closed || len(pairs) > 1 && startsCommon(first) || namesDay(pairs)) {
		f.Unread = true
		diags.Add("source/yaml-headless", f.span(open, first), inTOML(pairs))
		f.BodyStart = end
		return
	}
	const furthest = 10 // lines before the fence
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

// startsCommon reports whether a line begins with a key that only front matter has, such
// as title:.
func startsCommon(line string) bool {
	name, _, _ := strings.Cut(strings.Trim(line, blank), ":")
	return common[strings.ToLower(name)]
}

// namesDay reports whether pairs have a title and a day, 标题：甲 and 日期：2026-01-01, as
// front matter has them and the first lines of a text seldom.
func namesDay(pairs []pair) bool {
	title, day := false, false
	for _, p := range pairs {
		title = title || p.key == "title"
		day = day || p.key == "date" && len(p.scalar) > 8 && strings.Trim(p.scalar[:4], "0123456789") == ""
	}
	return title && day
}

// settingsAt reports whether front matter begins at a line: with one of its keys, and
// with another of its lines or a fence below.
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

// headless reports misplaced front matter that begins at start. It still counts as the
// page's, so that its other mistakes are found in the same run. The finding is at the
// line at offset at.
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
		if mark == "" && last < end { // no fence follows
			f.FrontStart, f.FrontEnd, f.BodyStart = start, end, end
			return
		}
		end = next
	}
	f.FrontStart, f.FrontEnd, f.BodyStart = start, len(f.Text), len(f.Text)
}
