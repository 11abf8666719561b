package plan

import (
	"pufa/internal/law"
	"pufa/internal/site"
)

// ldLegislation describes a statute after schema.org/Legislation, the vocabulary
// that the ELI task force of the EU has brought there.
type ldLegislation struct {
	Context     string  `json:"@context"`
	Type        string  `json:"@type"`
	Name        string  `json:"name"`
	Identifier  string  `json:"legislationIdentifier,omitempty"`
	Kind        string  `json:"legislationType,omitempty"`
	Date        string  `json:"legislationDate,omitempty"`        // adopted
	DateVersion string  `json:"legislationDateVersion,omitempty"` // of effect of the text that is shown
	PassedBy    *ldName `json:"legislationPassedBy,omitempty"`
	Force       string  `json:"legislationLegalForce"`
	Language    string  `json:"inLanguage"`
	Description string  `json:"description,omitempty"`
	URL         string  `json:"url,omitempty"`
}

func (m *maker) ldLegislation(w *site.Work) ldLegislation {
	st := w.About
	if w.Shown != nil {
		st = w.Shown.Statute
	}
	l := ldLegislation{
		Context: schema, Type: "Legislation", Name: w.Title, Identifier: st.Reference, Kind: st.Rank.String(),
		Date: st.Adopted.String(), DateVersion: st.Effective.String(), Force: schema + "/NotInForce",
		Language: m.site.Language, Description: w.Page.Doc.Meta.Summary, URL: m.site.Permalink(w.Page.URL),
	}
	if w.Status == law.InForce {
		l.Force = schema + "/InForce"
	}
	if st.Issuer != "" {
		l.PassedBy = &ldName{"Organization", st.Issuer}
	}
	return l
}
