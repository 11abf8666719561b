package site

import (
	"path"
	"regexp"
	"slices"
	"strings"
	"time"

	"pufa/internal/diag"
	"pufa/internal/doc"
)

// Every file of content/ is a page, belongs to one, or is named here: what is passed
// over in silence is missed by nobody until a reader looks for it.

// likePages are endings of files that their authors probably took for pages.
var likePages = []string{".mkd", ".mdx", ".mdown", ".txt", ".html", ".htm", ".docx", ".doc", ".wps"}

// reportStray tells of files that no page leads to, those that look like pages once for
// each ending; and of folders whose pages have no channel of their own.
func (r *resolver) reportStray() {
	type group struct {
		first string
		count int
	}
	pages := map[string]*group{}
	for _, f := range r.in.Files {
		if r.assets[f.Path] != nil || r.wanted[f.Path] {
			continue
		}
		ext := strings.ToLower(path.Ext(f.Path))
		if inner := strings.TrimSuffix(path.Base(f.Path), path.Ext(f.Path)); strings.EqualFold(path.Ext(inner), ".md") {
			ext = ".md" + ext // Windows hides the last ending
		}
		if !strings.HasPrefix(ext, ".md.") && !slices.Contains(likePages, ext) {
			r.diags.Add("site/file-unused", diag.At(f.Path))
			continue
		}
		g := pages[ext]
		if g == nil {
			g = &group{first: f.Path}
			pages[ext] = g
		}
		if g.count++; g.count > 1 {
			r.diags.Add("site/file-unused", diag.At(f.Path))
		}
	}
	for ext, g := range pages {
		if g.count == 1 {
			r.diags.Add("site/file-like-page", diag.At(g.first), ext)
		} else {
			r.diags.Add("site/files-like-pages", diag.At(g.first), ext, g.count)
		}
	}
	r.reportFolders()
}

// reportFolders tells of folders that hold pages and have no _index.md: no list leads to
// them, and their pages stand in the channel above.
func (r *resolver) reportFolders() {
	count := map[string]int{}
	for _, d := range r.documents {
		if dir := path.Dir(d.Path); path.Base(d.Path) != indexName && d.Statute == nil && r.channels[dir] == nil && !r.consumed[d.Path] {
			count[dir]++
		}
	}
	for dir, n := range count {
		index := r.document(dir + "/index.md")
		switch {
		case index != nil && n > 1:
			r.diags.Add("site/index-for-channel", diag.At(index.Path), dir)
		case index == nil && n > 1 && r.document(dir+"/"+indexName) == nil:
			r.diags.Add("site/folder-without-index", diag.At(dir), n)
		}
	}
}

var copied = regexp.MustCompile(`^(.+?)(?: - 副本| - Copy|[ ]?[(（]\d{1,2}[)）]|_副本|副本)+$`)

// reportCopy tells of a page whose name says that it is a copy of another file.
func (r *resolver) reportCopy(d *doc.Document) {
	m := copied.FindStringSubmatch(stem(d.Path))
	if m == nil {
		return
	}
	if original := path.Dir(d.Path) + "/" + m[1] + path.Ext(d.Path); r.document(original) != nil {
		r.diags.Add("site/copy-of", diag.At(d.Path), original)
	} else {
		r.diags.Add("site/copy", diag.At(d.Path), m[1]+path.Ext(d.Path))
	}
}

// checkDates reports years that can't be meant.
func (r *resolver) checkDates(d *doc.Document, p *Page) {
	const oldest, ahead = 1990, 10 // years; before there was no site, and nobody plans so far
	latest := r.in.Now.Year() + ahead
	for _, given := range [...]struct {
		key string
		doc.When
		time.Time
	}{{"date", d.Meta.Date, p.Published}, {"updated", d.Meta.Updated, p.Updated}} {
		if given.When.IsZero() {
			continue
		}
		switch y := given.Year(); {
		case y < oldest || y > latest:
			r.diags.Add("site/date-doubtful", d.KeySpan(given.key), y)
		case given.key == "updated" && !given.Before(midnight(r.in.Now.In(r.in.Settings.Zone))):
			r.diags.Add("site/updated-later", d.KeySpan(given.key), given.Time.Format(time.DateOnly))
		}
	}
}

// checkFacts reports lines of the key-facts box that say nothing.
func (r *resolver) checkFacts(d *doc.Document) {
	for i, f := range d.Meta.Facts {
		if strings.TrimSpace(f.Value) == "" {
			r.diags.Add("site/fact-without-value", d.KeySpan("facts["+itoa(i)+"]"), f.Label)
		}
	}
}

// checkTag reports several tags that were written as one.
func (r *resolver) checkTag(p *Page, f *Facet, i int, name string) {
	parts := strings.FieldsFunc(name, func(c rune) bool { return strings.ContainsRune("，、,；;", c) })
	if len(parts) < 2 {
		return
	}
	for k := range parts {
		parts[k] = `"` + strings.TrimSpace(parts[k]) + `"`
	}
	apart := strings.Join(parts, ", ")
	r.diags.Add("site/tags-glued", p.Doc.KeySpan(f.Key+"["+itoa(i)+"]"), name, apart).Swap(`"`+name+`"`, apart)
}

// ownAddress returns the path below the site's root of an absolute address of the site
// itself.
func (r *resolver) ownAddress(target string) (string, bool) {
	base := r.in.Settings.BaseURL
	if base == "" {
		return "", false
	}
	for _, scheme := range []string{"https://", "http://", "//"} {
		if rest, ok := strings.CutPrefix(target, scheme); ok {
			_, host, _ := strings.Cut(base, "://")
			if below, own := strings.CutPrefix(rest, host); own {
				return "/" + below, true
			}
			return "", rest+"/" == host
		}
	}
	return "", false
}

// atAddress finds what stands at an address of the site, as readers type it.
func (r *resolver) atAddress(address string) (Target, bool) {
	address, _, _ = strings.Cut(address, "?")
	if r.byAddress == nil {
		r.byAddress = map[string]Target{}
		r.eachClaim(func(u URL, c claim) {
			// Files are published as links lead to them, and are looked up by name.
			if c.file == "" || c.kind == ownClaim && !slices.Contains(reservedURLs, u) {
				r.byAddress[u.File()] = Target{URL: u}
			}
		})
		for _, p := range r.site.Sources() {
			r.byAddress[p.URL.File()] = Target{Page: p}
		}
	}
	file := strings.TrimPrefix(address, "/")
	for _, guess := range []string{file, strings.TrimSuffix(file, "/") + "/index.html", file + "index.html", file + ".html"} {
		if t, ok := r.byAddress[strings.TrimPrefix(guess, "/")]; ok {
			return t, true
		}
	}
	return Target{}, false
}
