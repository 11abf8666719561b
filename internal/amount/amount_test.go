package amount_test

import (
	"fmt"
	"strings"
	"testing"

	"pufa/internal/amount"
)

func TestAmountsAreReadAsPeopleWriteThem(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"1192", "1192"},
		{" 1,192 件 ", "1192 件"},
		{"1，192人次", "1192 人次"},
		{"１１９２", "1192"},
		{"8.50％", "8.5 %"},
		{"100%", "100 %"},
		{"−3", "-3"},
		{"-0.5 个", "-0.5 个"},
		{"+12", "12"},
		{"1.2万", "12000"},
		{"1.25 万元", "12500 元"},
		{"1.23456万", "12345.6"},
		{"3亿", "300000000"},
		{"0", "0"},
		{"000", "0"},
		{"007", "7"},
		{"0.05", "0.05"},
		// no amounts
		{"", "no"}, {"—", "no"}, {"约 300", "no"}, {"近300", "no"}, {"300 余件2", "no"}, {"3/4", "no"}, {"1e5", "no"}, {"3.1.4", "no"},
		{"1,23", "no"}, {"1.", "no"}, {".5", "no"}, {"27-30", "no"}, {"无", "no"}, {"123456789012345", "no"}, {"1000000万亿", "no"},
	} {
		got := "no"
		if a, ok := amount.Parse(c.text); ok {
			got = strings.TrimSpace(a.String() + " " + a.Unit)
		}
		if got != c.want {
			t.Errorf("Parse(%q) = %q, want %q", c.text, got, c.want)
		}
	}
}

func TestAmountsAreFoundInProse(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"接待来访 1192 批、2,197 人次。", "[1192 批 2197 人次]"},
		{"１３１件积案，化解率 100％", "[131 件积案 100 %]"},
		{"十四个乡镇", "[14 个乡镇]"},
		{"27，230", "[27 230]"}, // two numbers
		{"没有数字", "[]"},
		{"1,192 letters came, 8.5% more than in 2021.", "[1192 letters came 8.5 % 2021]"},
		{"12A 号", "[12 A]"},
	} {
		var got []string
		for _, s := range amount.Find(c.text) {
			got = append(got, strings.TrimSpace(s.String()+" "+s.Unit))
			if !strings.HasPrefix(amount.InText(c.text)[s.Start:], s.Text) {
				t.Errorf("%q does not stand at %d of %q", s.Text, s.Start, c.text)
			}
		}
		if fmt.Sprint(got) != c.want {
			t.Errorf("Find(%q) = %v, want %s", c.text, got, c.want)
		}
	}
}

func TestSumsAreExact(t *testing.T) {
	for _, c := range []struct{ terms, want string }{
		{"0.1 0.2", "0.3"},
		{"0.5 0.5", "1"},
		{"329 142 131", "602"},
		{"3 -5", "-2"},
		{"99999999999999 1", "100000000000000"},
		{"99999999999999 2", "no"},
		{"99999999999999 0.01", "no"},
	} {
		var all []amount.Amount
		for _, s := range strings.Fields(c.terms) {
			a, ok := amount.Parse(s)
			if !ok {
				t.Fatal(s)
			}
			all = append(all, a)
		}
		got := "no"
		if sum, ok := amount.Sum(all); ok {
			got = sum.String()
		}
		if got != c.want {
			t.Errorf("the sum of %s is %s, want %s", c.terms, got, c.want)
		}
	}
}

// What is written is read again as the same number.
func FuzzParse(f *testing.F) {
	f.Add("1,192.50万元")
	f.Add("-0")
	f.Fuzz(func(t *testing.T, text string) {
		amount.Find(text)
		a, ok := amount.Parse(text)
		if !ok {
			return
		}
		if again, ok := amount.Parse(a.String()); !ok && a.Digits != 0 || !again.Same(a) {
			t.Errorf("%q is %+v, written %q, read %+v", text, a, a.String(), again)
		}
	})
}
