package search

// wordMatches says which passages have which word in Latin letters, or name. It is in
// groups, so that the words of several parts can be joined group by group at the same time.
type wordMatches [wordGroups]map[string]*[]match

const wordGroups = 16

// add adds a match to a word. Matches come page by page; a page as a whole, its passage 0,
// is left out if one of its passages has the word.
func (w *wordMatches) add(word string, at match) {
	group := &w[groupOf(word)]
	if *group == nil {
		*group = map[string]*[]match{}
	}
	list := (*group)[word]
	if list == nil {
		list = new([]match)
		(*group)[word] = list
	}
	if n := len(*list); n == 0 || at.slot != (*list)[n-1].slot || at.passage > (*list)[n-1].passage {
		*list = append(*list, at)
	}
}

func groupOf(word string) int {
	h := uint32(0)
	for i := range len(word) {
		h = h*31 + uint32(word[i])
	}
	return int(h % wordGroups)
}

// allWords are the words of the parts of a shelf, in order.
type allWords []*wordMatches

// group joins a group of all parts.
func (a allWords) group(i int) map[string][]match {
	out := map[string][]match{}
	for _, words := range a {
		for word, list := range words[i] {
			out[word] = append(out[word], *list...)
		}
	}
	return out
}
