package search

import (
	"strconv"
	"strings"
)

// Each calls visit for each passage that is a part of a page, or a whole page without
// parts, with its indexed words. It loads the whole index and serves to compare the
// search with others.
func (e *Engine) Each(visit func(r Result, text string)) {
	p := newPacker(append([]string{"\n"}, strings.Fields(e.core.Symbols)...))
	for i := range e.core.Files[texts] {
		for line := range strings.Lines(e.file(texts + "/" + strconv.Itoa(i))) {
			name, packed, _ := strings.Cut(strings.TrimSuffix(line, "\n"), ":")
			slot, piece, _ := strings.Cut(name, "/")
			s, err := strconv.Atoi(slot)
			if err != nil {
				continue
			}
			from, _ := strconv.Atoi(piece)
			for n, passage := range apart(packed, passageMark) {
				r, ok := e.result(match{slot: uint32(s), passage: uint16(from*chunk + n)})
				if !ok {
					continue
				}
				var text []string
				for _, part := range apart(passage, notesMark) {
					text = append(text, p.unpack(part))
				}
				visit(r, strings.Join(text, "\n"))
			}
		}
	}
}

// apart splits a packed text at unescaped marks.
func apart(packed string, mark byte) (out []string) {
	from := 0
	for i := 0; i < len(packed); i++ {
		switch packed[i] {
		case escapeRune:
			i++
		case mark:
			out = append(out, packed[from:i])
			from = i + 1
		}
	}
	return append(out, packed[from:])
}
