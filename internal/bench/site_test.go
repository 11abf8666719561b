package main

import (
	"context"
	"fmt"
	"maps"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"pufa/internal/compiler"
	"pufa/internal/press"
)

const siteTitle = "公益普法网"

// The site does the whole of the work that is measured: this is what each file
// has to show, told from the list of pages alone.
func TestTheSiteDoesTheWholeWork(t *testing.T) {
	for _, kind := range []string{"laws", "small"} {
		t.Run(kind, func(t *testing.T) {
			const n = 100
			dir := t.TempDir()
			if err := layOut("site", dir); err != nil {
				t.Fatal(err)
			}
			if err := makeCorpus(kind, n, filepath.Join(dir, "content")); err != nil {
				t.Fatal(err)
			}
			out := filepath.Join(dir, "public")
			r, err := press.Run(context.Background(), press.Options{Options: compiler.Options{Dir: dir}, Out: out, Now: time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC)})
			if err != nil || r.Failed() {
				t.Fatal(err, r)
			}
			want := expectations(kind, n)
			got, err := outputs(out)
			if err != nil {
				t.Fatal(err)
			}
			for name := range want {
				if _, found := slices.BinarySearch(got, name); !found {
					t.Errorf("no %s", name)
				}
			}
			for _, name := range got {
				text, err := os.ReadFile(filepath.Join(out, filepath.FromSlash(name)))
				if err != nil {
					t.Fatal(err)
				}
				has := map[string]string{"addresses": addresses(string(text))}
				if strings.HasSuffix(name, ".html") {
					has = partsOf(string(text))
				}
				if want[name] == nil {
					t.Errorf("%s is not asked for", name)
				}
				for part, should := range want[name] {
					if has[part] != should {
						t.Errorf("%s: %s is\n%q, want\n%q", name, part, has[part], should)
					}
					delete(has, part)
				}
				for part := range has {
					t.Errorf("%s has %s, which nobody asked for", name, part)
				}
			}
		})
	}
}

// spec holds the pages of a corpus with what follows from them.
type spec struct {
	kind  string
	pages []page
	files map[string]map[string]string // by path, by part
	site  []string                     // addresses in the site map
}

func expectations(kind string, n int) map[string]map[string]string {
	s := &spec{kind: kind, pages: pages(kind, n), files: map[string]map[string]string{}}
	newest := slices.SortedFunc(slices.Values(s.pages), func(a, b page) int { return b.date.Compare(a.date) })

	var sections []string
	for _, top := range s.top() {
		sections = append(sections, top.title, fmt.Sprint(len(s.below(top))))
	}
	s.list("", siteTitle, nil, newest[:20])
	home := s.files["index.html"]
	delete(home, "crumb")
	home["title"] = siteTitle
	home["sections"] = strings.Join(sections, "") + s.marks(s.links(s.top())...)
	s.feed("", newest)

	for _, sec := range append(s.top(), s.under()...) {
		var own []page
		for _, p := range s.pages {
			if p.section.folder == sec.folder {
				own = append(own, p)
			}
		}
		s.lists(sec.folder, sec.title, s.above(sec.folder), own)
		if children := s.children(sec); len(children) > 0 {
			text := ""
			for _, c := range children {
				text += c.title + fmt.Sprint(len(s.below(c)))
			}
			s.files[sec.folder+"/index.html"]["sections"] = text + s.marks(s.links(children)...)
		}
		slices.SortFunc(own, func(a, b page) int { return b.date.Compare(a.date) })
		s.feed(sec.folder, own)
	}
	s.terms("categories", "Categories", newest, func(p page) string { return p.category })
	s.terms("years", "Years", newest, func(p page) string { return fmt.Sprint(p.date.Year()) })
	for _, p := range s.pages {
		s.page(p)
	}
	s.files["404.html"] = map[string]string{
		"title": "404-" + siteTitle, "h1": "404", "canonical": "https://example.org/404.html", "header": s.header(""),
		"description": "404Pagenotfound-" + siteTitle, // that is what Hugo says there
	}
	slices.Sort(s.site)
	s.files["sitemap.xml"] = map[string]string{"addresses": strings.Join(s.site, "\n")}
	return s.files
}

