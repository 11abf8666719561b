package cite

import "unicode/utf8"

// letters is a set of characters below U+10000. UTF-8 can be looked up without
// decoding: the first two bytes of a Han character give the index of a word,
// the third byte gives the bit in it.
type letters [1 << 10]uint64

func lettersOf(s string) *letters {
	l := new(letters)
	for _, c := range s {
		l.add(c)
	}
	return l
}

func (l *letters) add(c rune) { l[c>>6] |= 1 << (c & 63) }

func (l *letters) has(c rune) bool {
	return uint32(c) < 1<<16 && l[c>>6]>>(c&63)&1 != 0
}

// at reports whether the character at s[i:] is in the set.
func at[T string | []byte](l *letters, s T, i int) bool {
	if i+2 < len(s) && s[i] >= 0xE0 {
		return l[int(s[i]&15)<<6|int(s[i+1]&63)]>>(s[i+2]&63)&1 != 0
	}
	return i < len(s) && s[i] < 0x80 && l[s[i]>>6]>>(s[i]&63)&1 != 0
}

// next returns the index of the first character of the set at or after s[i:],
// or the length of s. The set holds only ASCII and three-byte characters.
func next[T string | []byte](l *letters, s T, i int) int {
	for i < len(s) {
		b := s[i]
		if b < 0xE0 {
			if b < 0x80 && l[b>>6]>>(b&63)&1 != 0 {
				return i
			}
			i++
			continue
		}
		if i+2 >= len(s) {
			break
		}
		if l[int(b&15)<<6|int(s[i+1]&63)]>>(s[i+2]&63)&1 != 0 {
			return i
		}
		i += 3
	}
	return len(s)
}

// words is a set of words, by the characters that they begin or end with.
type words map[rune][]string

func beginning(list ...string) words {
	w := words{}
	for _, s := range list {
		c, _ := utf8.DecodeRuneInString(s)
		w[c] = append(w[c], s)
	}
	return w
}

func ending(list ...string) words {
	w := words{}
	for _, s := range list {
		c, _ := utf8.DecodeLastRuneInString(s)
		w[c] = append(w[c], s)
	}
	return w
}

// begin reports whether s begins with one of the words. The set must be ordered
// by beginnings.
func (w words) begin(s string) bool { return w.at(s) != "" }

// at returns the word that s begins with, or "". The set must be ordered by
// beginnings.
func (w words) at(s string) string {
	c, _ := utf8.DecodeRuneInString(s)
	for _, word := range w[c] {
		if len(s) >= len(word) && s[:len(word)] == word {
			return word
		}
	}
	return ""
}

// end returns the word that s ends with, or "". The set must be ordered by
// ends.
func (w words) end(s string) string {
	c, _ := utf8.DecodeLastRuneInString(s)
	for _, word := range w[c] {
		if len(s) >= len(word) && s[len(s)-len(word):] == word {
			return word
		}
	}
	return ""
}
