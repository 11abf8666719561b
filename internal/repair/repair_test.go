package repair

import (
	"slices"
	"strings"
	"testing"

	"pufa/internal/diag"
)

const code = "markdown/full-width-mark"

// finding makes a finding of a.md whose edits are given as start, end, text.
func finding(edits ...any) diag.Diagnostic {
	d := diag.Diagnostic{Code: code, Span: diag.Span{File: "a.md", Start: edits[0].(int), End: edits[1].(int)}, Args: []string{"x", "y"}}
	for i := 0; i < len(edits); i += 3 {
		d.Replace(edits[i].(int), edits[i+1].(int), edits[i+2].(string))
	}
	return d
}

func TestFindingsAreMendedWholeOrNotAtAll(t *testing.T) {
	const text = "0123456789"
	for name, c := range map[string]struct {
		findings diag.List
		want     string
		taken    int
	}{
		"none":                             {nil, text, 0},
		"without edits":                    {diag.List{{Code: code, Span: diag.At("a.md")}}, text, 0},
		"one":                              {diag.List{finding(1, 2, "x")}, "0x23456789", 1},
		"side by side":                     {diag.List{finding(1, 2, "x"), finding(2, 3, "y")}, "0xy3456789", 2},
		"in any order":                     {diag.List{finding(8, 9, "x"), finding(1, 2, "y")}, "0y234567x9", 2},
		"the later one waits":              {diag.List{finding(1, 4, "x"), finding(3, 5, "y")}, "0x456789", 1},
		"with all its edits":               {diag.List{finding(1, 4, "x"), finding(3, 5, "y", 8, 9, "z")}, "0x456789", 1},
		"two put in at one place":          {diag.List{finding(3, 3, "x"), {Code: "markdown/toc", Span: diag.Span{File: "a.md", Start: 3, End: 3}, Edits: finding(3, 3, "y").Edits}}, "012x3456789", 1},
		"put in beside what is replaced":   {diag.List{finding(3, 4, "x"), finding(4, 4, "y")}, "012x456789", 1},
		"two edits of one":                 {diag.List{finding(0, 0, "<", 10, 10, ">")}, "<0123456789>", 1},
		"two edits of one that overlap":    {diag.List{finding(1, 4, "x", 2, 3, "y")}, text, 0},
		"the same slip told twice, once":   {diag.List{finding(1, 2, "x"), finding(1, 2, "x")}, "0x23456789", 1},
		"something taken out at the end":   {diag.List{finding(9, 10, "")}, "012345678", 1},
		"nested: the outer one goes first": {diag.List{finding(2, 3, "y"), finding(1, 4, "x")}, "0x456789", 1},
	} {
		plan, taken := Choose(c.findings)
		got := done(text, plan["a.md"])
		if got != c.want || len(taken) != c.taken {
			t.Errorf("%s: %q, %d taken, want %q, %d", name, got, len(taken), c.want, c.taken)
		}
	}
}

// done is a text after edits.
func done(text string, edits []diag.Edit) string {
	for _, e := range slices.Backward(edits) {
		text = text[:e.Span.Start] + e.Text + text[e.Span.End:]
	}
	return text
}

func TestChangedLinesAreShownOnce(t *testing.T) {
	const text = "甲\n乙(丙)丁\n戊\n己\n"
	at := func(s string) int { return strings.Index(text, s) }
	for name, c := range map[string]struct {
		edits diag.Diagnostic
		want  string
	}{
		"two in one line":        {finding(at("("), at("(")+1, "（", at(")"), at(")")+1, "）"), "2 乙[(]丙[)]丁 > 乙[（]丙[）]丁"},
		"in two lines":           {finding(at("甲"), at("甲")+3, "x", at("戊"), at("戊")+3, "y"), "1 [甲] > [x]; 3 [戊] > [y]"},
		"a line put in":          {finding(at("戊"), at("戊"), "x\n"), "3 []戊 > [x\n]戊"},
		"a line taken out":       {finding(at("戊"), at("戊")+4, ""), "3 [戊\n]己 > []己"},
		"at the end of the file": {finding(len(text), len(text), "x"), "5 [] > [x]"},
		"over two lines":         {finding(at("丁"), at("戊")+3, "x"), "2 乙(丙)[丁\n戊] > 乙(丙)[x]"},
	} {
		var got []string
		for _, l := range Lines(text, c.edits.Edits) {
			got = append(got, string(rune('0'+l.Number))+" "+shown(l.Before)+" > "+shown(l.After))
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%s: %s, want %s", name, s, c.want)
		}
	}
}

func shown(parts []Part) string {
	var b strings.Builder
	for _, p := range parts {
		if p.Changed {
			b.WriteString("[" + p.Text + "]")
		} else {
			b.WriteString(p.Text)
		}
	}
	return b.String()
}

// Whatever edits findings bring, what is done is apart, fits, and changes nothing
// outside; what is shown is what was and what will be.
func FuzzEditsThatOverlap(f *testing.F) {
	f.Add("一二三四五\n六七八\n", []byte{1, 3, 0, 2, 4, 1, 9, 9, 2})
	f.Add("", []byte{0, 0, 1})
	f.Add("a\nb\nc", []byte{0, 5, 2, 1, 1, 3, 2, 2, 4})
	f.Fuzz(func(t *testing.T, text string, raw []byte) {
		texts := []string{"", "x", "\n", "甲乙", "a\nb\n"}
		var l diag.List
		for i := 0; i+2 < len(raw); i += 3 {
			a, b := int(raw[i])%(len(text)+1), int(raw[i+1])%(len(text)+1)
			edit := []any{min(a, b), max(a, b), texts[int(raw[i+2])%len(texts)]}
			if raw[i+2]&0x80 != 0 && len(l) > 0 { // another edit of the finding before
				l[len(l)-1].Replace(edit[0].(int), edit[1].(int), edit[2].(string))
			} else {
				l = append(l, finding(edit...))
			}
		}
		plan, taken := Choose(l)
		edits := plan["a.md"]
		got := done(text, edits)
		n := 0
		for _, d := range taken {
			n += len(d.Edits)
		}
		if n != len(edits) {
			t.Fatalf("%d edits of the taken, %d chosen", n, len(edits))
		}
		for i := range edits {
			if i > 0 && touch(edits[i-1].Span, edits[i].Span) {
				t.Fatalf("%v and %v touch", edits[i-1], edits[i])
			}
		}
		// What is shown, put in the place of the lines that it names, is the result.
		lines := strings.Split(text, "\n")
		for _, line := range slices.Backward(Lines(text, edits)) {
			before, after := strings.Split(plain(line.Before), "\n"), strings.Split(plain(line.After), "\n")
			if at := line.Number - 1; !slices.Equal(lines[at:at+len(before)], before) {
				t.Fatalf("line %d is shown as %q", line.Number, before)
			}
			lines = slices.Replace(lines, line.Number-1, line.Number-1+len(before), after...)
		}
		if strings.Join(lines, "\n") != got {
			t.Fatalf("shown %q, done %q", strings.Join(lines, "\n"), got)
		}
	})
}

func plain(parts []Part) string {
	var b strings.Builder
	for _, p := range parts {
		b.WriteString(p.Text)
	}
	return b.String()
}
