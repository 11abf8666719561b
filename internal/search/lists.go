package search

import "strings"

// encode writes the matches of a term: the number of passages that have it, then the
// listed ones, page by page. from is the first slot of the shelf, slots the number of its
// slots.
func encode(w *bitWriter, total int, list []match, from, slots int) string {
	w.gamma(uint64(total))
	pages := pagesOf(list)
	w.gamma(uint64(pages) + 1)
	k := riceParameter(pages, slots)
	slot := from - 1
	for i := 0; i < len(list); {
		end := i + 1
		for end < len(list) && list[end].slot == list[i].slot {
			end++
		}
		w.rice(uint64(int(list[i].slot)-slot-1), k)
		slot = int(list[i].slot)
		w.gamma(uint64(end - i))
		passage := -1
		for ; i < end; i++ {
			gap := uint64(int(list[i].passage) - passage - 1) // the strength follows its last bits
			w.rice(gap<<strengthBits|uint64(list[i].strength), passageParameter(passage)+strengthBits)
			passage = int(list[i].passage)
		}
	}
	return w.finish()
}

// decode is the inverse of encode.
func decode(data string, from, slots int) (total int, list []match) {
	r := bitReader{data: data}
	total = int(r.gamma())
	pages := int(r.gamma()) - 1
	k := riceParameter(pages, slots)
	slot := from - 1
	for ; pages > 0 && r.at <= len(data); pages-- {
		slot += int(r.rice(k)) + 1
		passage := -1
		for n := r.gamma(); n > 0 && r.at <= len(data); n-- {
			passage += int(r.rice(passageParameter(passage))) + 1
			list = append(list, match{uint32(slot), uint16(passage), uint8(r.bits(strengthBits))})
		}
	}
	return total, list
}

// encodePages writes the pages of a term, without passages.
func encodePages(w *bitWriter, list []match, from, slots int) string {
	pages := pagesOf(list)
	w.gamma(uint64(pages) + 1)
	k, slot := riceParameter(pages, slots), from-1
	for i := range list {
		if int(list[i].slot) != slot {
			w.rice(uint64(int(list[i].slot)-slot-1), k)
			slot = int(list[i].slot)
		}
	}
	return w.finish()
}

// decodePages is the inverse of encodePages, with each page as its first passage.
func decodePages(data string, from, slots int) (list []match) {
	r := bitReader{data: data}
	pages := int(r.gamma()) - 1
	k, slot := riceParameter(pages, slots), from-1
	for ; pages > 0 && r.at <= len(data); pages-- {
		slot += int(r.rice(k)) + 1
		list = append(list, match{slot: uint32(slot)})
	}
	return list
}

// pagesOf counts the pages of matches, which come page by page.
func pagesOf(list []match) int {
	pages := 0
	for i := range list {
		if i == 0 || list[i].slot != list[i-1].slot {
			pages++
		}
	}
	return pages
}

// entry finds a term in a file of terms: " term:places term:places ".
func entry(data, term string) (string, bool) {
	at := strings.Index(data, " "+term+":")
	if at < 0 {
		return "", false
	}
	rest := data[at+len(term)+2:]
	return rest[:strings.IndexByte(rest, ' ')], true
}

// passageParameter returns k for the gaps between the passages of a page: the first can
// be anywhere, further ones are near.
func passageParameter(before int) uint {
	if before < 0 {
		return 4
	}
	return 2
}
