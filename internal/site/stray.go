package site

import (
	"cmp"
	"path"
	"regexp"
	"slices"
	"strings"

	"pufa/internal/diag"
	"pufa/internal/doc"
	"pufa/internal/law"
)

// Every file of content/ is a page, belongs to one, or is reported here:
// otherwise nobody would miss it until a reader looks for it.

// likePages are the extensions of files that authors probably took for pages.
var likePages = []string{".mkd", ".mdx", ".mdown", ".mdwn", ".qmd", ".rmd", ".rst", ".adoc", ".asciidoc", ".org", ".txt", ".text", ".rtf", ".odt", ".html", ".htm", ".xhtml", ".shtml", ".docx", ".docm", ".doc", ".wps", ".wpt"}

// wideEnding is .md with full-width characters: 甲。md, 甲.ｍｄ.
var wideEnding = regexp.MustCompile(`[.。．][mMｍＭ][dDｄＤ]$`)

// reportStray reports files that no page refers to, once for each extension if
// they look like pages, and folders of pages without a channel of their own.
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
			ext = ".md" + ext // Windows hides the last extension
		}
		wide := wideEnding.FindString(f.Path)
		if wide != "" {
			ext = wide
		}
		if wide == "" && !strings.HasPrefix(ext, ".md.") && !slices.Contains(likePages, ext) {
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

// reportFolders reports folders that have pages but no _index.md: no list links
// to them, and their pages belong to the channel above.
func (r *resolver) reportFolders() {
	count := map[string]int{}
	for _, d := range r.documents {
		if dir, name := parts(d.Path); name != indexName && d.Statute == nil && r.channels[dir] == nil && !r.consumed[d.Path] {
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

// copied matches the name that systems and people give to a copy; the first or
// the second group is the name of the original.
var copied = regexp.MustCompile(`^(?:(?:复件|副本|拷贝)(?:[ ]?[(（]\d{1,2}[)）])?[ -]*(.+)|(.+?)(?:[ _-]*[(（]?(?:的?副本|的?拷贝)[)）]?|[ ]?[(（]\d{1,2}[)）])+)$`)

// kept matches the name of an earlier or later version that people keep beside
// a file. Without that file, it means nothing: 办法修改稿.md may be the only
// version.
var kept = regexp.MustCompile(`^(.+?)[ _.-]*[(（]?(?:[vV]\d{1,2}|[bB]ak|[bB]ackup|[oO]ld|[nN]ew|[fF]inal|[cC]opy(?: \d{1,2})?|备份|旧版?|新版?|修改[版稿]?|定稿|终版|最终[版稿]?|草稿|md)[)）]?$`)

// mayBeCopy reports whether copied or kept can match. Hardly a name makes that likely,
// and the patterns are slow.
func mayBeCopy(name string) bool {
	if hasAny(strings.HasPrefix, name, "复件", "副本", "拷贝") {
		return true
	}
	name = strings.TrimRight(name, ")）")
	before := strings.TrimRight(name, "0123456789")
	if n := len(name) - len(before); n > 0 {
		return n <= 2 && hasAny(strings.HasSuffix, before, "v", "V", "(", "（", "opy ")
	}
	return hasAny(strings.HasSuffix, name, "副本", "拷贝", "ak", "ackup", "ld", "ew", "inal", "opy", "md", "备份", "最终", "旧", "新", "版", "改", "稿")
}

func hasAny(has func(s, part string) bool, s string, parts ...string) bool {
	return slices.ContainsFunc(parts, func(part string) bool { return has(s, part) })
}

// reportCopies reports pages whose names say that they are copies of other files.
func (r *resolver) reportCopies() {
	for _, d := range r.documents {
		if !isIndex(d.Path) && !r.consumed[d.Path] {
			r.reportCopy(d)
		}
	}
}

func (r *resolver) reportCopy(d *doc.Document) {
	name := stem(d.Path)
	if !mayBeCopy(name) {
		return
	}
	if m := kept.FindStringSubmatch(name); m != nil {
		if original := path.Dir(d.Path) + "/" + m[1] + path.Ext(d.Path); r.document(original) != nil {
			r.diags.Add("site/copy-of", diag.At(d.Path), original)
			return
		}
	}
	m := copied.FindStringSubmatch(name)
	if m == nil {
		return
	}
	name = cmp.Or(m[1], m[2]) + path.Ext(d.Path)
	if original := path.Dir(d.Path) + "/" + name; r.document(original) != nil {
		r.diags.Add("site/copy-of", diag.At(d.Path), original)
	} else {
		r.diags.Add("site/copy", diag.At(d.Path), name)
	}
}

// Years that pages can mean: there were no websites before, and nobody plans or
// archives that far ahead. A collection of documents reaches further back.
const (
	oldestPage = 1990
	oldestText = 1949
	collection = 10 // from this many pages on
	ahead      = 10
	archived   = 50 // for the end of a page
)

// checkDates reports years that are impossible.
func (r *resolver) checkDates(d *doc.Document) {
	now := r.today.Year
	if y := d.Meta.Date.Day().Year; oldestText <= y && y < oldestPage {
		r.old = append(r.old, d)
	} else {
		r.checkYear(d, "date", d.Meta.Date, oldestPage, now+ahead)
	}
	r.checkYear(d, "expires", d.Meta.Expires, oldestPage, now+archived)
	switch {
	case r.checkYear(d, "updated", d.Meta.Updated, oldestPage, now+ahead):
	case !d.Meta.Updated.IsZero() && !d.Meta.Updated.In(r.in.Settings.Zone).Before(midnight(r.in.Now.In(r.in.Settings.Zone))):
		r.diags.Add("site/updated-later", d.KeySpan("updated"), d.Meta.Updated.Day().String())
	}
}

// reportOld reports pages older than any website, if they are few.
func (r *resolver) reportOld() {
	if len(r.old) >= collection {
		return
	}
	for _, d := range r.old {
		r.diags.Add("site/date-doubtful", d.KeySpan("date"), d.Meta.Date.Day().Year)
	}
}

// checkStatuteDates is checkDates for a statute or an edition, whose file may
// be named by its day.
func (r *resolver) checkStatuteDates(d *doc.Document, named law.Date) {
	const oldest = 1900
	latest := r.today.Year + ahead
	if !named.IsZero() && (named.Year < oldest || named.Year > latest) {
		r.diags.Add("site/date-doubtful", diag.At(d.Path), named.Year)
		return
	}
	for key, when := range map[string]doc.When{"adopted": d.Meta.Adopted, "promulgated": d.Meta.Promulgated, "amended": d.Meta.Amended,
		"revised": d.Meta.Revised, "effective": d.Meta.Effective, "repealed": d.Meta.Repealed} {
		r.checkYear(d, key, when, oldest, latest)
	}
}

// checkYear reports a year before oldest or after latest.
func (r *resolver) checkYear(d *doc.Document, key string, when doc.When, oldest, latest int) bool {
	if when.IsZero() {
		return false
	}
	y := when.Day().Year
	doubtful := y < oldest || y > latest
	if doubtful {
		r.diags.Add("site/date-doubtful", d.KeySpan(key), y)
	}
	return doubtful
}

// checkFacts reports lines of the key-facts box without a value or a name.
func (r *resolver) checkFacts(d *doc.Document) {
	for i, f := range d.Meta.Facts {
		switch at := d.KeySpan("facts[" + itoa(i) + "]"); {
		case strings.TrimSpace(f.Value) == "":
			r.diags.Add("site/fact-without-value", at, f.Label)
		case strings.TrimSpace(f.Label) == "":
			r.diags.Add("site/fact-without-label", at, f.Value)
		}
	}
}

// checkTag reports several tags written as one.
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

// ownAddress returns the path below the site's root of an absolute address on
// the site itself.
func (r *resolver) ownAddress(target string) (string, bool) {
	base := r.in.Settings.BaseURL
	if base == "" {
		return "", false
	}
	for _, scheme := range []string{"https://", "http://", "//"} {
		if len(target) < len(scheme) || !strings.EqualFold(target[:len(scheme)], scheme) {
			continue
		}
		rest := target[len(scheme):]
		_, own, _ := strings.Cut(base, "://")
		host, folder, _ := strings.Cut(own, "/")
		said, below, _ := strings.Cut(rest, "/")
		if !strings.EqualFold(said, host) { // names of hosts ignore case
			return "", false
		}
		if below+"/" == folder {
			return "/", true
		}
		below, inside := strings.CutPrefix(below, folder)
		return "/" + below, inside
	}
	return "", false
}

// atAddress finds the page at an address of the site, as readers type it.
func (r *resolver) atAddress(address string) (Target, bool) {
	address, _, _ = strings.Cut(address, "?")
	if r.byAddress == nil {
		r.byAddress = map[string]Target{}
		r.eachClaim(func(u URL, c claim) {
			// Files are published if links lead to them, and are looked up by
			// name.
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
