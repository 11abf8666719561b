package quote

// Steps of an alignment, from the end backwards.
const (
	same    = iota // the letter is in both, or replaced by another
	added          // the letter is in the quotation only
	skipped        // the letter is in the text only
)

// align finds the part of the text after letter from that is most like a passage, and
// returns where the two differ and where that part ends. A passage that is like no part
// is absent as a whole.
func align(p, source letters, from int) (diffs []Difference, end int) {
	rest := source.part(from, len(source.runes))
	n, m := len(p.runes), len(rest.runes)
	if m == 0 || (n+1)*(m+1) > cells {
		return []Difference{p.absent()}, from
	}
	steps := make([]byte, (n+1)*(m+1))
	cost := make([]int, m+1) // of aligning the passage up to i, ending at each letter of the text
	for i := 1; i <= n; i++ {
		corner := cost[0]
		cost[0] = i
		steps[i*(m+1)] = added
		for j := 1; j <= m; j++ {
			best, step := corner, byte(same)
			if p.runes[i-1] != rest.runes[j-1] {
				best++
			}
			if c := cost[j] + 1; c < best {
				best, step = c, added
			}
			if c := cost[j-1] + 1; c < best {
				best, step = c, skipped
			}
			corner, cost[j] = cost[j], best
			steps[i*(m+1)+j] = step
		}
	}
	j := 0
	for k := range cost {
		if cost[k] < cost[j] {
			j = k
		}
	}
	if cost[j]*2 > n { // more than half differs
		return []Difference{p.absent()}, from
	}
	return p.differences(rest, steps, j), from + j
}

// stretch is one place where a quotation and its text differ: a..b in the quotation, x..y
// in the text.
type stretch struct{ a, b, x, y int }

// differences follows the steps back from the end of the passage in the text.
func (p letters) differences(rest letters, steps []byte, j int) []Difference {
	var list []stretch // last first
	i, width := len(p.runes), len(rest.runes)+1
	for i > 0 {
		a, x, differs := i, j, true
		switch steps[i*width+j] {
		case added:
			i--
		case skipped:
			j--
		default:
			i, j = i-1, j-1
			differs = p.runes[i] != rest.runes[j]
		}
		if !differs {
			continue
		}
		// A single equal letter between two stretches is chance: join them.
		if n := len(list); n > 0 && list[n-1].a-a <= 1 && list[n-1].x-x <= 1 {
			list[n-1].a, list[n-1].x = i, j
		} else {
			list = append(list, stretch{a: i, b: a, x: j, y: x})
		}
	}
	out := make([]Difference, 0, len(list))
	for k := len(list) - 1; k >= 0; k-- {
		s := list[k]
		d := Difference{Written: p.shown(s.a, s.b), Text: rest.shown(s.x, s.y)}
		if s.a == s.b { // something was left out: point at the letters beside the gap
			s.a, s.b = max(0, s.a-1), min(len(p.runes), s.b+1)
		}
		d.Start, d.End = p.at[s.a], p.to[s.b-1]
		out = append(out, d)
	}
	return out
}

func (p letters) absent() Difference {
	n := len(p.runes)
	return Difference{Start: p.at[0], End: p.to[n-1], Written: p.shown(0, n), Absent: true}
}
