package diag

import (
	"fmt"
	"strings"
	"testing"
)

func TestFindingsOfOneKindAreBounded(t *testing.T) {
	list := func(counts ...int) List {
		var l List
		for file, n := range counts {
			for i := range n {
				l.Add("source/bad-bytes", Span{File: fmt.Sprint(file), Start: i, End: i + 1}, "FF")
				if i%2 == 0 {
					l.Add("source/control-character", Span{File: fmt.Sprint(file), Start: i, End: i + 1}, "U+0001")
				}
			}
		}
		return l
	}
	for _, c := range []struct {
		counts []int
		more   []string // file, how many, of which
	}{
		{[]int{0}, nil},
		{[]int{most}, nil},
		{[]int{most, most, most}, nil},
		{[]int{most + 1}, []string{"0 1 source/bad-bytes"}},
		{[]int{3 * most, 5, most + 2}, []string{"0 2000 source/bad-bytes", "0 500 source/control-character", "2 2 source/bad-bytes"}},
	} {
		all := list(c.counts...)
		bounded := all.Bounded()
		var more []string
		left := 0
		for _, d := range bounded {
			if d.Code == "source/more-of-same" {
				more = append(more, d.Span.File+" "+d.Args[0]+" "+d.Args[1])
				n := 0
				fmt.Sscan(d.Args[0], &n)
				left += n - 1
			}
		}
		if fmt.Sprint(more) != fmt.Sprint(c.more) || len(bounded)+left != len(all) || (bounded.Count(Error) > 0) != (all.Count(Error) > 0) {
			t.Errorf("%v: %v, %d of %d findings", c.counts, more, len(bounded), len(all))
		}
	}
}

// What a finding quotes ends somewhere, between two characters.
func TestLongArgumentsAreShownShort(t *testing.T) {
	for _, c := range []struct{ arg, want string }{
		{strings.Repeat("字", mostShown/3), strings.Repeat("字", mostShown/3)},
		{strings.Repeat("字", mostShown/3) + "a", strings.Repeat("字", mostShown/3) + "…"},
		{"a" + strings.Repeat("字", mostShown), "a" + strings.Repeat("字", mostShown/3-1) + "…"},
	} {
		var l List
		d := l.Add("site/bad-alias", At("a.md"), c.arg)
		if text := d.Message(ZH); !strings.Contains(text, c.want) || len(text) > mostShown+200 || d.Args[0] != c.arg {
			t.Errorf("%d bytes are shown as %.80s… (%d bytes)", len(c.arg), text, len(text))
		}
	}
}
