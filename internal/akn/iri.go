package akn

import (
	"net/url"

	"pufa/internal/law"
)

// An IRI of the naming convention names a work, an edition of it (an
// expression) or a file of that (a manifestation):
//
//	/akn/cn/act/2022-02-25/xinfang-gongzuo-tiaoli
//	/akn/cn/act/2022-02-25/xinfang-gongzuo-tiaoli/zho@2022-05-01
//	/akn/cn/act/2022-02-25/xinfang-gongzuo-tiaoli/zho@2022-05-01.xml
//
// The slug takes the place of a number, since 文号 belongs to the act of promulgation. A
// date that is not known is [noDate].

// noDate is written where the standard demands a date and none is known.
const noDate = "0001-01-01"

func (m *Meta) workIRI(st *law.Statute) string {
	slug := m.Slug
	if slug == "" {
		slug = st.Title
	}
	if slug == "" {
		slug = "nn"
	}
	return "/akn/cn/act/" + dateOr(m.work(st)) + "/" + url.PathEscape(slug)
}

func (m *Meta) expressionIRI(st *law.Statute) string {
	return m.workIRI(st) + "/zho@" + dateOr(m.edition(st))
}

func dateOr(d law.Date) string {
	if d.IsZero() {
		return noDate
	}
	return d.String()
}
