package importer

import (
	"regexp"
	"strconv"
	"strings"

	"pufa/internal/cite"
	"pufa/internal/word"
)

var (
	articleLine  = regexp.MustCompile(`^第[一二三四五六七八九十百千〇零]{1,8}条[\s　]`)
	questionLine = regexp.MustCompile(`^(?:问|Q|Ｑ|q)(?:题)?[0-9０-９一二三四五六七八九十]{0,3}[:：、.．]`)
	answerLine   = regexp.MustCompile(`^(?:答|A|Ａ|a)(?:案|复)?[0-9０-９一二三四五六七八九十]{0,3}[:：、.．]`)
	reportTitle  = regexp.MustCompile(`(?:19|20)[0-9]{2}年.*(?:报告|年报)$|年度报告`)
	yearForm     = regexp.MustCompile(`((?:19|20)[0-9]{2})\s*年`)
)

// kindOf returns the kind of a document, and the code of the text that says why.
func kindOf(p *Page, blocks []word.Block) (Kind, string) {
	articles, questions, answers := 0, 0, 0
	for i := range blocks {
		text := blocks[i].Text()
		switch {
		case articleLine.MatchString(text):
			articles++
		case questionLine.MatchString(text):
			questions++
		case answerLine.MatchString(text):
			answers++
		}
	}
	switch {
	case articles >= 3 && cite.NamesStatute(p.Title):
		return Law, "say/import-why-law"
	case questions >= 2 && answers >= 2:
		return FAQ, "say/import-why-faq"
	case reportTitle.MatchString(p.Title) && p.Number == "":
		return Report, "say/import-why-report"
	}
	return Guide, "say/import-why-guide"
}

// yearOf returns the year in a title; 0 = none.
func yearOf(title string) int {
	if m := yearForm.FindStringSubmatch(title); m != nil {
		n, _ := strconv.Atoi(m[1])
		return n
	}
	return 0
}

// questions turns questions into headings and answers into text. It drops 问： and 答：,
// which the form of the page shows.
func (m *maker) questions(blocks []word.Block) []word.Block {
	asked := map[int]bool{} // blocks that are questions
	for i := range blocks {
		if questionLine.MatchString(blocks[i].Text()) {
			asked[i] = true
		}
	}
	if len(asked) == 0 {
		for i := range blocks {
			if strings.HasSuffix(strings.TrimSpace(blocks[i].Text()), "？") && isHeadline(strings.TrimSuffix(blocks[i].Text(), "？"), 80) {
				asked[i] = true
			}
		}
	}
	marks := map[string]int{}
	for i := range blocks {
		b := &blocks[i]
		switch {
		case asked[i]:
			b.Heading = 2
			cutMark(b, questionLine, marks)
		case b.Heading > 0:
			b.Heading = 3
		default:
			cutMark(b, answerLine, marks)
		}
	}
	m.page.Left = append(m.page.Left, sortedKeys(marks)...)
	return blocks
}

// cutMark removes 问： or 答： from a block.
func cutMark(b *word.Block, form *regexp.Regexp, marks map[string]int) {
	if b.Label != "" || len(b.Runs) == 0 {
		return
	}
	mark := form.FindString(b.Text())
	if mark == "" {
		return
	}
	marks[mark]++
	left := mark
	for left != "" && len(b.Runs) > 0 {
		r := &b.Runs[0]
		n := min(len(left), len(r.Text))
		r.Text, left = r.Text[n:], left[n:]
		if r.Text == "" {
			b.Runs = b.Runs[1:]
		}
	}
	if len(b.Runs) > 0 {
		b.Runs[0].Text = strings.TrimLeft(b.Runs[0].Text, " 　")
	}
}
