package site

import (
	"cmp"
	"path"
	"strings"
	"unicode/utf8"

	"pufa/internal/diag"
)

// makeMenu finds the pages of the configured menu; by default, the menu is the
// channels of the first level. Lists of facets with a place in the menu come
// last.
func (r *resolver) makeMenu() {
	if len(r.in.Settings.Menu) == 0 {
		for _, c := range r.site.Home.Children {
			r.site.Menu = append(r.site.Menu, Entry{Title: c.Page.Title, Page: c.Page})
		}
		r.checkMenu()
	}
	for _, item := range r.in.Settings.Menu {
		if p := r.named(item.Page, item.Span, "site/menu-not-found"); p != nil {
			r.site.Menu = append(r.site.Menu, Entry{Title: cmp.Or(item.Title, p.Title), Page: p})
		}
	}
	for _, f := range r.site.Facets {
		if f.Menu != "" && len(f.Tags) > 0 {
			r.site.Menu = append(r.site.Menu, Entry{Title: f.Menu, Page: f.List})
		}
	}
	if n := len(r.site.Menu); n > maxMenu {
		r.diags.Add("site/menu-too-long", diag.At("config.toml"), n, maxMenu)
		r.site.Menu = r.site.Menu[:maxMenu:maxMenu]
	}
}

// makeHome finds the pages that the home page links to.
func (r *resolver) makeHome() {
	home := r.site.Home.Page.Doc
	for i, t := range home.Meta.Tasks {
		if strings.TrimSpace(t.Page) == "" {
			r.diags.Add("site/task-without-page", home.KeySpan("tasks["+itoa(i)+"]"), t.Title)
			continue
		}
		if p := r.named(t.Page, home.KeySpan("tasks["+itoa(i)+"].page"), "site/task-not-found"); p != nil {
			r.site.Tasks = append(r.site.Tasks, Entry{Title: cmp.Or(t.Title, p.Title), Answer: t.Answer, Icon: t.Icon, Page: p})
		}
	}
}

// named returns the published page of a source named relative to content/. A
// missing one is reported under code.
func (r *resolver) named(name string, span diag.Span, code string) *Page {
	source := path.Join(Content, strings.TrimPrefix(strings.TrimPrefix(name, "/"), Content+"/"))
	if found := r.names.document(source); found >= 0 {
		return r.pageOf(found, name, span)
	}
	if near := strings.TrimPrefix(r.names.near(source, Content+"/"+indexName, false), Content+"/"); near != "" {
		r.diags.Add(code+"-near", span, name, near)
	} else {
		r.diags.Add(code, span, name)
	}
	return nil
}

// maxMenu is how many entries the menu may have: every page contains all of
// them.
const maxMenu = 100

// menuLine is how many characters fit into a line of the menu in a wide window,
// and menuGap how many the space between two entries takes.
const (
	menuLine = 52
	menuGap  = 2
)

// checkMenu reports that the channels fill more than two lines of a menu that
// is not configured: they push down the content of every page.
func (r *resolver) checkMenu() {
	width := 0
	for _, e := range r.site.Menu {
		width += utf8.RuneCountInString(e.Title) + menuGap
	}
	if width > 2*menuLine && len(r.site.Menu) <= maxMenu {
		r.diags.Add("site/menu-wanted", diag.At("config.toml"), len(r.site.Menu), (width+menuLine-1)/menuLine)
	}
}
