package check

import (
	"slices"

	"pufa/internal/compare"
	"pufa/internal/law"
	"pufa/internal/site"
)

// step is the way from one edition of a statute to a newer one.
type step struct {
	old, new *site.Edition
	entries  []compare.Entry
}

func newStep(old, new *site.Edition) *step {
	return &step{old, new, compare.Align(old.Statute, new.Statute)}
}

// from returns what became of an article of the old edition. If the old edition lacks it,
// the entry has no numbers.
func (s *step) from(n law.Number) compare.Entry {
	for _, e := range s.entries {
		if slices.Contains(e.Old, n) {
			return e
		}
	}
	return compare.Entry{}
}

// to returns the origin of the article that has number n in the new edition.
func (s *step) to(n law.Number) compare.Relation {
	for _, e := range s.entries {
		if slices.Contains(e.New, n) {
			return e.Relation
		}
	}
	return compare.Same
}

// words says briefly which words changed: 三日 → 五日；删去“当面”；加上“或者网上”.
func (s *step) words(e compare.Entry) string {
	return compare.Brief(s.old.Statute.Words(e.Old), s.new.Statute.Words(e.New))
}
