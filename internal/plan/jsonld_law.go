package plan

import (
	"pufa/internal/law"
	"pufa/internal/site"
)

// ldLegislation describes a statute, an edition or an article by schema.org/Legislation,
// the vocabulary contributed by the ELI task force of the EU.
type ldLegislation struct {
	Context     string         `json:"@context,omitempty"`
	Type        string         `json:"@type"`
	Name        string         `json:"name"`
	Identifier  string         `json:"legislationIdentifier,omitempty"`
	Kind        string         `json:"legislationType,omitempty"`
	Date        string         `json:"legislationDate,omitempty"`        // adopted
	DateVersion string         `json:"legislationDateVersion,omitempty"` // day of effect of the edition
	PassedBy    *ldName        `json:"legislationPassedBy,omitempty"`
	Force       string         `json:"legislationLegalForce,omitempty"`
	Language    string         `json:"inLanguage,omitempty"`
	Description string         `json:"description,omitempty"`
	URL         string         `json:"url,omitempty"`
	Whole       *ldLegislation `json:"isPartOf,omitempty"`
}

// ldLegislation describes an edition of w; e is nil for a work without text.
func (m *Planner) ldLegislation(w *site.Work, e *site.Edition) *ldLegislation {
	st, url := w.About, w.Page.URL
	if e != nil {
		st, url = e.Statute, e.URL
	}
	l := &ldLegislation{
		Context: schema, Type: "Legislation", Name: w.Title, Identifier: st.Reference, Kind: st.Rank.String(),
		Date: st.Adopted.String(), DateVersion: st.Effective.String(), Force: force(w.Standing(e)),
		Language: m.site.Language, Description: w.Page.Doc.Meta.Summary, URL: m.site.Permalink(url),
	}
	if st.Issuer != "" {
		l.PassedBy = &ldName{"Organization", st.Issuer}
	}
	return l
}

// ldArticleOfLaw describes an article as a part of its statute.
func (m *Planner) ldArticleOfLaw(w *site.Work, a *site.WorkArticle) *ldLegislation {
	label := a.Number.Label("条")
	l := &ldLegislation{
		Context: schema, Type: "Legislation", Name: "《" + w.Title + "》" + label, Identifier: label,
		Force: force(w.Standing(w.Shown)), Language: m.site.Language, URL: m.site.Permalink(a.URL),
		Whole: &ldLegislation{Type: "Legislation", Name: w.Title, URL: m.site.Permalink(w.Page.URL)},
	}
	if w.Shown != nil {
		l.DateVersion = w.Shown.Date.String()
	}
	return l
}

// force says whether a text is in force; "" if nobody has checked that.
func force(s site.Standing) string {
	switch {
	case s.Unchecked(), s.Status == law.Unknown:
		return ""
	case s.Status == law.InForce:
		return schema + "/InForce"
	}
	return schema + "/NotInForce"
}
