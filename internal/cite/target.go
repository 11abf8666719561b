package cite

import "pufa/internal/law"

// get returns the number that t names at level u.
func (t *Target) get(u unit) law.Number {
	switch u {
	case book:
		return t.Division.Book
	case subbook:
		return t.Division.Subbook
	case chapter:
		return t.Division.Chapter
	case section:
		return t.Division.Section
	case article:
		return t.Article
	case paragraph:
		return law.Number{Main: t.Paragraph}
	case item:
		return law.Number{Main: t.Item}
	}
	return law.Number{Main: t.Subitem}
}

// put changes the number at level u only.
func (t *Target) put(u unit, n law.Number) {
	switch u {
	case book:
		t.Division.Book = n
	case subbook:
		t.Division.Subbook = n
	case chapter:
		t.Division.Chapter = n
	case section:
		t.Division.Section = n
	case article:
		t.Article = n
	case paragraph:
		t.Paragraph = n.Main
	case item:
		t.Item = n.Main
	case subitem:
		t.Subitem = n.Main
	}
}

// has reports whether t names a number at level u.
func (t *Target) has(u unit) bool { return t.get(u).Main > 0 }

// cut drops everything below level u. An article needs no division.
func (t *Target) cut(u unit) {
	for v := u + 1; v <= subitem; v++ {
		t.put(v, law.Number{})
	}
	if u >= article {
		t.Division = Division{}
	}
}

// set names n at level u.
func (t *Target) set(u unit, n law.Number) {
	t.put(u, n)
	t.cut(u)
}

// backwards reports whether to comes before the last of out, as the end of a
// range never should.
func backwards(out []Target, to Target) bool {
	if len(out) == 0 || out[len(out)-1].Law != to.Law {
		return false
	}
	from := out[len(out)-1]
	for u := book; u <= subitem; u++ {
		a, b := from.get(u), to.get(u)
		switch {
		case a == b:
		case a.IsZero() || b.IsZero(): // 第三十五条至第四十条第二款 is covered already
			return false
		default:
			return a.Compare(b) > 0
		}
	}
	return false
}

// maxRange is the most that one 至 can add; more is a mistake of the author.
const maxRange = 2000

// between appends the articles between the last of out and to: 第三条至第七条.
// Of the articles with 之 it adds only those of the last article: which others
// exist depends on the edition.
func between(out []Target, to Target) []Target {
	if len(out) == 0 {
		return out
	}
	from := out[len(out)-1]
	u := book
	for u < subitem && from.get(u) == to.get(u) {
		u++
	}
	a, b := from.get(u), to.get(u)
	t := to
	t.cut(u)
	if t != to || a.Main == 0 || b.Main-a.Main > maxRange {
		return out
	}
	t = from
	if t.cut(u); t != from {
		return out
	}
	t = to
	if a.Main == b.Main {
		for sub := a.Sub + 1; sub < b.Sub; sub++ {
			t.put(u, law.Number{Main: a.Main, Sub: sub})
			out = append(out, t)
		}
		return out
	}
	for main := a.Main + 1; main < b.Main; main++ {
		t.put(u, law.Number{Main: main})
		out = append(out, t)
	}
	for sub := 0; sub < b.Sub && sub < 100 && a.Main < b.Main; sub++ {
		t.put(u, law.Number{Main: b.Main, Sub: sub})
		out = append(out, t)
	}
	return out
}
