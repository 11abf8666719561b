package importer

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"pufa/internal/law"
	"pufa/internal/word"
)

var (
	bylineForm = regexp.MustCompile(`(发布时间|发布日期|日期|时间|来源|信息来源|稿件来源|作者|撰稿|供稿|编辑|浏览次数|阅读次数|字号|字体)\s*[:：]\s*`)
	isoDate    = regexp.MustCompile(`((?:19|20)[0-9]{2})[-/.年]\s*([0-9]{1,2})[-/.月]\s*([0-9]{1,2})日?`)
	signedLine = regexp.MustCompile(`^(.{2,40}?)[\s　]*(` + law.DateForm + `)$`)
	dateInside = regexp.MustCompile(`^[（(]?\s*(` + law.DateForm + `)\s*[）)]?$`)
)

// mostHead is the number of blocks from the top that may be title or letterhead.
const mostHead = 16

// takeFront moves what belongs in front matter out of the text: letterhead, number,
// title, byline, signature.
func (m *maker) takeFront(blocks []word.Block) []word.Block {
	taken := make([]bool, len(blocks))
	take := func(i int) {
		taken[i] = true
		m.page.Moved = append(m.page.Moved, strings.TrimSpace(blocks[i].Text()))
	}
	end := min(mostHead, len(blocks))
	official := false
	for i := 0; i < end; i++ {
		text := strings.TrimSpace(blocks[i].Text())
		bare := spaces.Replace(text)
		switch {
		case blocks[i].Table != nil || text == "":
		case isLetterhead(text) && m.page.Issuer == "" && i < 6:
			m.page.Issuer = strings.TrimSuffix(bare, "文件")
			official = true
			take(i)
		case paperNumber.MatchString(bare) && m.page.Number == "" && utf8.RuneCountInString(bare) < 60:
			m.page.Number = paperNumber.FindString(bare)
			official = true
			take(i)
		}
	}
	m.takeTitle(blocks, taken, take)
	m.takeByline(blocks, taken, take)
	m.takeSignature(blocks, taken, take, official)
	out := make([]word.Block, 0, len(blocks))
	for i := range blocks {
		if !taken[i] {
			out = append(out, blocks[i])
		}
	}
	return out
}

// takeTitle finds the title: a block with a title style; else the only heading of the
// first level; else a block that is centred or large, or the first one if it is short.
func (m *maker) takeTitle(blocks []word.Block, taken []bool, take func(int)) {
	end := min(mostHead, len(blocks))
	from, to := -1, -1
	for i := 0; i < end && from < 0; i++ {
		if b := &blocks[i]; !taken[i] && b.Title && mayBeTitle(b) {
			from, to = i, i+1
			for to < end && blocks[to].Title && !taken[to] {
				to++
			}
		}
	}
	if from < 0 {
		ones, first, above := 0, -1, false
		for i := range blocks {
			b := &blocks[i]
			if b.Heading == 1 {
				if ones++; first < 0 {
					first = i
				}
			}
			if first < 0 && i < end && !taken[i] && b.Align == word.Centre && mayBeTitle(b) && ordinalOf(b.Text()) == 0 && !isByline(b.Text()) {
				above = true // a title without a style, above the first section
			}
		}
		if ones == 1 && !above && first < end && mayBeTitle(&blocks[first]) && m.page.Title == "" {
			from, to = first, first+1
		}
	}
	if m.page.Title != "" { // a web page has its own; drop the same words from the text
		for i := 0; i < end; i++ {
			if !taken[i] && spaces.Replace(blocks[i].Text()) == spaces.Replace(m.page.Title) {
				take(i)
			}
		}
		return
	}
	largest := 0
	for i := 0; i < end; i++ {
		if b := &blocks[i]; !taken[i] && mayBeTitle(b) {
			largest = max(largest, sizeOf(b))
		}
	}
	for i := 0; i < end && from < 0; i++ {
		b := &blocks[i]
		if taken[i] || b.Table != nil || strings.TrimSpace(b.Text()) == "" || onlyPicture(b) {
			continue
		}
		first := mayBeTitle(b) && ordinalOf(b.Text()) == 0 && !isByline(b.Text())
		switch {
		case first && b.Align == word.Centre, first && largest > 0 && sizeOf(b) == largest && i < 4, first && i < 2:
			from, to = i, i+1
			for to < end && to < i+4 && goesOnTitle(b, &blocks[to]) && !taken[to] {
				to++
			}
		case utf8.RuneCountInString(b.Text()) > 60: // the text has begun
			i = end
		}
	}
	if from < 0 {
		return
	}
	var parts []string
	for i := from; i < to; i++ {
		parts = append(parts, strings.Join(strings.Fields(blocks[i].Text()), " "))
		take(i)
	}
	m.page.Title = joinHan(parts)
}

