package chart

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"pufa/internal/amount"
)

// random makes a table that some author may write.
func random(r *rand.Rand) (Table, Kind) {
	word := func(most int) string {
		return string([]rune(strings.Repeat("批示、交办（协调）信访事项 Beijing 2026 WWW", 3))[:1+r.IntN(most)])
	}
	rows, cols := 1+r.IntN(13), 1+r.IntN(4)
	kind := Kind(r.IntN(5))
	if r.IntN(20) == 0 {
		rows = 40
	}
	if kind == Share {
		rows, cols = 1+r.IntN(mostParts), 1
	}
	t := Table{Head: []string{"项目"}}
	long := []int{3, 8, 40}[r.IntN(3)]
	for j := range cols {
		name := word(long) + fmt.Sprint(j)
		if r.IntN(3) == 0 {
			name = fmt.Sprint(2020+j, " 年")
		}
		t.Head = append(t.Head, name)
	}
	most := []int64{1, 9, 3000, 1e6, 1e13}[r.IntN(5)]
	first := 1990 + r.IntN(20)
	byYear := kind == Line || r.IntN(4) == 0
	for i := range rows {
		label := word(long) + fmt.Sprint(i)
		if byYear {
			first += 1 + r.IntN(4)
			label = fmt.Sprint(first, []string{"", " 年", "年度"}[r.IntN(3)])
		}
		line := []string{label}
		for range cols {
			n := fmt.Sprint(r.Int64N(most + 1))
			switch r.IntN(12) {
			case 0:
				n = "—"
			case 1:
				n += ".25"
			case 2:
				if kind != Share && kind != Stacked {
					n = "-" + n
				}
			case 3:
				n = "0"
			}
			line = append(line, n)
		}
		t.Rows = append(t.Rows, line)
	}
	return t, kind
}

// However a table is: no two texts of its drawing overlap, nothing leaves it, and what
// stands in a part of a bar fits there, on the narrowest phone in large print and on
// any wider page.
func TestNothingOverlapsInADrawing(t *testing.T) {
	drawn := map[Kind]int{}
	for seed := range uint64(1500) {
		r := rand.New(rand.NewPCG(seed, 7))
		table, kind := random(r)
		c, faults := Read(table, kind, "", ZH)
		if c == nil {
			if len(faults) == 0 {
				t.Fatalf("seed %d: neither a chart nor a fault", seed)
			}
			continue
		}
		drawn[c.Kind]++
		for _, r := range rooms {
			room := r.room
			d := c.draw(room)
			for _, at := range []int{room, room + 350, 2 * room} {
				if problem := overlap(d, at); problem != "" {
					t.Fatalf("seed %d, room %d, width %d: %s\n%v\n%s", seed, room, at, problem, table, d.svg("c", "", ""))
				}
			}
		}
	}
	for k := Bar; k <= Share; k++ {
		if drawn[k] < 80 {
			t.Errorf("only %d charts of kind %s", drawn[k], Kinds[k-1])
		}
	}
}

// overlap tells the first thing that is wrong with a drawing at a width.
func overlap(d *Drawing, at int) string {
	for i, a := range d.Texts {
		b := a.box(at)
		if b.left < 0 || b.right > at+1 || b.top < -smallGap || b.bottom > d.Height+smallGap {
			return fmt.Sprintf("%q leaves the drawing: %+v of %d by %d", a.Text, b, at, d.Height)
		}
		for _, o := range d.Texts[i+1:] {
			if b.meets(o.box(at)) {
				return fmt.Sprintf("%q and %q overlap: %+v, %+v", a.Text, o.Text, b, o.box(at))
			}
		}
		inside := strings.HasPrefix(a.Class, "on-")
		for _, r := range d.Rects {
			left, right := r.X.at(at), r.X.at(at)+r.Width.at(at)
			meets := b.left < right-1 && left+1 < b.right && b.top+descent < r.Y+r.Height && r.Y+descent < b.bottom
			if holds := left <= b.left && b.right <= right && r.Y <= b.top+descent && b.bottom <= r.Y+r.Height+descent; meets && !(inside && holds) {
				return fmt.Sprintf("%q (%s) meets a bar: %+v, %+v", a.Text, a.Class, b, r)
			}
		}
	}
	for _, r := range d.Rects {
		if left := r.X.at(at); left < 0 || left+r.Width.at(at) > at || r.Y < 0 || r.Y+r.Height > d.Height || r.Height <= 0 || r.Width == (X{}) {
			return fmt.Sprintf("a bar leaves the drawing: %+v of %d", r, d.Height)
		}
	}
	for _, l := range d.Lines {
		if l.X1.Share < 0 || l.X2.Share > whole || l.Y1 < 0 || l.Y2 < 0 || max(l.Y1, l.Y2) > d.Height {
			return fmt.Sprintf("a line leaves the drawing: %+v of %d", l, d.Height)
		}
	}
	return ""
}

func TestLinesEndWithTheNamesOfTheirSeries(t *testing.T) {
	c, faults := Read(Table{Head: []string{"年", "来信", "来访"}, Rows: [][]string{{"2023", "10", "20"}, {"2024", "30", "20"}, {"2025", "50", "21"}}}, Line, "件", Lang(0))
	if c == nil || len(faults) > 0 {
		t.Fatal(faults)
	}
	d := c.draw(wide)
	ends := map[string]int{}
	for _, text := range d.Texts {
		if text.Class == "end" {
			ends[text.Text] = text.Y
		}
	}
	var names string
	for name := range ends {
		names += name + " "
	}
	if !strings.Contains(names, "来信") || !strings.Contains(names, "来访") {
		t.Errorf("the lines end with %q", names)
	}
}

// Percentages that were rounded may come to a little more than the whole.
func TestASumOfRoundedPercentagesIsMeasuredByItsRounding(t *testing.T) {
	whole := amount.New(100, 0, "%")
	for sum, want := range map[amount.Amount]bool{
		amount.New(1002, 1, "%"): false, amount.New(1003, 1, "%"): true, // four tenths, each at most half of one too much
		amount.New(10015, 2, "%"): false, amount.New(10021, 2, "%"): true,
		amount.New(102, 0, "%"): false, amount.New(103, 0, "%"): true,
	} {
		if got := over(sum, whole, 4); got != want {
			t.Errorf("four parts that come to %v: %v, want %v", sum, got, want)
		}
	}
}
