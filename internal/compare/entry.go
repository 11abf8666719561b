package compare

import "pufa/internal/law"

// Relation says what became of the articles of an [Entry]. The zero value is
// Same.
type Relation int

const (
	Same    Relation = iota // same number, same wording
	Moved                   // another number, same wording
	Amended                 // the wording changed, whatever the number; also merged and split articles
	Added                   // nothing in the old edition corresponds
	Deleted                 // nothing in the new edition corresponds
)

// String returns the word that `inspect compare` prints.
func (r Relation) String() string {
	return [...]string{"same", "moved", "amended", "added", "deleted"}[r]
}

// Entry is one line of a table of correspondence (修订前后对照表). Old is empty for
// an added article and New for a deleted one. Several numbers on one side are
// articles that were merged (Old) or split (New); numbers are in the order of
// their edition.
type Entry struct {
	Old, New []law.Number
	Relation Relation
}

// Merged reports whether several articles became fewer.
func (e Entry) Merged() bool { return len(e.Old) > 1 && len(e.New) > 0 }

// Split reports whether articles became several.
func (e Entry) Split() bool { return len(e.New) > 1 && len(e.Old) > 0 }

// Summary counts what became of the articles between two editions. Old and New
// count articles, the other fields entries; Merged and Split are among the
// Amended, so the five relations add up to the number of entries.
type Summary struct {
	Old, New int // articles of each edition

	Same, Moved, Amended, Added, Deleted int

	Merged, Split int // of the amended
}

// Summarize counts entries by relation.
func Summarize(entries []Entry) Summary {
	var s Summary
	for _, e := range entries {
		s.Old += len(e.Old)
		s.New += len(e.New)
		*[...]*int{&s.Same, &s.Moved, &s.Amended, &s.Added, &s.Deleted}[e.Relation]++
		if e.Merged() {
			s.Merged++
		}
		if e.Split() {
			s.Split++
		}
	}
	return s
}
