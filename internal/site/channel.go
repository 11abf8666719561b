package site

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"pufa/internal/doc"
	"pufa/internal/filename"
)

// Content is the folder that holds the pages.
const Content = "content"

const indexName = "_index.md"

const homeFile = Content + "/" + indexName

// makeChannels turns each folder with an _index.md into a channel, parents
// first.
func (r *resolver) makeChannels() {
	at := r.index(homeFile)
	home := r.documents[at]
	hp := r.newPage(home, doc.Cascade{}, nil)
	hp.Type, hp.URL, hp.Title = "home", r.in.Settings.index("/"), cmp.Or(hp.Title, r.in.Settings.Title)
	hp.Status = Published // a site always has a home page
	r.site.Home = &Channel{Page: hp, Dir: Content, Type: cmp.Or(home.Meta.ColumnType, "首页"), Keywords: home.Meta.ColumnKeywords, cascade: home.Meta.Cascade}
	r.channels[Content] = r.site.Home
	r.pages[at] = hp

	type folder struct {
		dir string
		at  int
	}
	var folders []folder
	for i, d := range r.documents {
		if i != at && isIndex(d.Path) && d.Meta.Type != doc.LawType {
			folders = append(folders, folder{path.Dir(d.Path), i})
		}
	}
	slices.SortFunc(folders, func(a, b folder) int { return cmp.Compare(a.dir, b.dir) }) // a parent is a prefix of its children, so it comes first
	for _, f := range folders {
		dir, d := f.dir, r.documents[f.at]
		parent := r.channelOf(path.Dir(dir))
		p := r.newPage(d, parent.cascade, parent)
		p.Type = "channel"
		if p.Title == "" {
			p.Title = path.Base(dir)
			r.reportUntitled(p)
		}
		p.URL = r.in.Settings.index(r.folder(dir))
		c := &Channel{
			Page:     p,
			Dir:      dir,
			Parent:   parent,
			Type:     cmp.Or(d.Meta.ColumnType, parent.cascade.ColumnType),
			Keywords: d.Meta.ColumnKeywords,
			cascade:  inherit(d.Meta.Cascade, parent.cascade),
		}
		if len(c.Keywords) == 0 {
			c.Keywords = parent.cascade.ColumnKeywords
		}
		r.channels[dir] = c
		if r.admit(p) {
			parent.Children = append(parent.Children, c)
			r.pages[f.at] = p
		}
	}
}

// inherit completes a channel's cascade with that of the channel above.
func inherit(own, above doc.Cascade) doc.Cascade {
	own.Type = cmp.Or(own.Type, above.Type)
	own.Author = cmp.Or(own.Author, above.Author)
	own.Source = cmp.Or(own.Source, above.Source)
	own.ColumnType = cmp.Or(own.ColumnType, above.ColumnType)
	if own.Draft == nil {
		own.Draft = above.Draft
	}
	if len(own.ColumnKeywords) == 0 {
		own.ColumnKeywords = above.ColumnKeywords
	}
	return own
}

// channelOf returns the channel of a folder: its own, or the nearest one above.
func (r *resolver) channelOf(dir string) *Channel {
	for {
		if c := r.channels[dir]; c != nil {
			return c
		}
		if dir == Content || dir == "." || dir == "/" {
			return r.site.Home
		}
		dir = path.Dir(dir)
	}
}

// folder returns the address of a folder below content/, with "/" at both ends.
// Each element is the folder's name, or the slug of its _index.md.
func (r *resolver) folder(dir string) string {
	if address, known := r.folders[dir]; known {
		return address
	}
	name := path.Base(dir)
	if d := r.document(dir + "/" + indexName); d != nil && d.Meta.Slug != "" {
		name = d.Meta.Slug
		if clean := filename.Clean(name); clean != name {
			r.diags.Add("site/bad-name", d.KeySpan("slug"), name, cmp.Or(clean, "channel"))
		}
	} else if d == nil {
		if page := r.document(dir + "/index.md"); page != nil && page.Meta.Slug != "" {
			name = page.Meta.Slug // the pictures of name/index.md are beside its address
		}
	}
	address := r.folder(path.Dir(dir)) + cmp.Or(filename.Clean(name), "_") + "/"
	r.folders[dir] = address
	return address
}

