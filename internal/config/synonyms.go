package config

import (
	"slices"
	"strings"
	"unicode/utf8"

	"pufa/internal/diag"
	"pufa/internal/source"
)

// ParseSynonyms reads a file of everyday words: [words], and under it lines such as "工钱
// 薪水" = "工资 劳动报酬", with words of the law on the right. The result maps each everyday word
// to words of the law. What cannot be used is reported and left out.
func ParseSynonyms(f source.File) (map[string][]string, diag.List) {
	var w struct {
		Words map[string]string `toml:"words"`
	}
	c := newChecker(f, &w)
	out := map[string][]string{}
	keys := make([]string, 0, len(w.Words))
	for key := range w.Words {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	for _, key := range keys {
		place := "words." + key
		everyday, lawful := strings.Fields(key), strings.Fields(w.Words[key])
		if len(lawful) == 0 {
			c.add("config/synonym-empty", place, key)
			continue
		}
		for _, word := range slices.Concat(everyday, lawful) {
			if utf8.RuneCountInString(word) < 2 {
				c.add("config/synonym-short", place, word)
			}
		}
		for _, word := range everyday {
			for _, l := range lawful {
				if !slices.Contains(out[word], l) {
					out[word] = append(out[word], l)
				}
			}
		}
	}
	c.diags.Sort()
	return out, c.diags
}