// joinHan joins parts of a title, without a space between Han characters.
func joinHan(parts []string) string {
	var out strings.Builder
	last := utf8.RuneError
	for _, p := range parts {
		first, _ := utf8.DecodeRuneInString(p)
		if out.Len() > 0 && last < 0x2e80 && first < 0x2e80 {
			out.WriteByte(' ')
		}
		out.WriteString(p)
		if p != "" {
			last, _ = utf8.DecodeLastRuneInString(p)
		}
	}
	return out.String()
}

func mayBeTitle(b *word.Block) bool {
	text := strings.TrimSpace(b.Text())
	n := utf8.RuneCountInString(text)
	return b.Table == nil && !b.Bullet && !b.Boxed && n >= 2 && strings.ContainsFunc(text, unicode.IsLetter) && n <= 80 && !strings.ContainsAny(text, "。；\n") && !strings.HasSuffix(text, "：") && !hasPicture(b) && !hasNote(b)
}

// goesOnTitle reports whether next continues a title.
func goesOnTitle(title, next *word.Block) bool {
	text := strings.TrimSpace(next.Text())
	return title.Align == word.Centre && next.Align == word.Centre && mayBeTitle(next) && sizeOf(title) == sizeOf(next) && ordinalOf(text) == 0 &&
		!dateInside.MatchString(text) && !isByline(text) && !strings.HasPrefix(text, "（") && !strings.HasPrefix(text, "(") && !isOffice(spaces.Replace(text)) && !paperNumber.MatchString(text)
}

// sizeOf returns the largest size in a block, in half points.
func sizeOf(b *word.Block) int {
	n := 0
	for _, r := range b.Runs {
		n = max(n, r.Size)
	}
	return n
}

func onlyPicture(b *word.Block) bool {
	for _, r := range b.Runs {
		if r.Picture == "" && strings.TrimSpace(r.Text) != "" {
			return false
		}
	}
	return true
}

func hasNote(b *word.Block) bool {
	return slices.ContainsFunc(b.Runs, func(r word.Run) bool { return r.Note > 0 })
}

// summary returns the first sentences of the text, for lists.
func summary(blocks []word.Block) string {
	const most = 90
	for i := range blocks {
		b := &blocks[i]
		text := strings.TrimSpace(strings.ReplaceAll(plainRuns(b.Runs), "\n", ""))
		n := utf8.RuneCountInString(text)
		if b.Table != nil || b.Heading > 0 || b.Boxed || n < 16 || strings.HasSuffix(text, "：") {
			continue
		}
		if n <= most {
			return text
		}
		cut, at := 0, 0
		for k, r := range text {
			if at++; at > most {
				break
			}
			if r == '。' || r == '；' {
				cut = k + utf8.RuneLen(r)
			}
		}
		if cut == 0 {
			return string([]rune(text)[:most]) + "……"
		}
		return strings.TrimSuffix(text[:cut], "；")
	}
	return ""
}

func sortedKeys(m map[string]int) []string { return slices.Sorted(maps.Keys(m)) }
