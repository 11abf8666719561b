package view

import "html/template"

// Guide is the view of "guide": guidance on one subject. Other page types that
// are mainly prose embed it.
type Guide struct {
	Frame
	Summary   string
	Progress  Progress // which step of which process it is about
	Facts     []Fact
	Body      template.HTML
	Contents  []Entry // headings of level 2 with those of level 3 below
	Image     Picture
	Published Stamp
	Updated   Stamp
	Author    string
	Source    string
	Tags      []Link
	Facets    []Facet // other facets of the page: subjects, years …, as declared in config.toml
	Previous  Link    // in the channel's order; zero at the ends
	Next      Link
	Basis     []Basis // 法律依据, in reading order
	Related   []Card
	Document  Disclosure
	Words     int
	Minutes   int // reading time, at least 1
}

// Facet is one way to sort pages, with the page's values.
type Facet struct {
	Key   string // as in config.toml
	Title string
	Tags  []Link // never empty
}

// Fact is one line of the key-facts box.
type Fact struct {
	Label, Value, Note string
	Parts              []Link // Value in parts, if it contains citations: articles lead to their pages
}

// Entry is one line of the page's own table of contents.
type Entry struct {
	Level      int // 2; 1 for further headings of that level, 3 if there is no heading of level 2 above
	Title, URL string
	Children   []Link
}

// Basis is a statute that a text is based on, with the cited articles, in the order of
// the statute.
type Basis struct {
	Title, URL string // 《信访工作条例》, the statute's page
	Articles   []BasisArticle
}

// BasisArticle is an article that a text is based on.
type BasisArticle struct {
	Link        // 第三十四条; URL is "" if the site has no page for it
	Note string // the first sentence of the note on it; "" = none
}

// Stamp is a date for readers and for machines. Zero = not given.
type Stamp struct {
	Date     string // "2026-11-16"
	DateTime string // "2026-11-16T08:30:00+08:00"
}

// Picture is an image with its size. Zero = none.
type Picture struct {
	URL, Alt      string
	Width, Height int
	SrcSet        template.Srcset
}

// Disclosure is the card of an official document (政府信息公开). Show is false
// when the page carries none.
type Disclosure struct {
	Show                                bool
	Index, Number, Issuer, Written      string
	Subject, Title, Published, Keywords string
	Validity                            string
	Lapsed                              bool // 失效 or 废止: say so above the text
}
