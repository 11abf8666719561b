package compare

// The plain comparison yields the shortest description of a change, which is seldom what
// a person would write. The steps here move the edges of changes to where words and
// sentences end.

// dissolve merges unchanged islands into the changes around them: single characters and
// lone punctuation, and chance agreement of a word or two within rewritten text.
func (d *differ) dissolve() {
	var out []edit
	for _, c := range d.edits {
		if len(out) > 0 {
			if last := &out[len(out)-1]; d.isChance(*last, c) {
				last.o1, last.n1 = c.o1, c.n1
				continue
			}
		}
		out = append(out, c)
	}
	d.edits = out
}

// isChance reports whether the agreement between two changes is only chance.
func (d *differ) isChance(a, b edit) bool {
	island := d.old[a.o1:b.o0]
	size, worth := 0, int32(0)
	for _, t := range island {
		size += t.size()
		worth += t.worth()
	}
	if len(island) <= 1 || worth <= interruption {
		return true
	}
	rewritten := func(c edit) int {
		if c.o0 == c.o1 || c.n0 == c.n1 { // a plain insertion keeps its surroundings readable
			return 0
		}
		o, n := 0, 0
		for _, t := range d.old[c.o0:c.o1] {
			o += t.size()
		}
		for _, t := range d.new[c.n0:c.n1] {
			n += t.size()
		}
		return max(o, n)
	}
	return size <= 4 && 2*size < min(rewritten(a), rewritten(b))
}

// widen makes a change of one character a change of its word: 制[订→定] becomes [制订→制定].
// Words of two characters are by far the most, so the other half is on the side with an
// odd number of characters up to the next gap between words.
func (d *differ) widen() {
	for i := range d.edits {
		c := &d.edits[i]
		olds, news := d.old[c.o0:c.o1], d.new[c.n0:c.n1]
		if !half(olds) && !half(news) || !isWord(olds) || !isWord(news) {
			continue
		}
		left, right := 0, 0
		from, to := 0, len(d.old)
		if i > 0 {
			from = d.edits[i-1].o1
		}
		if i+1 < len(d.edits) {
			to = d.edits[i+1].o0
		}
		for c.o0-left > from && d.old[c.o0-left-1].kind == hanToken {
			left++
		}
		for c.o1+right < to && d.old[c.o1+right].kind == hanToken && !d.breaks(c.o1+right) {
			right++
		}
		switch {
		case left%2 == 1:
			c.o0, c.n0 = c.o0-1, c.n0-1
		case right%2 == 1:
			c.o1, c.n1 = c.o1+1, c.n1+1
		}
	}
}

// breaks reports whether a line ends before token i of the old text.
func (d *differ) breaks(i int) bool { return i > 0 && endsLine(d.old[i-1]) }

// half reports whether tokens are a single character that may be half a word.
func half(tokens []token) bool { return len(tokens) == 1 && tokens[0].kind == hanToken }

// isWord reports whether all tokens are characters of words.
func isWord(tokens []token) bool {
	for _, t := range tokens {
		if t.kind != hanToken {
			return false
		}
	}
	return len(tokens) > 0
}

// slide moves plain insertions and deletions to the borders of sentences or clauses.
// 应当登记。[应当公告。] may as well be 应当[登记。应当]公告。
func (d *differ) slide() {
	for i := range d.edits {
		c := &d.edits[i]
		if c.o0 != c.o1 && c.n0 != c.n1 {
			continue
		}
		tokens, ids, at, end := d.new, d.nID, c.n0, c.n1
		if c.n0 == c.n1 {
			tokens, ids, at, end = d.old, d.oldID, c.o0, c.o1
		}
		before, after := c.o0, len(d.old)-c.o1 // room, in tokens
		if i > 0 {
			before = max(0, c.o0-d.edits[i-1].o1-2)
		}
		if i+1 < len(d.edits) {
			after = max(0, d.edits[i+1].o0-c.o1-2)
		}
		best, move := edge(tokens, at)+edge(tokens, end), 0
		for m := 1; m <= before && ids[at-m] == ids[end-m]; m++ {
			if e := edge(tokens, at-m) + edge(tokens, end-m); e > best {
				best, move = e, -m
			}
		}
		for m := 1; m <= after && ids[at+m-1] == ids[end+m-1]; m++ {
			if e := edge(tokens, at+m) + edge(tokens, end+m); e > best {
				best, move = e, m
			}
		}
		c.o0, c.o1, c.n0, c.n1 = c.o0+move, c.o1+move, c.n0+move, c.n1+move
	}
}

// relabel separates an inserted or removed item from the renumbering that it causes.
// （二）[→答复；（三）]公示 becomes [→（二）答复；][（二）→（三）]公示. It comes last, because it makes two
// adjacent changes.
func (d *differ) relabel() {
	var out []edit
	for _, c := range d.edits {
		kept := c.o0
		if len(out) > 0 { // two more tokens, or a single one would be left
			kept = c.o0 - out[len(out)-1].o1 - 2
		}
		switch {
		case kept <= 0:
		case c.o0 == c.o1 && labels(d.new, c.n0-1) && labels(d.new, c.n1-1):
			out = append(out, edit{c.o0 - 1, c.o0 - 1, c.n0 - 1, c.n1 - 1})
			c.o0, c.n0 = c.o0-1, c.n1-1
		case c.n0 == c.n1 && labels(d.old, c.o0-1) && labels(d.old, c.o1-1):
			out = append(out, edit{c.o0 - 1, c.o1 - 1, c.n0 - 1, c.n0 - 1})
			c.o0, c.n0 = c.o1-1, c.n0-1
		}
		out = append(out, c)
	}
	d.edits = out
}

// labels reports whether token i is the label of an item.
func labels(tokens []token, i int) bool {
	t := tokens[i]
	return t.kind == numberToken && t.key[0] == '(' && (i == 0 || endsLine(tokens[i-1]))
}

// edge rates how well a change would begin or end before token i.
func edge(tokens []token, i int) int {
	if i == 0 || i == len(tokens) {
		return 4
	}
	switch t := tokens[i-1]; {
	case endsLine(t):
		return 4
	case t.key == "." || t.key == ";":
		return 3
	case t.kind == punctToken:
		return 2
	case tokens[i].kind == punctToken || t.kind == functionToken || tokens[i].kind == functionToken:
		return 1
	}
	return 0
}

func endsLine(t token) bool { return len(t.text) > 0 && t.text[len(t.text)-1] == '\n' }
