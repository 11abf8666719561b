package cite

import (
	"bytes"
	"strings"
	"unicode/utf8"
	"unsafe"
)

// SignLetters are the characters at which citations are looked for, each of
// three bytes.
const SignLetters = "《第笫本该同前上条称“”法典例则案"

var signSet = lettersOf(SignLetters)

// Signs appends to dst the offsets of the signs in text.
func Signs[T string | []byte](dst []int32, text T) []int32 {
	for i := next(signSet, text, 0); i < len(text); i = next(signSet, text, i+len("第")) {
		dst = append(dst, int32(i))
	}
	return dst
}

// Bytes is [Reader.Block] for text that may be overwritten later and whose
// [Signs] are known. It is much quicker where there is nothing to find, as in
// most blocks of a statute. From the first call on, strings in citations are
// valid only until [Reader.Reset].
func (r *Reader) Bytes(text []byte, signs []int32, origin Origin) []Citation {
	if !r.amending {
		if signs = r.worth(text, signs); len(signs) == 0 {
			r.block++
			return nil
		}
	}
	at := len(r.words)
	r.words = append(r.words, text...)
	return r.read(unsafe.String(unsafe.SliceData(r.words[at:]), len(text)), signs, origin)
}

// worth returns the signs of a block from the first one that may begin a
// citation, or a name that a citation refers to.
func (r *Reader) worth(s []byte, signs []int32) []int32 {
	const han = len("第")
	label := behindLabel(s)
	for n, at32 := range signs {
		i := int(at32)
		if i < label {
			continue
		}
		k := i + han
		worth := false
		switch c, _ := utf8.DecodeRune(s[i:]); c {
		case '《':
			worth = true
		case '第', '笫':
			worth = k < len(s) && s[k] < 0x80 || at(numbered, s, k) || bytes.HasPrefix(s[k:], []byte("\u3000"))
		case '本', '该', '同':
			worth = at(unitLetters, s, k)
		case '前', '上':
			worth = at(unitLetters, s, k) || at(counts, s, k)
		case '条':
			worth = i > 0 && s[i-1] < 0x80 || i >= han && at(digits, s, i-han)
		case '称':
			worth = bytes.HasSuffix(s[:i], []byte("下")) || bytes.HasSuffix(s[:i], []byte("简"))
		case '法', '典', '例', '则', '案':
			worth = mayEndName(r, s, i)
		}
		if worth {
			return signs[n:]
		}
	}
	return nil
}

// behindLabel returns the index after a label and a blank at the beginning of a
// block, 第三条, or 0.
func behindLabel(s []byte) int {
	if !at(ordinals, s, 0) {
		return 0
	}
	i := len("第")
	for at(digits, s, i) {
		_, size := utf8.DecodeRune(s[i:]) // 三 or 3
		i += size
	}
	if !bytes.HasPrefix(s[i:], []byte("条 ")) && !bytes.HasPrefix(s[i:], []byte("条\u3000")) {
		return 0
	}
	return i + len("条")
}

// mayEndName reports whether the 法 or 例 at s[i:] may end the name of a
// statute. Most do not.
func mayEndName[T string | []byte](r *Reader, s T, i int) bool {
	const han = len("本")
	if i < han || i+han > len(s) {
		return false
	}
	tail := s[i-han : i+han]
	return at(nationalTails, tail, 0) && (string(tail[:han]) != "本" || i >= 2*han && string(s[i-2*han:i-han]) == "基") ||
		r.names.ends(string(tail)) || r.titles.ends(string(tail))
}

// withoutOrdinal returns where the numbers before the 条 at i begin, if they
// follow a name and have no 第: 民法典1079条, 刑法二百三十四、二百三十五条;
// else i.
func withoutOrdinal(s string, floor, i int) int {
	k := i
	for k > floor {
		j := spaceBefore(s, floor, k)
		for j > floor {
			c, size := utf8.DecodeLastRuneInString(s[floor:j])
			if !digits.has(c) {
				break
			}
			j -= size
		}
		j = spaceBefore(s, floor, j)
		c, size := utf8.DecodeLastRuneInString(s[floor:j])
		switch {
		case j == spaceBefore(s, floor, k):
			return i // no numeral
		case afterNames.has(c):
			return space(s, j)
		case !joints.has(c):
			return i
		}
		k = j - size
	}
	return i
}

// afterNames are the last characters of names that numbers without 第 may
// follow.
var afterNames = lettersOf("法典例定则释》）)")

// standsAlone reports whether 本, 前, 上, 该 or 同 at i is not part of a longer
// word: 基本条件, 目前, 以上, 合同.
func standsAlone(s string, i int, c rune) bool {
	p, _ := utf8.DecodeLastRuneInString(s[:i])
	switch c {
	case '本':
		return strings.HasSuffix(s[:i], "构成") || !strings.ContainsRune("各基资成样文日版原副书剧脚标蓝根课", p)
	case '前':
		return !strings.ContainsRune("目之此当提生空年月先日", p)
	case '上':
		return !strings.ContainsRune("以网线之如身路", p)
	case '该':
		return !strings.ContainsRune("各应", p)
	case '同':
		return !strings.ContainsRune("合不相共各", p)
	}
	return true
}
