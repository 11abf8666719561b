package compare

import "slices"

// edit is a stretch of tokens that differs: old[o0:o1] became new[n0:n1]. Either
// may be empty.
type edit struct{ o0, o1, n0, n1 int }

// The value of agreement and the price of an interruption, in tenths of an agreeing Han
// character. An interruption costs more than one character yields, so no single character
// stays between two changes.
const (
	interruption = 16
	mostCells    = 16 << 20 // beyond this, whole sentences are compared
)

func (t token) worth() int32 {
	switch t.kind {
	case functionToken:
		return 5
	case punctToken:
		return 3
	case hanToken:
		return 10
	}
	return 15
}

// differ finds the changes between two lists of tokens.
type differ struct {
	old, new   []token
	oldID, nID []int32 // equal for equal keys
	edits      []edit
}

func (d *differ) number() {
	ids := map[string]int32{}
	list := func(tokens []token) []int32 {
		out := make([]int32, len(tokens))
		for i, t := range tokens {
			id, ok := ids[t.key]
			if !ok {
				id = int32(len(ids))
				ids[t.key] = id
			}
			out[i] = id
		}
		return out
	}
	d.oldID, d.nID = list(d.old), list(d.new)
}

// compare adds the changes between old[o0:o1] and new[n0:n1].
func (d *differ) compare(o0, o1, n0, n1 int) {
	for o0 < o1 && n0 < n1 && d.oldID[o0] == d.nID[n0] {
		o0, n0 = o0+1, n0+1
	}
	for o0 < o1 && n0 < n1 && d.oldID[o1-1] == d.nID[n1-1] {
		o1, n1 = o1-1, n1-1
	}
	switch {
	case o0 == o1 && n0 == n1:
	case o0 == o1 || n0 == n1:
		d.edits = append(d.edits, edit{o0, o1, n0, n1})
	case (o1-o0+1)*(n1-n0+1) <= mostCells:
		d.align(o0, o1, n0, n1)
	default:
		d.sentences(o0, o1, n0, n1)
	}
}

// Where the best path to a cell comes from. The low bit is for a path that ends in
// agreement, the rest for one that ends in a change.
const (
	fromChange = 1 << iota // agreement after a change, else after agreement
	upwards                // the change took a token of old, else of new
	opened                 // the change began here
)

const never = -1 << 30

// align finds the changes by dynamic programming: of all alignments the one with
// the most agreement, less a price for each change.
func (d *differ) align(o0, o1, n0, n1 int) {
	width := n1 - n0 + 1
	way := make([]uint8, (o1-o0+1)*width)
	agree, differs := make([]int32, width), make([]int32, width)
	for i := 0; i <= o1-o0; i++ {
		diagonalAgree, diagonalDiffers := int32(never), int32(never)
		for k := range width {
			upAgree, upDiffers := agree[k], differs[k]
			var w uint8
			a, c := int32(never), int32(never)
			switch {
			case i == 0 && k == 0:
				a = 0
			case i > 0 && k > 0 && d.oldID[o0+i-1] == d.nID[n0+k-1]:
				a = diagonalAgree
				if diagonalDiffers > a {
					a, w = diagonalDiffers, w|fromChange
				}
				a += d.old[o0+i-1].worth()
			}
			if k > 0 {
				c = differs[k-1]
				if open := agree[k-1] - interruption; open > c {
					c, w = open, w|opened
				}
			}
			if i > 0 {
				if upDiffers > c {
					c, w = upDiffers, w&^opened|upwards
				}
				if open := upAgree - interruption; open > c {
					c, w = open, w|opened|upwards
				}
			}
			agree[k], differs[k] = a, c
			diagonalAgree, diagonalDiffers = upAgree, upDiffers
			way[i*width+k] = w
		}
	}
	d.trace(way, width, o0, o1, n0, n1, differs[width-1] > agree[width-1])
}

// trace walks back along the best path and adds the changes on it.
func (d *differ) trace(way []uint8, width, o0, o1, n0, n1 int, changing bool) {
	var found []edit
	i, k := o1-o0, n1-n0
	end := [2]int{i, k}
	for i > 0 || k > 0 {
		w := way[i*width+k]
		if !changing {
			i, k = i-1, k-1
			if changing = w&fromChange != 0; changing {
				end = [2]int{i, k}
			}
			continue
		}
		if w&upwards != 0 {
			i--
		} else {
			k--
		}
		if w&opened != 0 {
			changing = false
			found = append(found, edit{o0 + i, o0 + end[0], n0 + k, n0 + end[1]})
		}
	}
	slices.Reverse(found)
	d.edits = append(d.edits, found...)
}

// sentences compares texts that are too long for align: sentences that occur once in each
// serve as anchors, and what lies between them is compared again. Without anchors,
// everything is one change.
func (d *differ) sentences(o0, o1, n0, n1 int) {
	olds, news := cut(d.old, o0, o1), cut(d.new, n0, n1)
	at := map[string]int{} // place in news, -1 if there are several
	for k, s := range news {
		key := spelled(d.nID[s[0]:s[1]])
		if _, twice := at[key]; twice {
			k = -1
		}
		at[key] = k
	}
	times := map[string]int{}
	for _, s := range olds {
		times[spelled(d.oldID[s[0]:s[1]])]++
	}
	var pairs []pair
	for i, s := range olds {
		key := spelled(d.oldID[s[0]:s[1]])
		if k, ok := at[key]; ok && k >= 0 && times[key] == 1 {
			pairs = append(pairs, pair{i, k, 1})
		}
	}
	anchors := chain(pairs, len(news))
	if len(anchors) == 0 {
		d.edits = append(d.edits, edit{o0, o1, n0, n1})
		return
	}
	for _, q := range slices.Backward(anchors) { // chain returns the last first
		d.compare(o0, olds[q.old][0], n0, news[q.new][0])
		o0, n0 = olds[q.old][1], news[q.new][1]
	}
	d.compare(o0, o1, n0, n1)
}

// cut returns the sentences of tokens[from:to] as half-open ranges, full stops included.
func cut(tokens []token, from, to int) [][2]int {
	var out [][2]int
	for i := from; i < to; i++ {
		if key := tokens[i].key; key == "." || key == ";" || i == to-1 {
			out = append(out, [2]int{from, i + 1})
			from = i + 1
		}
	}
	return out
}

// spelled turns a list of numbers into a map key.
func spelled(ids []int32) string {
	runes := make([]byte, 0, 4*len(ids))
	for _, id := range ids {
		runes = append(runes, byte(id), byte(id>>8), byte(id>>16), byte(id>>24))
	}
	return string(runes)
}
