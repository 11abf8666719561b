package compiler

import (
	"pufa/internal/site"
)

// Inspection is the output of `pufa inspect site`: the site as resolved. The JSON is
// stable.
type Inspection struct {
	Title     string          `json:"title"`
	BaseURL   string          `json:"base_url"`
	Today     string          `json:"today"` // the moment of the build, RFC 3339 without seconds
	NextDue   string          `json:"next_due,omitempty"`
	Pages     []InspectedPage `json:"pages"` // including unpublished ones, by path
	Files     []InspectedFile `json:"files"`
	Redirects []InspectedLink `json:"redirects"`
	Tags      []InspectedTag  `json:"tags"`
}

// InspectedPage is one page or channel.
type InspectedPage struct {
	Path       string   `json:"path"`
	Type       string   `json:"type"`
	Title      string   `json:"title"`
	Address    string   `json:"address"` // from the site's root; "" when not published
	Status     string   `json:"status"`
	Due        string   `json:"due,omitempty"`
	Channel    string   `json:"channel,omitempty"` // source of its channel
	Date       string   `json:"date,omitempty"`
	Tags       []string `json:"tags"`
	Words      int      `json:"words"`
	LinksTo    []string `json:"links_to"` // sources of pages and files, each once, in order
	LinkedFrom []string `json:"linked_from"`

	Law *InspectedLaw `json:"law,omitempty"` // of a statute
}

// InspectedLaw says whether a statute applies.
type InspectedLaw struct {
	Title     string             `json:"title"`
	Standing  string             `json:"standing"` // in-force (checked by a person), unchecked, unknown, pending, superseded, repealed
	Checked   string             `json:"checked,omitempty"`
	Effective string             `json:"effective,omitempty"` // of the text that is shown
	Amended   string             `json:"amended,omitempty"`   // its last amendment
	Editions  []InspectedEdition `json:"editions"`            // newest first
}

// InspectedEdition is one text of a statute.
type InspectedEdition struct {
	Path      string `json:"path"`
	Called    string `json:"called"` // how citations name it, 2015年修正; "" = not known
	Effective string `json:"effective"`
	Standing  string `json:"standing"`
	Address   string `json:"address"`
}

// InspectedFile is a published file of content/.
type InspectedFile struct {
	Path    string `json:"path"`
	Address string `json:"address"`
}

// InspectedLink is a redirect.
type InspectedLink struct {
	From string `json:"from"`
	To   string `json:"to"`
}

// InspectedTag is a tag with the number of its pages.
type InspectedTag struct {
	Name    string `json:"name"`
	Facet   string `json:"facet"` // "tags", or a key from config.toml
	Address string `json:"address"`
	Pages   int    `json:"pages"`
}

func (c *Compiled) inspect() Inspection {
	s := c.site
	out := Inspection{
		Title: s.Title, BaseURL: s.BaseURL, Today: c.moment().In(c.config.Zone).Format("2006-01-02T15:04Z07:00"), NextDue: dueText(s.NextDue),
		Pages: []InspectedPage{}, Files: []InspectedFile{}, Redirects: []InspectedLink{}, Tags: []InspectedTag{},
	}
	from := map[string][]string{}
	all := s.Sources()
	for _, p := range all {
		for _, to := range linked(p) {
			from[to] = append(from[to], p.Doc.Path)
		}
	}
	for _, p := range all {
		page := InspectedPage{
			Path: p.Doc.Path, Type: p.Type, Title: p.Title, Address: "/" + p.URL.Encode(), Status: p.Status.String(), Due: dueText(p.Due),
			Date: dueText(p.Published), Tags: []string{}, Words: c.words(p.Doc.Path), LinksTo: linked(p), LinkedFrom: append([]string{}, from[p.Doc.Path]...),
		}
		if p.Channel != nil {
			page.Channel = p.Channel.Page.Doc.Path
		}
		for _, t := range p.Tags {
			page.Tags = append(page.Tags, t.Name)
		}
		if w := p.Work; w != nil && w.Page == p {
			page.Law = inspectLaw(w)
		}
		out.Pages = append(out.Pages, page)
	}
	for _, u := range s.Unpublished {
		if c.options.Drafts {
			break // they are listed above, marked
		}
		out.Pages = append(out.Pages, InspectedPage{
			Path: u.Path, Title: u.Title, Status: u.Status.String(), Due: dueText(u.Due), Tags: []string{}, LinksTo: []string{}, LinkedFrom: []string{},
		})
	}
	for _, a := range s.Files {
		out.Files = append(out.Files, InspectedFile{a.Path, "/" + a.URL.Encode()})
	}
	for _, r := range s.Redirects {
		out.Redirects = append(out.Redirects, InspectedLink{"/" + r.Old(), "/" + r.To.URL.Encode()})
	}
	for _, f := range s.Facets {
		for _, t := range f.Tags {
			out.Tags = append(out.Tags, InspectedTag{t.Name, f.Key, "/" + t.URL().Encode(), len(t.Pages)})
		}
	}
	return out
}

func inspectLaw(w *site.Work) *InspectedLaw {
	st, standing := w.About, w.Standing(w.Shown)
	if w.Shown != nil {
		st = w.Shown.Statute
	}
	out := &InspectedLaw{
		Title: w.Title, Standing: standing.Word(), Checked: standing.Checked.String(), Effective: st.Effective.String(), Amended: w.Amended(w.Shown).Date.String(),
		Editions: []InspectedEdition{},
	}
	for _, e := range w.Editions {
		out.Editions = append(out.Editions, InspectedEdition{e.Doc.Path, e.Called(), e.Date.String(), w.Standing(e).Word(), "/" + e.URL.Encode()})
	}
	return out
}

// linked lists the sources that a page links to, each once, in reading order.
func linked(p *site.Page) []string {
	out := []string{}
	seen := map[string]bool{}
	for _, t := range p.Targets {
		path := ""
		switch {
		case t.Page != nil:
			path = t.Page.Doc.Path
		case t.Asset != nil:
			path = t.Asset.Path
		}
		if path != "" && !seen[path] {
			seen[path] = true
			out = append(out, path)
		}
	}
	return out
}
