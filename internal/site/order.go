package site

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"pufa/internal/law"
)

// order compares titles as readers of the site's language expect: Chinese by
// pinyin, numbers of articles and chapters (第十条) by value. The sort_key in
// the front matter takes the place of the title where its reading is unusual
// (重庆, 长沙).
type order struct {
	collator *collate.Collator
	buffer   collate.Buffer
	keys     map[string][]byte
}

func newOrder(lang string) *order {
	tag, err := language.Parse(lang)
	if err != nil {
		tag = language.Und
	}
	return &order{collator: collate.New(tag, collate.Numeric), keys: map[string][]byte{}}
}

func (o *order) compare(a, b string) int {
	if a == b {
		return 0
	}
	if c := slices.Compare(o.key(a), o.key(b)); c != 0 {
		return c
	}
	return strings.Compare(a, b)
}

func (o *order) key(s string) []byte {
	k, ok := o.keys[s]
	if !ok {
		k = o.collator.KeyFromString(&o.buffer, arabic(s))
		k = slices.Clone(k)
		o.buffer.Reset()
		o.keys[s] = k
	}
	return k
}

// arabic writes the number of 第N编, 第N章, 第N节 and 第N条 in digits of fixed
// width, so that 第二条 comes before 第十条.
func arabic(s string) string {
	if !strings.Contains(s, "第") {
		return s
	}
	var b strings.Builder
	for {
		before, after, found := strings.Cut(s, "第")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		b.WriteString("第")
		end := strings.IndexAny(after, "编章节条款项届批期")
		if end > 0 {
			if n, ok := law.ParseNumeral(after[:end]); ok {
				fmt.Fprintf(&b, "%08d", n)
				after = after[end:]
			}
		}
		s = after
	}
}

// byList is the order of channels and of a channel's pages: by weight, if
// given; then newest first; then by title; then by source, so that the order is
// total.
func (o *order) byList(a, b *Page) int {
	if c := compareWeight(a.weight, b.weight); c != 0 {
		return c
	}
	return o.byDate(a, b)
}

// byDate is the order of tags, feeds and lists of new pages: newest first.
func (o *order) byDate(a, b *Page) int {
	if c := b.Published.Compare(a.Published); c != 0 {
		return c
	}
	if c := o.compare(a.sortTitle(), b.sortTitle()); c != 0 {
		return c
	}
	return cmp.Compare(a.Doc.Path, b.Doc.Path)
}

func compareWeight(a, b int) int {
	switch {
	case a == b:
		return 0
	case a == 0:
		return 1
	case b == 0:
		return -1
	}
	return cmp.Compare(a, b)
}

func (p *Page) sortTitle() string {
	if p.Doc.Meta.SortKey != "" {
		return p.Doc.Meta.SortKey
	}
	return p.Title
}
