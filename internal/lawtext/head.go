package lawtext

import (
	"strings"

	"pufa/internal/law"
)

// readHead reads title and enactment lines and returns the index of the line after them.
// The head ends at line end if the file gives one, else where the text first looks like
// something else.
func (b *builder) readHead(end int) int {
	i := 0
	var title []string
	for ; i < len(b.lines); i++ { // a statute may have two # lines: the code and its book
		l := &b.lines[i]
		if l.hash != 1 || l.isHeading(b.s) || l.isArticle() {
			break
		}
		title = append(title, tightTitle(l.whole(b.s)))
		b.record(Title, l, law.Locator{})
	}
	if len(title) == 0 {
		i, title = b.plainTitle()
	}
	b.st.Title = strings.Join(title, " ")
	for ; i < len(b.lines); i++ {
		l := &b.lines[i]
		if i >= end && !b.isEnactment(l) {
			break
		}
		b.st.Enactment = append(b.st.Enactment, law.Line{Text: unmarked(l.whole(b.s)), Extent: law.Extent{Start: l.start, End: l.end}})
		b.record(Enactment, l, law.Locator{})
	}
	return i
}

// plainTitle reads a title without #: the first lines, as long as they look like parts of
// one. 最高人民法院, 关于适用…的 and 解释 are on three lines, a book of a code on the line below the
// code's name.
func (b *builder) plainTitle() (int, []string) {
	const most = 4
	var title []string
	joint := "" // between the parts
	i := 0
	for ; i < len(b.lines) && i < most; i++ {
		l := &b.lines[i]
		words := l.whole(b.s)
		if l.hash > 1 || l.row || l.label.style != none || b.isEnactment(l) || tight(words) == "目录" {
			break
		}
		if i == 0 {
			if len(words) > 3*maxTitle || strings.ContainsAny(words, "。；") || unnumbered(words) {
				break
			}
		} else if !short(words) || ended(words) {
			break
		} else if i+1 < len(b.lines) && b.isEnactment(&b.lines[i+1]) && !begins(words, "关于") && !strings.HasSuffix(title[i-1], "的") && strings.HasSuffix(title[i-1], "法典") {
			joint = " "
		} else if !(begins(title[i-1], "关于") && !isNorm(title[i-1]) || strings.HasSuffix(title[i-1], "的") || begins(words, "关于")) {
			break
		}
		title = append(title, tightTitle(words))
		b.record(Title, l, law.Locator{})
	}
	if len(title) > 1 {
		title = []string{strings.Join(title, joint)}
	}
	return i, title
}

// isNorm reports whether a title is complete, that is, ends with the word for a kind of
// norm.
func isNorm(title string) bool {
	for _, w := range [...]string{"法", "条例", "规定", "办法", "决定", "解释", "细则", "规则", "通知", "意见", "批复", "解答", "安排", "方案", "命令", "决议", "标准", "规范"} {
		if strings.HasSuffix(title, w) {
			return true
		}
	}
	return strings.HasSuffix(title, "）")
}

// tightTitle returns a title without odd spaces; a run of spaces becomes one.
func tightTitle(s string) string {
	return strings.Join(strings.FieldsFunc(s, isSpace), " ")
}

// isEnactment reports whether a line says when the statute was passed, published or
// amended.
func (b *builder) isEnactment(l *line) bool {
	if l.hash > 0 || l.row || l.isHeading(b.s) {
		return false
	}
	words := l.whole(b.s)
	if words == "" || len(words) > 600 {
		return false
	}
	dated := beginsWithDate(words)
	bracketed := strings.HasPrefix(words, "（") || strings.HasPrefix(words, "(")
	numbered := len(words) <= 120 && (strings.HasSuffix(words, "号") || strings.Contains(words, "号公布")) && l.label.style == none
	if !dated && !bracketed && !numbered && !strings.HasPrefix(words, "根据") && !strings.HasPrefix(words, "自") {
		return false
	}
	if numbered && strings.Contains(words, "第") {
		return true
	}
	for _, w := range [...]string{"通过", "公布", "发布", "修正", "修订", "施行", "批准", "印发", "决定》"} {
		if strings.Contains(words, w) {
			return dated || bracketed || !ended(words)
		}
	}
	return false
}

// beginsWithDate reports whether text begins with 2022年5月1日 or 二〇二二年…, with or without an
// opening bracket.
func beginsWithDate(text string) bool {
	text = strings.TrimLeft(text, "（(")
	n := strings.Index(text, "日")
	if n < 0 || n > 60 {
		return false
	}
	_, ok := law.ParseDate(strings.Join(strings.FieldsFunc(text[:n+len("日")], isSpace), ""))
	return ok
}

// unnumbered reports whether a line is a heading that never has a number.
func unnumbered(words string) bool {
	if len(words) > 24 {
		return false
	}
	switch tight(words) {
	case "序言", "前言", "引言", "附则", "总则", "分则", "目录":
		return true
	}
	return false
}
