package config

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"pufa/internal/diag"
	"pufa/internal/fields"
)

// These settings decide which pages a site has besides the written ones, and the names of
// keys in front matter. With them a site that comes from another program can keep its
// addresses and its files.

type lists struct {
	Size      int    `toml:"size"`
	Latest    int    `toml:"latest"`
	Numbering string `toml:"numbering"`
}

type feeds struct {
	Atom  string `toml:"atom"`
	JSON  string `toml:"json"`
	RSS   string `toml:"rss"`
	Below bool   `toml:"below"`
}

type facet struct {
	Key   string `toml:"key"`
	Title string `toml:"title"`
	Menu  string `toml:"menu"`
	Order string `toml:"order"`
}

// longest is the largest batch of a list: nobody reads more.
const longest = 1000

func (c *checker) lists(w lists) Lists {
	within := func(key string, n, least, usual int) int {
		if n < least || n > longest {
			c.add("config/list-size", key, lastPart(key), n, least, longest)
			return usual
		}
		return n
	}
	return Lists{
		Size:      within("lists.size", w.Size, 1, 20),
		Latest:    within("lists.latest", w.Latest, 0, 8),
		Numbering: c.choice("lists.numbering", w.Numbering, NumberingStable, NumberingFront),
	}
}

// choice returns one of a few allowed words; "" means the first.
func (c *checker) choice(key, s string, words ...string) string {
	switch {
	case s == "":
		return words[0]
	case slices.Contains(words, s):
		return s
	}
	near := cmp.Or(diag.Nearest(strings.ToLower(s), words), words[0])
	if i := slices.IndexFunc(words, func(w string) bool { return strings.HasPrefix(w, strings.ToLower(s)) }); i >= 0 {
		near = words[i]
	}
	c.add("config/choice", key, lastPart(key), s, near, strings.Join(words, ", "))
	return near
}

var (
	feedName   = regexp.MustCompile(`^[A-Za-z0-9_-][A-Za-z0-9._-]*\.(xml|json)$`)
	foreignKey = regexp.MustCompile(`^[\p{L}\p{N}_][\p{L}\p{N}_-]*$`)
	facetKey   = regexp.MustCompile(`^[a-z][a-z0-9_-]*$`)
)

func (c *checker) feeds(w feeds) Feeds {
	names := []string{w.Atom, w.JSON, w.RSS}
	for i, key := range []string{"atom", "json", "rss"} {
		switch name := names[i]; {
		case name == "":
		case !feedName.MatchString(name):
			c.add("config/feed-name", "feeds."+key, key, name)
			names[i] = ""
		case name == "sitemap.xml":
			c.add("config/feed-taken", "feeds."+key, key, name)
			names[i] = ""
		case slices.Contains(names[:i], name):
			c.add("config/feed-twice", "feeds."+key, key, name)
			names[i] = ""
		}
	}
	return Feeds{Atom: names[0], JSON: names[1], RSS: names[2], Below: w.Below}
}

// folders are the folders of the output that the program itself fills.
var folders = []string{"assets", "sitemap", "accessibility"}

// builtinFacet is the key of the facet that every site has.
const builtinFacet = "tags"

func (c *checker) facets(w []facet) []Facet {
	var out []Facet
	for i, e := range w {
		place := "facets[" + strconv.Itoa(i) + "]"
		f := Facet{Key: e.Key, Title: strings.TrimSpace(e.Title), Menu: strings.TrimSpace(e.Menu)}
		same := func(other Facet) bool { return other.Key == f.Key }
		switch {
		case !facetKey.MatchString(f.Key):
			c.add("config/facet-key", place+".key", f.Key)
			continue
		case slices.Contains(folders, f.Key):
			c.add("config/facet-folder", place+".key", f.Key)
			continue
		case slices.Contains(c.pageKeys, f.Key) && f.Key != builtinFacet:
			c.add("config/facet-taken", place+".key", f.Key)
			continue
		case slices.ContainsFunc(out, same):
			c.add("config/facet-twice", place+".key", f.Key)
			continue
		}
		if f.Title == "" {
			c.add("config/facet-untitled", place+".title", f.Key)
			f.Title = f.Key
		}
		f.Order = c.choice(place+".order", e.Order, OrderReading, OrderCode)
		out = append(out, f)
	}
	return out
}

func (c *checker) frontMatter(w map[string]string, facets []Facet) []fields.Renamed {
	keys := slices.Concat(c.pageKeys, (&Config{Facets: facets}).OwnFacets())
	var out []fields.Renamed
	for from, to := range w {
		place := "front_matter." + from
		switch {
		case !foreignKey.MatchString(from):
			c.add("config/front-matter-key", place, from)
			continue
		case slices.Contains(keys, from):
			c.add("config/front-matter-own", place, from)
			continue
		case to != "" && !slices.Contains(keys, to):
			near := diag.Nearest(to, keys)
			if near == "" {
				c.add("config/front-matter-unknown", place, from, to)
			} else {
				c.add("config/front-matter-near", place, from, to, near)
			}
			continue
		}
		out = append(out, fields.Renamed{From: from, To: to})
	}
	slices.SortFunc(out, func(a, b fields.Renamed) int { return cmp.Compare(a.From, b.From) })
	return out
}
