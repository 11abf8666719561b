package themes

import (
	"encoding/json"
	"os/exec"
	"strings"
	"testing"

	"rsc.io/qr/coding"
)

// symbol is what qr.js makes of a text.
type symbol struct {
	Version, Mask, Cost int
	Rows                []string
}

// symbols has node encode texts with qr.js; nil for a text that is too long.
func symbols(t *testing.T, texts []string) []*symbol {
	t.Helper()
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("node is not installed")
	}
	in, err := json.Marshal(texts)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(node, "-")
	cmd.Stdin = strings.NewReader("const window = {}, document = { querySelector: () => null };\n" + text(t, "pufa/assets/qr.js") +
		"\nconsole.log(JSON.stringify(" + string(in) + ".map(window.pufa.qr.encode)));")
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var got []*symbol
	if err := json.Unmarshal(out, &got); err != nil {
		t.Fatal(err)
	}
	return got
}

// rows draws what another encoder makes of the same text, version and mask.
func rows(t *testing.T, text string, version, mask int) []string {
	t.Helper()
	p, err := coding.NewPlan(coding.Version(version), coding.M, coding.Mask(mask))
	if err != nil {
		t.Fatal(err)
	}
	code, err := p.Encode(coding.String(text))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for y := range code.Size {
		var row strings.Builder
		for x := range code.Size {
			if code.Black(x, y) {
				row.WriteByte('1')
			} else {
				row.WriteByte('0')
			}
		}
		out = append(out, row.String())
	}
	return out
}

// Every version, each with the longest text that it holds and with one byte
// more than the version below holds.
func TestCodeAgreesWithAnotherEncoder(t *testing.T) {
	var texts []string
	var versions []int
	for v := coding.Version(1); v <= 20; v++ {
		header := 2
		if v >= 10 {
			header = 3
		}
		full := strings.Repeat("https://www.example.gov.cn/pufa/%E4%BF%A1/", 20)[:v.DataBytes(coding.M)-header]
		texts, versions = append(texts, full), append(versions, int(v))
		if v < 20 {
			texts, versions = append(texts, full+"x"), append(versions, int(v)+1)
		}
	}
	texts, versions = append(texts, "复查", ""), append(versions, 1, 1)
	masks := map[int]bool{}
	for i, s := range symbols(t, texts) {
		if s == nil {
			t.Fatalf("%q: nothing", texts[i])
		}
		masks[s.Mask] = true
		if s.Version != versions[i] {
			t.Errorf("%d bytes: version %d, want %d", len(texts[i]), s.Version, versions[i])
			continue
		}
		if want := rows(t, texts[i], s.Version, s.Mask); strings.Join(s.Rows, "\n") != strings.Join(want, "\n") {
			t.Errorf("version %d, mask %d:\n%s\nwant\n%s", s.Version, s.Mask, strings.Join(s.Rows, "\n"), strings.Join(want, "\n"))
		}
	}
	if len(masks) < 4 {
		t.Errorf("of 41 symbols all have one of the masks %v", masks)
	}
}

func TestTextTooLongForPaperHasNoCode(t *testing.T) {
	if s := symbols(t, []string{strings.Repeat("x", 667)})[0]; s != nil {
		t.Errorf("667 bytes: version %d", s.Version)
	}
}

// The mask is the one that costs least by the four rules of the standard, here
// counted module by module.
func TestMaskIsTheCheapest(t *testing.T) {
	texts := []string{"https://www.example.gov.cn/pufa/zhinan/fucha.html", "https://www.example.gov.cn/pufa/", "a", strings.Repeat("a", 200)}
	for i, s := range symbols(t, texts) {
		for mask := range 8 {
			c := cost(rows(t, texts[i], s.Version, mask))
			if mask == s.Mask && c != s.Cost {
				t.Errorf("%.40s: mask %d costs %d, not %d", texts[i], mask, c, s.Cost)
			}
			if c < s.Cost {
				t.Errorf("%.40s: mask %d costs %d, mask %d was taken for %d", texts[i], mask, c, s.Mask, s.Cost)
			}
		}
	}
}

func cost(rows []string) int {
	size := len(rows)
	at := func(x, y int) byte { // outside is the quiet zone
		if x < 0 || y < 0 || x >= size || y >= size {
			return '0'
		}
		return rows[y][x]
	}
	sum, dark := 0, 0
	for _, line := range []func(i, k int) byte{at, func(i, k int) byte { return at(k, i) }} {
		for k := range size {
			for i, run := 0, 0; i < size; i++ {
				if i > 0 && line(i, k) == line(i-1, k) {
					run++
				} else {
					run = 1
				}
				switch {
				case run == 5:
					sum += 3
				case run > 5:
					sum++
				}
			}
			for i := -4; i+11 <= size+4; i++ {
				for _, finder := range []string{"00001011101", "10111010000"} {
					n := 0
					for n < 11 && line(i+n, k) == finder[n] {
						n++
					}
					if n == 11 {
						sum += 40
					}
				}
			}
		}
	}
	for y := range size {
		for x := range size {
			dark += int(at(x, y) - '0')
			if c := at(x, y); x > 0 && y > 0 && at(x-1, y) == c && at(x, y-1) == c && at(x-1, y-1) == c {
				sum += 3
			}
		}
	}
	for percent := 5; (2*dark-size*size)*50 >= percent*size*size || (size*size-2*dark)*50 >= percent*size*size; percent += 5 {
		sum += 10
	}
	return sum
}
