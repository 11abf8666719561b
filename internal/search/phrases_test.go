package search

import (
	"math/rand"
	"slices"
	"strconv"
	"strings"
	"testing"
)

func TestPhrasesAreFoundWhereTheyStand(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	word := func(most int) string {
		var b strings.Builder
		for range 1 + r.Intn(most) {
			b.WriteRune([]rune("甲乙丙丁𠀀ab、")[r.Intn(8)])
		}
		return b.String()
	}
	for range 200 {
		var list []string
		for range r.Intn(40) {
			list = append(list, word(5))
		}
		p, text := newPhrases(list), []rune(word(60))
		for i := range max(0, len(text)-1) {
			var want, got []string
			for n := 2; i+n <= len(text); n++ {
				if k := slices.Index(list, string(text[i:i+n])); k >= 0 {
					want = append(want, strconv.Itoa(k)+" "+strconv.Itoa(n))
				}
			}
			if p.mayBegin(text[i], text[i+1]) {
				p.at(text[i:], func(k, n int) { got = append(got, strconv.Itoa(k)+" "+strconv.Itoa(n)) })
			}
			if !slices.Equal(got, want) {
				t.Fatalf("%q in %q from %d: %v, want %v", list, string(text), i, got, want)
			}
		}
	}
}

func TestCharactersAreDecodedLikeGoDoes(t *testing.T) {
	var buffer []rune
	for _, s := range []string{"", "a", "é", "法", "法律a𠀀\u0800\uffff", "\xe6\xb3", "\xe6a\x80", "\xe0\x80\x80", "\xed\xa0\x80", "法\xe6", "\xff法"} {
		buffer = characters(buffer, s)
		if !slices.Equal(buffer, []rune(s)) {
			t.Errorf("%q: %q", s, buffer)
		}
	}
}
