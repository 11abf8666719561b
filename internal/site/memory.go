package site

import (
	"cmp"
	"reflect"
	"slices"
	"strings"
	"time"

	"pufa/internal/diag"
	"pufa/internal/doc"
)

// memory is what a site remembers of how it was made, for a later call of
// [Resolve]. An edit changes one document of thousands, and the pages of all
// others are carried over: what is in them depends on the document, on its place,
// and on what [alike] compares. Lists are made anew, but pages that were carried
// over stand in them in the order that they had.
type memory struct {
	documents []*doc.Document // sorted by path; the home page's is among them
	made      bool            // the home page's has no file
	pages     []*Page         // by document
	byDate    []*Page         // in the order of Latest
	byList    []*Page         // in the order of channels
	now       time.Time
	preview   bool
	files     []File
	static    []string
	names     *names
	misnamed  diag.List // what checkNames found
	claims    []URL     // addresses, none of which was wanted twice; nil = not known

	// Of statutes that are cited and lacking, if there are any:
	titles []string          // of the works, folded
	meant  *diag.Candidates  // titles
	near   map[string]string // work that was probably meant, by the name that is cited; "" = none
}

// earlier is what is known of documents from a site before.
type earlier struct {
	site *Site   // nil = nothing is known
	was  []*Page // by document: its page then, where document and page are as they were; else nil
	now  []*Page // by document of then: the page that was carried over; nil = it was not
}

// of returns the page from which a page was carried over, or nil.
func (e *earlier) of(p *Page) *Page {
	if e.site == nil || e.was[p.at] == nil || e.now[e.was[p.at].at] != p {
		return nil
	}
	return e.was[p.at]
}

// place is what pages of one folder take from where they lie.
type place struct {
	dir     string // below content/
	address string
	channel string // folder of the channel
	cascade doc.Cascade
	status  Status
	due     time.Time
}

// placed is a place with its channel in this site.
type placed struct {
	*place
	channel *Channel
}

// remember sorts the documents and finds out what is known of them.
func (r *resolver) remember() {
	b := r.in.Before
	r.documents = slices.Clone(r.in.Documents)
	if b == nil || !slices.EqualFunc(r.documents, b.given(), samePath) {
		slices.SortFunc(r.documents, comparePath)
	}
	home, found := slices.BinarySearchFunc(r.documents, homeFile, func(d *doc.Document, p string) int { return cmp.Compare(d.Path, p) })
	if !found {
		r.documents = slices.Insert(r.documents, home, &doc.Document{Path: homeFile}) // a site may do without a text on its home page
		r.site.made = true
	}
	r.pages = make([]*Page, len(r.documents))
	if b != nil && b.named(r.documents, r.in) {
		r.names = b.names
	} else {
		r.names = newNames(r.documents, r.in.Files, r.in.Static)
	}
	if b != nil && r.alike(b) {
		r.earlier = earlier{site: b, was: make([]*Page, len(r.documents)), now: make([]*Page, len(b.pages))}
		j := 0
		for i, d := range r.documents {
			for j < len(b.documents) && b.documents[j] != d && b.documents[j].Path < d.Path {
				j++
			}
			if j < len(b.documents) && b.documents[j] == d {
				if p := b.pages[j]; p != nil && p.place != nil {
					r.earlier.was[i] = p
				}
				j++
			}
		}
	}
	for i := range r.documents {
		if r.earlier.site == nil || r.earlier.was[i] == nil {
			r.special = append(r.special, i)
		}
	}
}

// keep lets the site remember.
func (r *resolver) keep() {
	s := r.site
	s.documents, s.pages, s.names = r.documents, r.pages, r.names
	s.now, s.preview, s.files, s.static = r.in.Now, r.in.Preview, r.in.Files, r.in.Static
}

// given returns the documents that the site was made of.
func (m *memory) given() []*doc.Document {
	if !m.made {
		return m.documents
	}
	return slices.DeleteFunc(slices.Clone(m.documents), func(d *doc.Document) bool { return d.Path == homeFile })
}

