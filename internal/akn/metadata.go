package akn

import (
	"net/url"
	"strings"

	"pufa/internal/law"
)

// proprietaryNamespace is the XML namespace of what the standard has no element for.
const proprietaryNamespace = "urn:pufa:statute:1"

// contains returns which version of the work the text is: originalVersion if its date is
// that of the work and 题注 mentions no amendment.
func (m *Meta) contains(st *law.Statute) string {
	own := firstKnown(st.Promulgated, st.Adopted)
	if own.IsZero() || own != m.work(st) {
		return "singleVersion"
	}
	for _, l := range st.Enactment {
		if strings.Contains(l.Text, "修正") || strings.Contains(l.Text, "修订") {
			return "singleVersion"
		}
	}
	return "originalVersion"
}

func (d *document) metadata() {
	m, st := d.meta, d.st
	d.open("meta")
	d.identification("!main")
	if !st.Promulgated.IsZero() {
		attrs := []string{"date", st.Promulgated.String(), "name", "promulgation", "showAs", "公布"}
		if st.Reference != "" {
			attrs = append(attrs, "number", st.Reference)
		}
		d.empty("publication", attrs...)
	}
	d.lifecycle()
	d.open("references", "source", "#publisher")
	d.empty("original", "eId", "original", "href", m.workIRI(st)+"/zho@", "showAs", st.Title)
	d.organization("issuer", st.Issuer, "unknown")
	d.organization("publisher", m.Publisher, "pufa")
	d.empty("TLCEvent", "eId", "effective", "href", "/akn/ontology/event/cn/effective", "showAs", "施行")
	d.close()
	d.proprietary()
	d.close()
}

func (d *document) organization(id, known, otherwise string) {
	if known == "" {
		known = otherwise
	}
	d.empty("TLCOrganization", "eId", id, "href", "/akn/ontology/organization/cn/"+url.PathEscape(known), "showAs", known)
}

// identification names the work, the expression and the manifestation; component is the
// part of the document: !main, !att_1.
func (d *document) identification(component string) {
	m, st := d.meta, d.st
	work, expression := m.workIRI(st), m.expressionIRI(st)
	d.open("identification", "source", "#publisher")

	d.open("FRBRWork")
	d.value("FRBRthis", work+"/"+component)
	d.value("FRBRuri", work)
	if component == "!main" {
		d.alias("title", st.Title)
		for _, s := range st.Short {
			d.alias("short", s)
		}
		d.alias("number", st.Reference)
	}
	d.empty("FRBRdate", "date", dateOr(m.work(st)), "name", "work")
	d.empty("FRBRauthor", "href", "#issuer")
	d.value("FRBRcountry", "cn")
	if m.Slug != "" {
		d.value("FRBRnumber", m.Slug)
	}
	d.value("FRBRname", st.Title)
	d.value("FRBRprescriptive", "true")
	d.close()

	d.open("FRBRExpression")
	d.value("FRBRthis", expression+"/"+component)
	d.value("FRBRuri", expression)
	d.alias("permalink", m.Permalink)
	d.empty("FRBRdate", "date", dateOr(m.edition(st)), "name", "edition")
	d.empty("FRBRauthor", "href", "#issuer")
	d.value("FRBRauthoritative", "false") // the issuer's own publication prevails
	d.empty("FRBRlanguage", "language", "zho")
	d.close()

	// The day of making would differ from build to build.
	d.open("FRBRManifestation")
	d.value("FRBRthis", expression+"/"+component+".xml")
	d.value("FRBRuri", expression+".xml")
	d.empty("FRBRdate", "date", dateOr(m.edition(st)), "name", "edition")
	d.empty("FRBRauthor", "href", "#publisher")
	d.value("FRBRformat", "application/akn+xml")
	d.close()

	d.close()
}

func (d *document) value(name, value string) { d.empty(name, "value", value) }

func (d *document) alias(name, value string) {
	if value != "" {
		d.empty("FRBRalias", "value", value, "name", name)
	}
}

// lifecycle lists the events in the life of the work whose dates are known, by day.
func (d *document) lifecycle() {
	st := d.st
	work, own := d.meta.work(st), firstKnown(st.Promulgated, st.Adopted)
	type event struct {
		day   law.Date
		attrs []string
	}
	var events []event
	add := func(day law.Date, attrs ...string) {
		if day.IsZero() {
			return
		}
		at := len(events)
		for at > 0 && events[at-1].day.Compare(day) > 0 {
			at--
		}
		events = append(events, event{})
		copy(events[at+1:], events[at:])
		events[at] = event{day, attrs}
	}
	if own.IsZero() || own == work {
		add(work, "type", "generation", "originatingExpression", "true")
	} else {
		add(work, "type", "generation")
		add(own, "type", "amendment", "originatingExpression", "true")
	}
	add(st.Effective, "refersTo", "#effective")
	add(st.Repealed, "type", "repeal")
	if len(events) == 0 {
		return
	}
	d.open("lifecycle", "source", "#publisher")
	for i, e := range events {
		d.empty("eventRef", append([]string{"eId", counted("evt_", i), "date", e.day.String(), "source", "#original"}, e.attrs...)...)
	}
	d.close()
}

func (d *document) proprietary() {
	m, st := d.meta, d.st
	d.open("proprietary", "source", "#publisher")
	d.open("statute", "xmlns", proprietaryNamespace)
	if !m.StatusDay.IsZero() {
		d.text("status", m.Status.String(), "value", statusWord(m.Status), "on", m.StatusDay.String())
	}
	for _, f := range []struct{ name, words string }{
		{"rank", st.Rank.String()}, {"adopted", st.Adopted.String()}, {"source", m.Source}, {"sha256", m.SHA256},
	} {
		if f.words != "" {
			d.text(f.name, f.words)
		}
	}
	for _, r := range st.Replaces {
		d.text("replaces", r)
	}
	d.close()
	d.close()
}