// top lists the sections of the first level that have pages, in order.
func (s *spec) top() []section {
	return slices.DeleteFunc(slices.Clone(kinds[s.kind]), func(sec section) bool { return strings.Contains(sec.folder, "/") || len(s.below(sec)) == 0 })
}

func (s *spec) under() []section {
	return slices.DeleteFunc(slices.Clone(kinds[s.kind]), func(sec section) bool { return !strings.Contains(sec.folder, "/") || len(s.below(sec)) == 0 })
}

func (s *spec) children(of section) []section {
	return slices.DeleteFunc(s.under(), func(sec section) bool { return !strings.HasPrefix(sec.folder, of.folder+"/") })
}

func (s *spec) below(sec section) []page {
	return slices.DeleteFunc(slices.Clone(s.pages), func(p page) bool { return !strings.HasPrefix(p.path, sec.folder+"/") })
}

func (s *spec) links(sections []section) []string {
	var out []string
	for _, sec := range sections {
		out = append(out, "href=/"+sec.folder+"/")
	}
	return out
}

// marks writes links and marks as partsOf does.
func (s *spec) marks(marks ...string) string {
	slices.Sort(marks)
	return "|" + strings.Join(marks, " ")
}

// way is a page above another.
type way struct{ title, address string }

// above lists what leads to a folder's own page.
func (s *spec) above(folder string) []way {
	out := []way{{siteTitle, "/"}}
	if top, _, nested := strings.Cut(folder, "/"); nested {
		for _, sec := range s.top() {
			if sec.folder == top {
				out = append(out, way{sec.title, "/" + top + "/"})
			}
		}
	}
	return out
}

func (s *spec) crumb(above []way, title string) string {
	text, marks := "", []string{"aria-current=page"}
	for _, w := range above {
		text += w.title
		marks = append(marks, "href="+w.address)
	}
	return squeeze(text+title) + s.marks(marks...)
}

func (s *spec) header(folder string) string {
	text, marks := siteTitle, []string{"href=/", "href=/categories/", "href=/years/"}
	current, _, _ := strings.Cut(folder, "/")
	for _, sec := range s.top() {
		text += sec.title
		marks = append(marks, "href=/"+sec.folder+"/")
		if sec.folder == current {
			marks = append(marks, "aria-current=true")
		}
	}
	return text + "分类年份" + s.marks(marks...)
}

func address(p page) string { return "/" + strings.TrimSuffix(p.path, ".md") + "/" }

// encoded writes an address as links do.
func encoded(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		panic(err)
	}
	return u.String()
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

// list expects one part of a list.
func (s *spec) list(folder, title string, above []way, shown []page) map[string]string {
	file, at := "index.html", "https://example.org/"
	if folder != "" {
		file, at = folder+"/index.html", at+folder+"/"
	}
	text, marks := "", []string{}
	for _, p := range shown {
		text += p.title + p.date.Format(time.DateOnly) + p.description
		marks = append(marks, "href="+address(p))
	}
	parts := map[string]string{
		"title": title + "-" + siteTitle, "h1": title, "description": title + "-" + siteTitle, "canonical": encoded(at),
		"header": s.header(folder), "crumb": s.crumb(above, title), "list": squeeze(text),
	}
	if len(shown) > 0 {
		parts["list"] += s.marks(marks...)
	}
	s.files[file] = parts
	if !strings.Contains(folder, "/page/") {
		s.site = append(s.site, at)
	}
	return parts
}