// named reports whether documents and files have the paths that they had.
func (m *memory) named(documents []*doc.Document, in Input) bool {
	return slices.EqualFunc(documents, m.documents, samePath) && slices.Equal(in.Static, m.static) &&
		slices.EqualFunc(in.Files, m.files, func(a, b File) bool { return a.Path == b.Path })
}

func samePath(a, b *doc.Document) bool { return a == b || a.Path == b.Path }

func comparePath(a, b *doc.Document) int {
	if a == b {
		return 0
	}
	return cmp.Compare(a.Path, b.Path)
}

// alike reports whether pages may be carried over from a site: the settings that
// they depend on are the same, and none has come due since. The site's title and
// its address are not in pages, but for the home page, which is never carried over.
func (r *resolver) alike(b *Site) bool {
	if r.in.Preview != b.preview || r.in.Now.Before(b.now) || !r.in.Now.Before(b.Until) {
		return false
	}
	then, now := b.Settings, r.in.Settings
	then.Title, then.BaseURL, then.Menu = now.Title, now.BaseURL, now.Menu
	return reflect.DeepEqual(then, now)
}

// placeOf returns the place of pages that lie in a folder.
func (r *resolver) placeOf(dir string) placed {
	if at, known := r.places[dir]; known {
		return at
	}
	c := r.channelOf(dir)
	at := placed{&place{dir, r.folder(dir), c.Dir, c.cascade, c.Page.Status, c.Page.Due}, c}
	r.places[dir] = at
	return at
}

// again returns a place of an earlier site in this one, where it is as it was.
func (r *resolver) again(old *place) (placed, bool) {
	at := r.placeOf(old.dir)
	if at.place != old {
		if !reflect.DeepEqual(at.place, old) {
			return at, false
		}
		at.place = old // so that it is known at the next page, and in the next site
		r.places[old.dir] = at
	}
	return at, true
}

// carryOver makes the page of document i of the one that it had, and reports
// whether it could.
func (r *resolver) carryOver(i int) bool {
	old := r.earlier.was[i]
	at, same := r.again(old.place)
	if !same {
		r.earlier.was[i] = nil
		return false
	}
	p := r.newPages.one()
	*p = *old
	p.place, p.Channel = at.place, at.channel
	p.Tags, p.Previous, p.Next, p.Targets, p.Image, p.rank = r.tags.some(len(old.Tags)), nil, nil, nil, nil, 0
	r.earlier.now[old.at] = p
	r.addPage(p, i)
	return true
}

// sorted returns the pages in an order. Those that were carried over keep theirs,
// which list gives; the others are put in between.
func (r *resolver) sorted(list func(*memory) []*Page, compare func(a, b *Page) int) []*Page {
	out := make([]*Page, 0, len(r.site.Pages))
	if r.earlier.site == nil {
		out = append(out, r.site.Pages...)
		slices.SortFunc(out, compare)
		return out
	}
	var others []*Page
	for _, p := range r.site.Pages {
		if r.earlier.of(p) == nil {
			others = append(others, p)
		}
	}
	slices.SortFunc(others, compare)
	kept := make([]*Page, 0, len(r.site.Pages))
	for _, old := range list(&r.earlier.site.memory) {
		if p := r.earlier.now[old.at]; p != nil {
			kept = append(kept, p)
		}
	}
	for _, p := range others {
		n, _ := slices.BinarySearchFunc(kept, p, compare)
		out, kept = append(append(out, kept[:n]...), p), kept[n:]
	}
	return append(out, kept...)
}

// index returns the index of a document, or where it would stand.
func (r *resolver) index(path string) int {
	i, _ := slices.BinarySearchFunc(r.documents, path, func(d *doc.Document, p string) int { return strings.Compare(d.Path, p) })
	return i
}

// document returns the document of a path, or nil.
func (r *resolver) document(path string) *doc.Document {
	if i := r.index(path); i < len(r.documents) && r.documents[i].Path == path {
		return r.documents[i]
	}
	return nil
}
