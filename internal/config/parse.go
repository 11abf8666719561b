package config

import (
	"cmp"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"pufa/internal/diag"
	"pufa/internal/fields"
	"pufa/internal/source"
)

// checker holds what the checks of one file share.
type checker struct {
	file   source.File
	diags  diag.List
	places func() fields.Places

	pageKeys []string // those of front matter
}

func (c *checker) add(code, key string, args ...any) {
	c.diags.Add(code, c.places().Of(key), args...)
}

// newChecker decodes the whole text of a file, which has no fences.
func newChecker(f source.File, into any) *checker {
	c := &checker{file: f, diags: fields.Decode(f.Path, f.Text, 0, len(f.Text), into, fields.Options{Most: fields.MostSettings})}
	var found *fields.Places // parses the file again, which most files don't need
	c.places = func() fields.Places {
		if found == nil {
			p := fields.Locate(f.Path, f.Text, 0, len(f.Text), into)
			found = &p
		}
		return *found
	}
	return c
}

// Parse reads config.toml. pageKeys are the keys that front matter may have. The settings
// that it returns can always be used.
func Parse(f source.File, pageKeys []string) (*Config, diag.List) {
	w := written{
		Law:    law{ArticlePages: true},
		Search: search{Enabled: true},
		Lists:  lists{Size: 20, Latest: 4},
		Feeds:  feeds{Atom: "feed.xml", JSON: "feed.json", Below: true},
	}
	c := newChecker(f, &w)
	c.pageKeys = pageKeys
	out := &Config{
		Title:         strings.TrimSpace(w.Title),
		BaseURL:       c.baseURL(w.BaseURL),
		Language:      c.language(w.Language),
		Theme:         c.theme(w.Theme),
		Addresses:     c.addresses(w.Addresses),
		Links:         c.choice("links", w.Links, LinksRelative, LinksRooted),
		Review:        Review(w.Review),
		Markdown:      Markdown(w.Markdown),
		Law:           Law(w.Law),
		Search:        c.search(w.Search),
		Accessibility: c.accessibility(w.Accessibility),
	}
	out.ThemeSpan = c.places().Of("theme")
	out.Timezone, out.Zone = c.zone(w.Timezone)
	if out.Title == "" && !c.misread("title") {
		c.diags.Add("config/title-missing", diag.At(f.Path))
	}
	c.placeholder("title", w.Title)
	out.Phase = strings.TrimSpace(w.Phase)
	c.placeholder("phase", out.Phase)
	out.Organization = c.organization(w.Organization)
	out.Notices = c.notices(w.Notices)
	if w.Government != nil {
		out.Government = c.government(*w.Government)
	}
	out.Menu = c.menu(w.Menu)
	out.Lists = c.lists(w.Lists)
	out.Feeds = c.feeds(w.Feeds)
	out.Facets = c.facets(w.Facets)
	out.FrontMatter = c.frontMatter(w.FrontMatter, out.Facets)
	out.Deploys = c.deploys(w.Deploy)
	for k, v := range w.Params {
		out.Params = append(out.Params, Param{Key: k, Value: string(v), Span: c.places().Of("params." + k)})
		c.placeholder("params."+k, string(v))
	}
	slices.SortFunc(out.Params, func(a, b Param) int { return cmp.Compare(a.Key, b.Key) })
	c.diags.Sort()
	return out, c.diags
}

// misread reports whether the key has a value that could not be understood and was
// reported already.
func (c *checker) misread(key string) bool {
	for _, d := range c.diags {
		if slices.Contains(d.Args, key) && strings.HasPrefix(d.Code, "fields/") && d.Code != "fields/unknown-key-listed" {
			return true
		}
	}
	return false
}

func (c *checker) search(w search) Search {
	out := Search{Enabled: w.Enabled, Synonyms: c.inside("search.synonyms", w.Synonyms, "data/synonyms.toml")}
	for i, e := range w.Exclude {
		if e = c.inside("search.exclude["+strconv.Itoa(i)+"]", e, "neibu"); e != "" {
			out.Exclude = append(out.Exclude, e)
		}
	}
	return out
}

func (c *checker) accessibility(w accessibility) Accessibility {
	out := Accessibility{Checked: string(w.Checked)}
	for i, l := range w.Limits {
		if l = strings.TrimSpace(l); l != "" && !c.placeholder("accessibility.limits["+strconv.Itoa(i)+"]", l) {
			out.Limits = append(out.Limits, l)
		}
	}
	return out
}

func (c *checker) organization(w organization) Organization {
	c.placeholder("organization.name", w.Name)
	c.placeholder("organization.address", w.Address)
	c.placeholder("organization.phone", w.Phone)
	c.placeholder("organization.hours", w.Hours)
	c.placeholder("organization.online", w.Online)
	c.placeholder("organization.progress", w.Progress)
	return Organization{
		Name: w.Name, Address: w.Address, Phone: w.Phone, Hours: w.Hours, Online: w.Online, Progress: w.Progress,
		ContactChecked: string(w.ContactChecked),
		ReportErrorURL: c.url("organization.report_error_url", w.ReportErrorURL),
		Email:          c.mail("organization.email", w.Email),
		MapURL:         c.url("organization.map_url", w.MapURL),
		FeedbackURL:    c.feedback(w.FeedbackURL),
	}
}

// notices returns the announcements that have a text.
func (c *checker) notices(w []notice) []Notice {
	var out []Notice
	for i, n := range w {
		key := "notices[" + strconv.Itoa(i) + "]"
		text, link := strings.TrimSpace(n.Text), strings.TrimSpace(n.Link)
		if text == "" {
			c.add("config/notice-empty", key)
			continue
		}
		if c.placeholder(key+".text", text); link != "" {
			if _, web := webAddress(link); !web {
				link = c.inside(key+".link", link, "zhinan/tongzhi.md")
			}
		}
		if !n.From.IsZero() && !n.Until.IsZero() && n.Until.Wall.Before(n.From.Wall) {
			c.add("config/notice-never", key+".until", n.Until.Wall.Format(time.DateOnly), n.From.Wall.Format(time.DateOnly))
		}
		out = append(out, Notice{Text: text, Link: link, From: n.From, Until: n.Until, Span: c.places().Of(key + ".link")})
	}
	return out
}

func (c *checker) menu(w []menuEntry) []MenuEntry {
	var menu []MenuEntry
	for i, e := range w {
		place := "menu[" + strconv.Itoa(i) + "]"
		title, page := strings.TrimSpace(e.Title), strings.TrimSpace(e.Page)
		if title == "" {
			c.add("config/menu-incomplete", place+".title", "title", `title = "……"`)
		}
		if page == "" {
			c.add("config/menu-incomplete", place+".page", "page", `page = "zhinan/_index.md"`)
		}
		if title == "" || page == "" {
			continue
		}
		if page = c.inside(place+".page", page, "zhinan/_index.md"); page != "" {
			menu = append(menu, MenuEntry{Title: title, Page: page, Span: c.places().Of(place + ".page")})
		}
	}
	return menu
}

// inside returns a path within the site's folder, cleaned; "" if it leads outside.
func (c *checker) inside(key, name, example string) string {
	if name == "" {
		return ""
	}
	clean := path.Clean(strings.ReplaceAll(name, `\`, "/"))
	if !fs.ValidPath(clean) || clean == "." || len(clean) > 1 && clean[1] == ':' {
		c.add("config/outside", key, lastPart(key), name, example)
		return ""
	}
	return clean
}

// lastPart returns the field's own name.
func lastPart(key string) string { return key[strings.LastIndexByte(key, '.')+1:] }
