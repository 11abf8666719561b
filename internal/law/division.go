package law

import "strings"

// Level is the kind of a [Division]. The zero value is Unnumbered.
type Level int

const (
	Unnumbered Level = iota // a heading without a level: 附则 without 章, 一、管辖
	Book                    // 编
	Subbook                 // 分编
	Chapter                 // 章
	Section                 // 节
)

// String returns the Chinese word: 编, 分编, 章, 节; "" for Unnumbered.
func (l Level) String() string { return [...]string{"", "编", "分编", "章", "节"}[l] }

// Division is 编, 分编, 章 or 节: a heading and what follows under it. The divisions of a
// statute are one list in the order of the text; a division is inside its Parent and
// covers the provisions From … To-1 of [Statute.Provisions], including those of the
// divisions inside it.
type Division struct {
	Level    Level
	Number   Number    // zero for Unnumbered
	Label    string    // as printed: 第三章; "" for Unnumbered
	Title    string    // 总则
	Parent   int       // index in Statute.Divisions, smaller than its own; -1 = none
	From, To int       // half-open; equal = no provisions
	Text     []Passage // between the heading and the first provision
	Extent             // of the heading alone
}

// Heading returns the heading as it is cited: 第三章 信访事项的提出.
func (d *Division) Heading() string {
	switch {
	case d.Level == Unnumbered:
		return d.Title
	case d.Title == "":
		return d.Number.Label(d.Level.String())
	}
	return d.Number.Label(d.Level.String()) + " " + d.Title
}

// Trail returns the indices of the divisions around division i, outermost
// first, i last; nothing for -1.
func (s *Statute) Trail(i int) []int {
	var trail []int
	for n := 0; i >= 0 && i < len(s.Divisions) && n < 8; n++ {
		trail = append([]int{i}, trail...)
		if p := s.Divisions[i].Parent; p < i {
			i = p
		} else {
			break
		}
	}
	return trail
}

// Around returns the innermost division that holds the provisions from … to-1, all of
// them; -1 = none.
func (s *Statute) Around(from, to int) int {
	around := -1
	for i := range s.Divisions {
		if d := &s.Divisions[i]; d.From <= from && to <= d.To {
			around = i
		}
	}
	return around
}

// DivisionEID returns the Akoma Ntoso identifier of division i:
// book_1__chp_2__sec_3. 章 counts anew in each 编, 节 in each 章, so the
// identifier names those around it. An unnumbered division counts among its
// unnumbered siblings: dvs_1.
func (s *Statute) DivisionEID(i int) string {
	var parts []string
	for _, t := range s.Trail(i) {
		d := &s.Divisions[t]
		n := d.Number.String()
		if d.Level == Unnumbered {
			count := Number{Main: 1}
			for _, o := range s.Divisions[:t] {
				if o.Level == Unnumbered && o.Parent == d.Parent {
					count.Main++
				}
			}
			n = count.String()
		}
		parts = append(parts, [...]string{"dvs_", "book_", "subbook_", "chp_", "sec_"}[d.Level]+n)
	}
	return strings.Join(parts, "__")
}
