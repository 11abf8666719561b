package cite

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"pufa/internal/law"
)

// Text describes what is being read. The zero Text is prose that is not about
// any one statute.
type Text struct {
	Title    string            // of the statute being read, else ""
	Articles bool              // the statute is divided into 条, so that a bare 第三条 is its own
	Law      string            // prose: canonical title of the statute that it is about
	Names    map[string]string // additional short names → canonical titles
}

// statute reports whether a bare 第三条 is an article of the text itself.
func (t Text) statute() bool { return t.Title != "" && t.Articles }

// Reader finds citations in the blocks of one text, in order: the meaning of a
// block depends on the names and provisions before it. Make one with
// [NewReader].
type Reader struct {
	titles   Titles
	text     Text
	names    Titles             // names given or defined in the text
	oddNames bool               // some of them do not end in a word of norms
	texts    map[string]Edition // the editions that names were defined for; nil = none

	subject  string     // the statute that an amending text amends, or that a text without articles is about
	amending bool       // the text changes other texts
	saysOwn  bool       // the text calls itself 本法 when it cites itself
	part     law.Number // the 编 that the text is, if published alone
	mentions []string   // titles in the order of mention, the latest last

	block    int    // number of the current block
	named    spoken // the last statute named
	cited    spoken // the last statute with a provision cited
	spokenOf spoken // the last statute called by its name, with the edition meant
	last     Target // the last provision; zero = none
	first    Target // the provision that its citation begins with
	division Target // the last 章, with its statute
	lastAt   int    // number of the block that last is in
	lastTo   int    // index after it in that block

	origin Origin // of the current block
	quote  quote

	runs      chainer // used again for each run
	signs     []int32
	targets   []Target // the targets of the current run
	firsts    []int
	backwards bool
	out       []Citation
	kept      []Target // the targets of the citations in out
	words     []byte   // the blocks that [Reader.Bytes] has read
}

// spoken is a statute and the block that referred to it.
type spoken struct {
	law   string
	block int
	text  Edition
	end   int // index after the reference
}

// NewReader returns a Reader for one text. A nil titles knows no statute.
func NewReader(text Text, titles Titles) *Reader {
	r := &Reader{names: Titles{}}
	r.Reset(text, titles)
	return r
}

// Reset prepares r for another text.
func (r *Reader) Reset(text Text, titles Titles) {
	clear(r.names)
	*r = Reader{
		titles: titles, text: text, names: r.names,
		runs:  chainer{run: r.runs.run[:0]},
		signs: r.signs, targets: r.targets, firsts: r.firsts, out: r.out, kept: r.kept, words: r.words[:0],
		mentions: r.mentions[:0],
	}
	for name, title := range text.Names {
		r.names.put(Fold(name), title)
		stem, _ := cutEdition(name)
		r.oddNames = r.oddNames || normWord(stem) == ""
	}
	r.runs.prose = !text.statute()
	r.setSubject(text.Title)
}

// Block finds the citations of the next block, sorted and without overlap. The
// slice and what it holds, except strings, are valid until the next call.
func (r *Reader) Block(s string, origin Origin) []Citation {
	r.signs = Signs(r.signs[:0], s)
	return r.read(s, r.signs, origin)
}

// read is Block where these signs are the only ones that can matter.
func (r *Reader) read(s string, signs []int32, origin Origin) []Citation {
	r.block++
	r.origin, r.out, r.kept = origin, r.out[:0], r.kept[:0]
	if r.origin.Division.Book.IsZero() {
		r.origin.Division.Book = r.part
	}
	i := r.beginBlock(s)
	r.lookForSubject(s)
	floor := i // names do not begin before it
	for _, sign := range signs {
		if int(sign) < i {
			continue
		}
		i = int(sign)
		c, size := utf8.DecodeRuneInString(s[i:])
		end := i
		switch c {
		case '《':
			end = r.title(s, i)
		case '第', '笫':
			end = r.provisions(s, floor, i)
		case '本', '该', '同':
			if at(unitLetters, s, i+size) && standsAlone(s, i, c) {
				end = r.provisions(s, floor, i)
			}
		case '前', '上':
			if (at(unitLetters, s, i+size) || at(counts, s, i+size)) && standsAlone(s, i, c) {
				end = r.provisions(s, floor, i)
			}
		case '条':
			if k := withoutOrdinal(s, floor, i); k < i {
				end = max(r.provisions(s, floor, k), i)
			}
		case '称':
			end = r.definition(s, floor, i)
		case '“', '”':
			r.quoteMark(c)
		case '法', '典', '例', '则', '案':
			if !r.text.statute() {
				r.mention(s, floor, i+size)
			}
		}
		if end > i {
			i, floor = end, end
		} else {
			i += size
		}
	}
	return r.out
}

