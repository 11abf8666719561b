package compare

import "pufa/internal/law"

// EntryJSON is an [Entry] as `pufa inspect compare` prints it. Numbers are in
// Arabic digits, "133-1"; a side without articles is an empty list.
type EntryJSON struct {
	Old      []string `json:"old"`
	New      []string `json:"new"`
	Relation string   `json:"relation"`
}

// Inspect converts entries for printing. Its result is never nil, so that two empty texts
// print as [].
func Inspect(entries []Entry) []EntryJSON {
	out := make([]EntryJSON, 0, len(entries))
	for _, e := range entries {
		out = append(out, EntryJSON{Old: numbers(e.Old), New: numbers(e.New), Relation: e.Relation.String()})
	}
	return out
}

func numbers(list []law.Number) []string {
	out := make([]string, 0, len(list))
	for _, n := range list {
		out = append(out, n.String())
	}
	return out
}
