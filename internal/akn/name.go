package akn

import (
	"strconv"

	"pufa/internal/law"
)

// names are the identifiers of the divisions and provisions of one statute, by
// index.
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
			id = "art_nn" // the convention's word for no number
		}
		n.articles = append(n.articles, seen.name(id))
	}
	return n
}

// distinct counts the uses of each identifier, in a statute or among siblings.
type distinct map[string]int

// name returns id, with _2, _3 … behind it when it is taken.
func (d distinct) name(id string) string {
	d[id]++
	if n := d[id]; n > 1 {
		return id + "_" + strconv.Itoa(n)
	}
	return id
}

// below names a part of parent by its number.
func (d distinct) below(parent, kind string, number int) string {
	return parent + "__" + d.name(kind+strconv.Itoa(number))
}

// counted names the element at an index by its position, from 1.
func counted(kind string, index int) string { return kind + strconv.Itoa(index+1) }

func paragraphID(article string, index int) string { return article + "__" + counted("para_", index) }

func annexID(index int) string { return counted("att_", index) }