// provisions reads a run of provisions at i and the name before it. It returns
// the index after the run, or i if there is none.
func (r *Reader) provisions(s string, floor, i int) int {
	run, end := r.runs.chain(s, i, true, true)
	if len(run) == 0 {
		return i
	}
	h := r.nameBefore(s, floor, i)
	named, own := h.by != byNothing, h.by == byNothing || h.by == bySelf
	if r.runs.needsName && !named || r.runs.refusesName && !own {
		if run, end = r.runs.chain(s, i, named, own); len(run) == 0 {
			return i
		}
	}
	if h.by == byNothing && len(run) == 1 && r.glued(s, i, end, run[0]) {
		return end
	}
	if h.by == byPaper {
		return end
	}
	if h.by == byName && ordinal(s, i) == 0 && s[i] >= 0x80 && generic(h.name) {
		return i // 规定三条措施
	}
	if h.by == byNothing && !r.plausible(s, i, end, run) {
		return end
	}
	if h.by != byNothing && run[0].at[0].rel != byNumber {
		h = head{start: i} // 劳动合同法前款: the name does not belong to it
	}
	return r.emit(s, i, h, run, end)
}

// glued reports whether a run is the label of an article that has no line of
// its own. If so, the text continues as that article.
func (r *Reader) glued(s string, i, end int, p provision) bool {
	if p.n > 1 || p.at[0].unit != article || p.at[0].rel != byNumber || !r.text.statute() ||
		space(s, end) == end || spaceBefore(s, 0, i) == i {
		return false
	}
	c, _ := utf8.DecodeLastRuneInString(s[:spaceBefore(s, 0, i)])
	if !strings.ContainsRune("。；：”", c) || !p.at[0].number.Follows(r.origin.Article) {
		return false
	}
	r.origin.Before = append(slices.Clip(r.origin.Before), r.origin.Article)
	r.origin.Locator = law.Locator{Article: p.at[0].number, Paragraph: 1}
	return true
}

// keep returns a copy of r.targets that is valid until the next block.
func (r *Reader) keep() []Target {
	n := len(r.kept)
	r.kept = append(r.kept, r.targets...)
	return r.kept[n:len(r.kept):len(r.kept)]
}

// emit adds the citation of a run that begins at i and returns the index after
// it.
func (r *Reader) emit(s string, i int, h head, run []provision, end int) int {
	c := Citation{Start: h.start, End: end, Name: h.name}
	if h.by == byName {
		if !h.text.Named() {
			h.text = cmp.Or(editionBehind(s, end), h.text)
		}
		r.spokenOf = spoken{h.law, r.block, h.text, end}
	}
	if c.Targets, c.Reason = r.resolve(s, i, h, run); c.Reason == NoPlace && (r.isTalk(run) || strings.HasPrefix(s[i:], "上一") && surfaces.end(s[:i]) != "") {
		return end
	}
	if r.inProse() {
		past := Edition{Former: true, Aside: true}
		switch {
		case renumbered(s, h.start, end):
			past.Aside = false
		case !onceSaid.begin(s[end:]):
			past = Edition{}
		}
		for n := range c.Targets {
			if !c.Targets[n].Edition.Named() {
				c.Targets[n].Edition = cmp.Or(past, c.Targets[n].Edition)
			}
		}
	}
	c.Kind, c.Backwards = kindOf(h, run, c.Targets), r.backwards && c.Reason == Found
	c.links = r.links(&c, run)
	r.out = append(r.out, c)
	if len(c.Targets) > 0 {
		r.last, r.first = c.Targets[len(c.Targets)-1], c.Targets[0]
		if !r.last.Division.Chapter.IsZero() {
			r.division = r.last
		}
		r.lastAt, r.lastTo = r.block, end
		if r.last.Law != Self {
			r.speak(r.last.Law)
			r.cited = spoken{law: r.last.Law, block: r.block}
		}
	}
	return end
}

// surfaces are words for places where other things are: 平台上|一款软件.
var surfaces = ending(strings.Fields(`平台 市场 网 网站 网页 手机 电脑 系统 世界 地球 历史 国际 社会 街 路 车 船 店 桌 书架`)...)

// isTalk reports whether 上一条 or 前两条 with no target are everyday words: in
// prose that has named no statute yet.
func (r *Reader) isTalk(run []provision) bool {
	if r.text.Title != "" || r.text.Law != "" || len(r.mentions) > 0 || !r.origin.Article.IsZero() {
		return false
	}
	for i := range run {
		for _, st := range run[i].steps() {
			if st.unit != article || st.rel == byNumber {
				return false
			}
		}
	}
	return true
}

// links returns a link for each member of a list and each end of a range.
func (r *Reader) links(c *Citation, run []provision) []Link {
	if len(run) < 2 || len(c.Targets) == 0 {
		return nil
	}
	links := make([]Link, len(run))
	for n := range run {
		next := len(c.Targets)
		if n+1 < len(run) {
			next = r.firsts[n+1]
		}
		links[n] = Link{run[n].start, run[n].end, c.Targets[r.firsts[n]:next]}
	}
	links[0].Start = c.Start // with the name
	return links
}
