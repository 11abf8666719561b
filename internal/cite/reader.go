package cite

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"pufa/internal/law"
)

// Text says what is being read. The zero Text is prose about no statute in
// particular.
type Text struct {
	Title    string            // of a statute that is read itself, else ""
	Articles bool              // the statute is divided into 条, so that a bare 第三条 is its own
	Law      string            // prose: canonical title of the statute it is about
	Names    map[string]string // short names given from outside → canonical titles
}

// statute reports whether a bare 第三条 is one of the text itself.
func (t Text) statute() bool { return t.Title != "" && t.Articles }

// Reader finds citations in the blocks of one text, in order: what a block means
// depends on the names and provisions before it. Make one with [NewReader].
type Reader struct {
	shelf    Titles
	text     Text
	names    Titles             // names given or defined in the text
	oddNames bool               // some of them end in no word of norms
	texts    map[string]Edition // editions that names were defined for; nil = none

	subject  string     // the statute that an amending text amends, or that a text without articles is about
	amending bool       // the text changes other texts
	saysOwn  bool       // the text calls itself 本法 when it cites itself
	part     law.Number // the 编 that the text is, published alone
	mentions []string   // titles in the order of mention, latest last

	block    int    // number of the block being read
	named    spoken // latest statute named
	cited    spoken // latest statute of which a provision was named
	spokenOf spoken // latest statute that was called by its name, with the text that was meant
	last     Target // latest provision; zero = none
	first    Target // the one that its citation begins with
	division Target // latest 章, with the statute
	lastAt   int    // number of its block
	lastTo   int    // index behind it in that block

	place Place // of the block being read
	quote quote

	runs      chainer // used again for each run
	signs     []int32
	targets   []Target // and for what it means
	firsts    []int
	backwards bool
	out       []Citation
	kept      []Target // what the citations of out mean
	words     []byte   // the blocks that [Reader.Bytes] has read
}

// spoken is a statute and the block in which it was spoken of.
type spoken struct {
	law   string
	block int
	text  Edition
	end   int // index behind it
}

// NewReader returns a Reader for one text. A nil shelf knows no statute.
func NewReader(text Text, shelf Titles) *Reader {
	r := &Reader{names: Titles{}}
	r.Reset(text, shelf)
	return r
}