// makePages makes a page of each document that is not a channel.
func (r *resolver) makePages() {
	r.site.Pages = slices.Grow(r.site.Pages, len(r.documents))
	for i, d := range r.documents {
		dir, name := parts(d.Path)
		if name == indexName || r.consumed[d.Path] {
			continue
		}
		name = strings.TrimSuffix(name, path.Ext(name))
		if name == "index" {
			if dir == Content || r.channels[dir] != nil {
				r.diags.Add("site/index-in-channel", d.KeySpan(""), dir)
				continue
			}
			dir, name = path.Dir(dir), path.Base(dir)
		}
		c := r.channelOf(dir)
		p := r.newPage(d, c.cascade, c)
		p.Type = r.pageType(d, c)
		if p.Title == "" {
			p.Title = name
			r.reportUntitled(p)
		}
		p.URL = r.in.Settings.page(r.folder(dir), r.name(d, name))
		if r.admit(p) {
			r.pages[i] = p
			r.site.Pages = append(r.site.Pages, p)
		}
	}
}

// reportUntitled reports a page without a title, unless it could not be read
// and that was reported.
func (r *resolver) reportUntitled(p *Page) {
	if !p.Doc.Unread {
		r.diags.Add("site/no-title", p.Doc.KeySpan("title"), p.Title)
	}
}

// name returns the last element of a page's address.
func (r *resolver) name(d *doc.Document, fallback string) string {
	name := fallback
	if s := d.Meta.Slug; s != "" {
		name = strings.TrimSuffix(s, ".html")
	}
	clean := filename.Clean(name)
	switch {
	case clean == "":
		r.diags.Add("site/bad-name", d.KeySpan("slug"), name, "page")
		return "_"
	case clean != name && d.Meta.Slug != "":
		r.diags.Add("site/bad-name", d.KeySpan("slug"), name, clean)
	}
	return clean
}

// arrangeChannels sorts pages and channels, cuts lists into batches and counts.
func (r *resolver) arrangeChannels() {
	newest := slices.SortedFunc(slices.Values(r.site.Pages), r.order.byDate)
	r.site.Latest = newest
	for i, p := range newest {
		p.rank = i
	}
	r.listPages()
	r.arrange(r.site.Home)
	for _, p := range newest {
		for c := p.Channel; c != nil; c = c.Parent {
			if c.Total++; len(c.Latest) < feedSize {
				c.Latest = append(c.Latest, p)
			}
			if len(c.News) < feedSize && (r.in.Settings.Feeds.Below || c == p.Channel || c.Parent == nil) {
				c.News = append(c.News, p)
			}
		}
	}
	for _, c := range r.site.Channels {
		if c.Total == 0 && !c.Page.Doc.HasText && c.Parent != nil {
			r.diags.Add("site/empty-channel", c.Page.Doc.KeySpan("title"), c.Page.Title)
		}
	}
}

// listPages adds the pages to their channels, in list order.
func (r *resolver) listPages() {
	for _, p := range r.site.Latest {
		p.Channel.Pages = append(p.Channel.Pages, p)
	}
	for _, c := range r.channels { // from the order of time to that of lists
		slices.SortFunc(c.Pages, func(a, b *Page) int {
			if a.weight != b.weight {
				return compareWeight(a.weight, b.weight)
			}
			return cmp.Compare(a.rank, b.rank)
		})
	}
}

// listSources collects the pages that the later steps go through.
func (r *resolver) listSources() {
	r.site.sources = make([]*Page, 0, len(r.documents))
	for _, p := range r.pages {
		if p != nil && (p.Type != doc.NotesType || p.Work == nil) {
			r.site.sources = append(r.site.sources, p)
		}
	}
}

// feedSize is the number of pages in a feed and in the list of the latest
// pages.
const feedSize = 20

func (r *resolver) arrange(c *Channel) {
	r.group(c)
	for i, p := range c.Pages {
		if i > 0 {
			p.Previous = c.Pages[i-1]
		}
		if i+1 < len(c.Pages) {
			p.Next = c.Pages[i+1]
		}
	}
	slices.SortFunc(c.Children, func(a, b *Channel) int { return r.order.byList(a.Page, b.Page) })
	dir := r.folder(c.Dir)
	if c.Groups == nil {
		c.Batches = r.in.Settings.batches(c.Page.URL, dir, c.Pages)
	} else {
		c.Batches = []Batch{{URL: c.Page.URL, Pages: c.Pages}}
	}
	feeds := r.in.Settings.Feeds
	for _, f := range []struct {
		kind FeedKind
		name string
	}{{Atom, feeds.Atom}, {JSONFeed, feeds.JSON}, {RSS, feeds.RSS}} {
		if f.name != "" {
			c.Feeds = append(c.Feeds, Feed{f.kind, URL(dir + f.name)})
		}
	}
	r.site.Channels = append(r.site.Channels, c)
	for _, child := range c.Children {
		r.arrange(child)
	}
}
