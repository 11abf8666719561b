package lawtext

import (
	"regexp"
	"strings"

	"pufa/internal/law"
)

// annexLabel returns the end of the label of an annex at the beginning of text: 附件, 附件一：,
// 附表2, 附：, 附录; 0 = none.
func annexLabel(text string) int {
	at := 0
	for _, w := range [...]string{"附件", "附表", "附录", "附图", "附"} {
		if strings.HasPrefix(text, w) {
			at = len(w)
			break
		}
	}
	if at == 0 {
		return 0
	}
	if _, next, slip := countAt(text, at, len(text)); !slip {
		at = next
	}
	rest := skip(text, at, len(text))
	switch r := firstRune(text[rest:]); {
	case rest == len(text):
		return at
	case r == '：' || r == ':':
		return rest + len(string(r))
	case rest > at && !ended(text) && at > len("附"): // 附件一 辅助指挥的符号
		return at
	}
	return 0
}

// findAnnexes finds the first line that opens an annex. It comes after the first line of
// the body, and no article after it continues the numbering.
func (b *builder) findAnnexes(from int) {
	last, started := law.Number{}, false
	for i := from; i < len(b.lines); i++ {
		l := &b.lines[i]
		if l.isArticle() && !(l.label.loose && mentions(l.words(b.s))) {
			last, started = l.label.number, true
			continue
		}
		if i == from || l.label.style != none || l.row || annexLabel(l.whole(b.s)) == 0 || unnumbered(l.whole(b.s)) {
			continue
		}
		if on, ok := b.labels[last.Main+1]; started && ok && on > i {
			continue
		}
		if first, ok := b.labels[1]; !started && ok && first > i && b.labels[2] > first {
			continue // a decision, followed by the statute as amended
		}
		b.body[1], b.body[2] = i, i
		return
	}
}

// readAnnexes turns the lines after the closing into annexes.
func (b *builder) readAnnexes() {
	b.stack = nil
	for i := b.body[2]; i < len(b.lines); i++ {
		l := &b.lines[i]
		words := l.whole(b.s)
		if n := annexLabel(words); n > 0 && l.label.style == none && !l.row {
			a := law.Annex{Label: tight(words[:n]), Title: trim(words[n:]), Extent: law.Extent{Start: l.start, End: l.end}}
			b.record(Annex, l, law.Locator{})
			if next := i + 1; a.Title == "" && next < len(b.lines) {
				if t := &b.lines[next]; t.label.style == none && !t.row && short(t.whole(b.s)) && !ended(t.whole(b.s)) && annexLabel(t.whole(b.s)) == 0 {
					a.Title, a.End = t.whole(b.s), t.end
					b.record(Annex, t, law.Locator{})
					i++
				}
			}
			b.st.Annexes = append(b.st.Annexes, a)
			continue
		}
		a := &b.st.Annexes[len(b.st.Annexes)-1]
		a.Text = b.passage(a.Text, l)
		a.End = l.end
		b.record(Annex, l, law.Locator{})
	}
}

// passage appends a line to text that is not a provision. The rows of a table are one
// passage.
func (b *builder) passage(list []law.Passage, l *line) []law.Passage {
	p := law.Passage{Text: unmarked(l.whole(b.s)), Extent: law.Extent{Start: l.start, End: l.end}}
	switch {
	case l.row:
		p.Kind = law.Table
		if n := len(list); n > 0 && list[n-1].Kind == law.Table && p.Text[0] == '|' && list[n-1].Text[0] == '|' && len(list[n-1].Text) < maxParagraph {
			list[n-1].Text += "\n" + p.Text
			list[n-1].End = p.End
			return list
		}
	case l.hash > 0:
		p.Kind = law.Heading
	}
	return append(list, p)
}

// findClosing finds where signatures and dates begin: the last short lines of the body,
// if they include a date, and notes marked ①.
func (b *builder) findClosing(from int) {
	end := b.body[2]
	start, at, named := end, end, -1
	floor := max(b.firstAt, from)
	for at-1 > floor {
		l := &b.lines[at-1]
		words := l.whole(b.s)
		if l.hash > 0 || l.row || len(words) > maxTitle {
			break
		}
		if imprint.MatchString(words) || isPageNumber(words) {
			at--
			start = at
			continue
		}
		if l.label.style == circled && ended(b.lines[at-2].whole(b.s)) {
			at--
			start = at
			continue
		}
		dated := beginsWithDate(words) && len(words) <= 60 && !strings.Contains(words, "施行") && !ended(words)
		if l.label.style != none && !dated || ended(words) || strings.HasSuffix(words, "；") {
			break
		}
		at--
		if dated {
			start = at
			named = at
			continue
		}
		if named == at+1 && short(words) { // a name right above the date
			start, named = at, at
		}
	}
	b.body[1] = start
}

var (
	// imprint matches what is printed below an official document (版记, GB/T 9704): to whom it
	// goes, who printed it, who may read it.
	imprint = regexp.MustCompile(`^(?:(?:抄送|主送|抄报|分送|发送|校对|承办单位|联系电话|信息公开选项|公开方式)[：:]|[(（]此[件文].{0,12}公开.{0,6}[)）]$|[(（]?(?:主动|依申请)公开[)）]?$|[(（]?共印\s*[0-9]+\s*份)|[0-9日][ \x{3000}]*印发$`)

	pageNumber = regexp.MustCompile(`^(?:[-—–－·]+ ?[0-9]{1,3} ?[-—–－·]+|[0-9]{1,3} ?[-—–－·]+|第 ?[0-9]{1,3} ?页(?:[ ，,/]*共 ?[0-9]{1,3} ?页)?)$`)
)

// isPageNumber reports whether a line is — 1 — or 第1页 共3页, in few enough bytes.
func isPageNumber(words string) bool { return len(words) <= 40 && pageNumber.MatchString(words) }

// readClosing turns the lines after the last provision into the closing.
func (b *builder) readClosing() {
	b.stack = nil
	for i := b.body[1]; i < b.body[2]; i++ {
		l := &b.lines[i]
		b.st.Closing = b.passage(b.st.Closing, l)
		b.record(Closing, l, law.Locator{})
	}
}
