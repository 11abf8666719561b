package search

import (
	"slices"
	"testing"
)

// A word of the law is found where it stands whole, at the end, too, and not where a
// query breaks off within it.
func TestWordsOfTheLawAreFoundWhole(t *testing.T) {
	s := NewSynonyms(map[string][]string{"身份证": {"居民身份证件"}, "多久": {"日内"}})
	for query, want := range map[string][]int{
		"居民身份证件": {1}, "办居民身份证件的": {1}, "居民身份证": nil, "居民": nil, "十五日内": {0}, "内日": nil, "日内居民身份证件": {0, 1},
	} {
		var got []int
		s.each(slices.Clip([]rune(query)), func(means []int, _ float32) { got = append(got, means...) })
		if !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", query, got, want)
		}
	}
}
