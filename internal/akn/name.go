package akn

import (
	"strconv"

	"pufa/internal/law"
)

// names are the identifiers of the divisions and provisions of one statute, by
// index. They are those of package law; where a text repeats a number, the
// second gets _2 behind it, since an identifier names one thing.
type names struct {
	divisions []string
	articles  []string
}

func name(st *law.Statute) *names {
	n := &names{}
	seen := distinct{}
	for i := range st.Divisions {
		n.divisions = append(n.divisions, seen.name(st.DivisionEID(i)))
	}
	provisions := st.Provisions()
	for i := range provisions {
		id := law.Locator{Article: provisions[i].Number}.EID()
		if id == "" {
			id = "art_nn"
		}
		n.articles = append(n.articles, seen.name(id))
	}
	return n
}

// distinct holds the identifiers given so far.
type distinct map[string]bool

func (d distinct) name(id string) string {
	free := id
	for n := 2; d[free]; n++ {
		free = id + "_" + strconv.Itoa(n)
	}
	d[free] = true
	return free
}

// numbering holds the numbers given so far among siblings.
type numbering map[string]bool

func (n numbering) id(parent, kind string, number int) string {
	return parent + "__" + distinct(n).name(kind+strconv.Itoa(number))
}

func paragraphID(article string, index int) string {
	return article + "__para_" + strconv.Itoa(index+1)
}

func annexID(index int) string { return "att_" + strconv.Itoa(index+1) }