// Reset makes r a reader for another text.
func (r *Reader) Reset(text Text, shelf Titles) {
	clear(r.names)
	*r = Reader{
		shelf: shelf, text: text, names: r.names,
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
// slice, and what it holds but for strings, is good until the next block.
func (r *Reader) Block(s string, place Place) []Citation {
	r.signs = Signs(r.signs[:0], s)
	return r.read(s, r.signs, place)
}

// read is Block for a block in which these signs may matter.
func (r *Reader) read(s string, signs []int32, place Place) []Citation {
	r.block++
	r.place, r.out, r.kept = place, r.out[:0], r.kept[:0]
	if r.place.Division.Book.IsZero() {
		r.place.Division.Book = r.part
	}
	i := r.beginBlock(s)
	r.lookForSubject(s)
	floor := i // no name reaches back over it
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

// title reads 《…》 and the provisions behind it. It returns the index to go on
// from, or i for a bracket that is never closed.
func (r *Reader) title(s string, i int) int {
	inner, end := titleAt(s, i)
	if end == i {
		return i
	}
	title := r.titled(s, i, inner)
	if title == "" || strings.HasSuffix(s[:i], "\\") { // \《…》 asks for no link
		// 《安置协议》第三条 is no citation, nor is its 第三条 one of our own.
		if run, to := r.runs.chain(s, space(s, bracketsAfter(s, end)), true, false); len(run) > 0 {
			return to
		}
		return end
	}
	if name, law, from := r.longerName(s, inner, end); from > end {
		if run, to := r.runs.chain(s, space(s, from), true, false); len(run) > 0 {
			return r.emit(s, space(s, from), head{start: i, by: byName, law: law, name: name}, run, to)
		}
	}
	h := head{start: i, by: byName, law: title, name: inner}
	r.speak(title)
	from := bracketsAfter(s, end)
	h.text = r.editionOf(s[:i], inner, s[end:from])
	r.defineIn(s[end:from], title, h.text)
	h.ref = referenceIn(s[end:from])
	from = space(s, from)
	if e, k := editionAfter(s, from); k > from {
		if run, to := r.runs.chain(s, k, true, false); len(run) > 0 { // 《立法法》2015年修正本第七十三条
			h.text = e
			return r.emit(s, k, h, run, to)
		}
	}
	if happens.begin(s[end:]) && from == end && isDated(s[:i]) {
		h.text = Edition{} // 2026年《信访工作条例》宣传月
	}
	r.spokenOf = spoken{title, r.block, h.text, end}
	if e, n := bookAfter(s, from); e > from {
		if run, to := r.runs.chain(s, space(s, e), true, false); len(run) > 0 {
			h.book = n
			return r.emit(s, from, h, run, to)
		}
	}
	if run, to := r.runs.chain(s, from, true, false); len(run) > 0 {
		return r.emit(s, from, h, run, to)
	}
	r.targets = append(r.targets[:0], Target{Law: title, Edition: h.text, Reference: h.ref})
	r.out = append(r.out, Citation{Start: i, End: end, Kind: WholeLaw, Name: inner, Targets: r.keep()})
	return end
}

// editionOf reads which edition is meant by words around and in a title.
func (r *Reader) editionOf(before, inner, brackets string) Edition {
	behind := ParseEdition(brackets)
	if behind.Named() {
		return behind
	}
	if _, e := cutYear(inner); e.Named() {
		return e
	}
	if start, known := r.known(inner, 0, len(inner)); known != "" && start > 0 {
		if p, from := phraseEnding(inner[:start]); from == 0 && p.edition(true).Named() {
			return p.edition(true) // 《旧行政复议法》, 《2015年立法法》
		}
	}
	ahead := editionBefore(before)
	if ahead.Named() {
		return ahead
	}
	if e := r.definedText(inner); e.Named() {
		return e
	}
	return cmp.Or(behind, ahead) // an aside, or nothing
}

// titled returns the canonical title for 《inner》 at i, or "" if it names no
// statute.
func (r *Reader) titled(s string, i int, inner string) string {
	if t := r.lookup(inner); t != "" {
		return t
	}
	if stem, e := cutYear(inner); e.Named() {
		return r.titled(s, i, stem)
	}
	if who := issuerBefore(s[:i]); who != "" && strings.HasPrefix(inner, "关于") {
		if t := r.lookup(who + inner); t != "" {
			return t
		}
		if isNorm(who + inner) {
			return canonical(who + inner)
		}
	}
	if stem, _ := cutEdition(inner); stem == normWord(stem) && stem != "" {
		return r.recent(stem) // 《条例》, as if it had been defined
	}
	if !isNorm(inner) {
		return ""
	}
	if start, known := r.known(inner, 0, len(inner)); start > 0 && (inner[:start] == "现行" || wholePhrase(inner[:start])) {
		return known // 《新行政复议法》
	}
	full := canonical(inner)
	if key := Fold(inner); key != inner && strings.HasPrefix(full, republic) {
		r.names.put(key, full) // the next time it may be called without 中华人民共和国
	}
	return full
}

// longerName reads a name that goes on behind its 》, as in 《劳动合同法》实施条例第三条
// and 《民法典》婚姻家庭编解释（一）第三条. from is end if it does not.
func (r *Reader) longerName(s, inner string, end int) (name, title string, from int) {
	for _, w := range [...]string{"实施条例", "实施细则", "实施办法", "施行细则"} {
		if e := word(s, end, w); e > 0 {
			return inner + w, r.orCanonical(inner + w), e
		}
	}
	e := end
	for e < len(s) && e-end < 60 && !at(ordinals, s, e) && !at(nameBreaks, s, e) {
		_, size := utf8.DecodeRuneInString(s[e:])
		e += size
	}
	if e > end && strings.Contains(s[end:e], "解释") {
		name = inner + s[end:e]
		if t := r.lookup(name); t != "" {
			return name, t, e
		}
	}
	return "", "", end
}

// provisions reads a run of provisions at i and the name before it. It returns
// the index behind the run, or i if there is none.
func (r *Reader) provisions(s string, floor, i int) int {
	run, end := r.runs.chain(s, i, true, true)
	if len(run) == 0 {
		return i
	}
	h := r.nameBefore(s, floor, i)
	named, own := h.by != byNothing, h.by == byNothing || h.by == bySelf
	if r.runs.leans && !named || r.runs.owns && !own {
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
		h = head{start: i} // 劳动合同法前款: the name is another's
	}
	return r.emit(s, i, h, run, end)
}

// glued reports whether a run is the label of an article that was not given a
// line of its own, and if so goes on from there.
func (r *Reader) glued(s string, i, end int, p provision) bool {
	if p.n > 1 || p.at[0].unit != article || p.at[0].rel != byNumber || !r.text.statute() ||
		space(s, end) == end || spaceBefore(s, 0, i) == i {
		return false
	}
	c, _ := utf8.DecodeLastRuneInString(s[:spaceBefore(s, 0, i)])
	if !strings.ContainsRune("。；：”", c) || !p.at[0].number.Follows(r.place.Article) {
		return false
	}
	r.place.Before = append(slices.Clip(r.place.Before), r.place.Article)
	r.place.Locator = law.Locator{Article: p.at[0].number, Paragraph: 1}
	return true
}

// keep returns a copy of r.targets that is good until the next block.
func (r *Reader) keep() []Target {
	n := len(r.kept)
	r.kept = append(r.kept, r.targets...)
	return r.kept[n:len(r.kept):len(r.kept)]
}

// emit adds the citation of a run that begins at i and returns the index behind it.
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
	if r.inProse() && renumbered(s, h.start, end) {
		for n := range c.Targets {
			if !c.Targets[n].Edition.Named() {
				c.Targets[n].Edition = Edition{Former: true}
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

// surfaces are words for what other things are on: 平台上|一款软件.
var surfaces = ending(strings.Fields(`平台 市场 网 网站 网页 手机 电脑 系统 世界 地球 历史 国际 社会 街 路 车 船 店 桌 书架`)...)

// isTalk reports whether 上一条 or 前两条 that lead nowhere are everyday words: in
// prose that has named no statute yet.
func (r *Reader) isTalk(run []provision) bool {
	if r.text.Title != "" || r.text.Law != "" || len(r.mentions) > 0 || !r.place.Article.IsZero() {
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

// titleAt returns what stands in the 《》 at s[i:] and the index behind it, or
// i if it is not closed within the block. Titles hold titles.
func titleAt(s string, i int) (string, int) {
	if word(s, i, "《") == 0 {
		return "", i
	}
	depth := 0
	for j := i; j < len(s) && j-i < 900; {
		c, size := utf8.DecodeRuneInString(s[j:])
		j += size
		switch c {
		case '《':
			depth++
		case '》':
			if depth--; depth == 0 {
				return s[i+len("《") : j-len("》")], j
			}
		}
	}
	return "", i
}

// links tells the members of a list, and the ends of a range, apart.
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
