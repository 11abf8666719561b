package search

import (
	"slices"
	"strconv"
)

// copies says how pages are found from which words were copied. On a large site the lists
// of frequent pairs name the best passages only, and what was copied from another is in
// none of them; but all pages of each pair are known, and few have all pairs of some words.
type copies struct {
	Least int `json:"least"` // terms of what may be a copy; with fewer, too many pages have all
	Most  int `json:"most"`  // pages that are listed; of more, none
	Few   int `json:"few"`   // pages with which no more lists are loaded, and which come behind the first answers
	First int `json:"first"` // answers before them
	Files int `json:"files"` // loaded at the same time
}

// among puts pages that have all terms of a query among its answers.
func (e *Engine) among(answers []Result, pages []uint32) []Result {
	behind := len(answers)
	if len(pages) <= e.core.Ranking.Copies.Few {
		behind = min(behind, e.core.Ranking.Copies.First)
	}
	there := map[string]bool{}
	for _, r := range answers[:behind] {
		there[r.URL] = true
	}
	out := slices.Clone(answers[:behind])
	for _, slot := range pages {
		if r, ok := e.result(match{slot: slot}); ok && !there[r.URL] {
			there[r.URL] = true
			out = append(out, r)
		}
	}
	copied := len(out)
	for _, r := range answers[behind:] {
		if !slices.ContainsFunc(out[behind:copied], func(c Result) bool { return c.URL == r.URL }) {
			out = append(out, r)
		}
	}
	return out
}

// copies returns the pages that have all terms of a query, shelf by shelf; none of a small
// site, whose lists are whole, for a question or a citation, and if there are too many.
func (e *Engine) copies(q query) (slots []uint32) {
	k := e.core.Ranking.Copies
	if len(e.core.Shelves) <= far || q.asks || q.cite.article != "" || len(q.terms) < k.Least {
		return nil
	}
	for shelf := range e.core.Shelves {
		slots = append(slots, e.pagesWithAll(q, shelf)...)
	}
	if len(slots) > k.Most {
		return nil
	}
	return slots
}

// pagesWithAll returns the pages of a shelf that have all terms, in order; a few more, if
// these are all before each list is loaded.
func (e *Engine) pagesWithAll(q query, shelf int) (slots []uint32) {
	k := e.core.Ranking.Copies
	begun := false
	for _, wider := range []bool{false, true} {
		family := terms[shelf]
		if wider {
			family = wide[shelf]
		}
		n := e.core.Files[family]
		for files := range slices.Chunk(filesByValue(q.terms, wider, n, 0), k.Files) {
			for _, t := range q.terms {
				if t.wide != wider || !slices.Contains(files, fileOf(t.text, n)) {
					continue
				}
				have, known := e.pagesOf(t.text, family, shelf)
				switch {
				case !known:
				case !begun:
					begun, slots = true, have
				default:
					slots = slices.DeleteFunc(slots, func(s uint32) bool { return !slices.Contains(have, s) })
				}
			}
			if begun && len(slots) <= k.Few {
				return slots
			}
		}
	}
	return slots
}

// pagesOf returns the slots of a shelf's pages that have a term; false if the file that
// says so could not be loaded.
func (e *Engine) pagesOf(term, family string, shelf int) ([]uint32, bool) {
	at := e.core.Shelves[shelf]
	file := e.file(family + "/" + strconv.Itoa(fileOf(term, e.core.Files[family])))
	if data, ok := entry(file, term); ok {
		if total, list := decode(data, at.From, at.Slots); total == len(list) {
			return pageSlots(list), true
		}
	}
	name := allMark + term
	all := e.file(wide[shelf] + "/" + strconv.Itoa(fileOf(name, e.core.Files[wide[shelf]])))
	if data, ok := entry(all, name); ok {
		return pageSlots(decodePages(data, at.From, at.Slots)), true
	}
	return nil, file != "" && all != ""
}

// pageSlots returns the slots of matches, which come page by page.
func pageSlots(list []match) (slots []uint32) {
	for _, m := range list {
		if n := len(slots); n == 0 || slots[n-1] != m.slot {
			slots = append(slots, m.slot)
		}
	}
	return slots
}