// lists expects all parts of a list.
func (s *spec) lists(folder, title string, above []way, all []page) {
	count := max(1, (len(all)+19)/20)
	at := func(n int) string {
		if n == 1 {
			return folder
		}
		return folder + "/page/" + fmt.Sprint(n)
	}
	for n := 1; n <= count; n++ {
		parts := s.list(at(n), title, above, all[(n-1)*20:min(len(all), n*20)])
		parts["canonical"] = encoded("https://example.org/" + folder + "/")
		if count == 1 {
			continue
		}
		text, marks := fmt.Sprintf("%d/%d", n, count), []string{}
		if n > 1 {
			text, marks = "上一页"+text, append(marks, "rel=prev", "href=/"+at(n-1)+"/")
		}
		if n < count {
			text, marks = text+"下一页", append(marks, "rel=next", "href=/"+at(n+1)+"/")
		}
		parts["pager"] = text + s.marks(marks...)
	}
}

// terms expects the list of what pages say under a key, and the lists of pages.
func (s *spec) terms(key, title string, newest []page, of func(page) string) {
	sorted := map[string][]page{}
	for _, p := range newest {
		sorted[of(p)] = append(sorted[of(p)], p)
	}
	above := []way{{siteTitle, "/"}}
	parts := s.list(key, title, above, nil)
	delete(parts, "list")
	text, marks := "", []string{}
	for _, term := range slices.Sorted(maps.Keys(sorted)) {
		text += term + fmt.Sprint(len(sorted[term]))
		marks = append(marks, "href=/"+key+"/"+term+"/")
		s.lists(key+"/"+term, term, append(slices.Clip(above), way{title, "/" + key + "/"}), sorted[term])
	}
	parts["sections"] = text + s.marks(marks...)
}

func (s *spec) feed(folder string, newest []page) {
	var out []string
	for _, p := range newest[:min(20, len(newest))] {
		out = append(out, "https://example.org"+address(p))
	}
	slices.Sort(out)
	s.files[strings.TrimPrefix(folder+"/index.xml", "/")] = map[string]string{"addresses": strings.Join(out, "\n")}
}

func (s *spec) page(p page) {
	folder := p.section.folder
	full, day, year := "https://example.org"+address(p), p.date.Format(time.DateOnly), fmt.Sprint(p.date.Year())
	text := strings.TrimPrefix(p.text(s.kind), p.front())
	toc := ""
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, "## ") || strings.HasPrefix(line, "### ") {
			toc += strings.TrimLeft(line, "#")
		}
	}
	parts := map[string]string{
		"title": squeeze(p.title) + "-" + siteTitle, "h1": p.title, "description": p.description, "canonical": full, "og": p.title,
		"header": s.header(folder), "crumb": s.crumb(append(s.above(folder), way{p.section.title, "/" + folder + "/"}), p.title),
		"meta": day + p.category + year + s.marks("datetime="+day, "href=/categories/"+p.category+"/", "href=/years/"+year+"/"),
		"toc":  squeeze(toc), "body": squeeze(strings.ReplaceAll(text, "#", "")),
		"ld": sortedJSON(fmt.Sprintf(`{"@context": "https://schema.org", "@type": "Article", "headline": %q, "description": %q, "datePublished": %q, "inLanguage": "zh-CN",
			"mainEntityOfPage": %q, "articleSection": %q, "publisher": {"@type": "Organization", "name": %q}}`, p.title, p.description, day, full, p.section.title, siteTitle)),
	}
	neighbours, marks := "", []string{}
	for _, beside := range []struct {
		weight int
		rel    string
	}{{p.weight - 10, "prev"}, {p.weight + 10, "next"}} {
		for _, other := range s.pages {
			if other.section == p.section && other.weight == beside.weight {
				neighbours += other.title
				marks = append(marks, "rel="+beside.rel, "href="+address(other))
			}
		}
	}
	if parts["prevnext"] = neighbours; len(marks) > 0 {
		parts["prevnext"] += s.marks(marks...)
	}
	s.files[strings.TrimPrefix(address(p), "/")+"index.html"] = parts
	s.site = append(s.site, full)
}
