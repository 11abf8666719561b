package akn

import "pufa/internal/law"

// Meta is what the two forms say about an edition beyond the text of the statute. Fields
// left zero are left out, except where a form demands a value.
type Meta struct {
	Slug      string     // canonical name of the work in addresses: xinfang-gongzuo-tiaoli
	Permalink string     // full address of the edition's page; "" = the site's address is not known
	WorkDate  law.Date   // day of the work, which all editions share: its first promulgation; zero = taken from the edition
	Edition   law.Date   // day by which the edition is named; zero = day of effect
	Status    law.Status // on StatusDay
	StatusDay law.Date   // the day for which the status holds; zero = no status is written
	Source    string     // address or name of the text's source
	SHA256    string     // of the source file, in hexadecimal
	Publisher string     // organisation that publishes the site: author of the manifestation
}

// edition returns the day by which the edition is named; zero = not known.
func (m *Meta) edition(st *law.Statute) law.Date {
	return firstKnown(m.Edition, st.Effective, st.Promulgated, st.Adopted)
}

// work returns the day of the work; zero = not known.
func (m *Meta) work(st *law.Statute) law.Date {
	return firstKnown(m.WorkDate, st.Promulgated, st.Adopted, st.Effective, m.Edition)
}

func firstKnown(dates ...law.Date) law.Date {
	for _, d := range dates {
		if !d.IsZero() {
			return d
		}
	}
	return law.Date{}
}

// statusWord is the status in addresses, class names and data.
func statusWord(s law.Status) string {
	return [...]string{"unknown", "in-force", "pending", "superseded", "repealed"}[s]
}
