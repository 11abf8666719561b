// Package config models config.toml, the settings of a site, and theme.toml,
// the settings of a theme.
//
// Use [Parse] and [ParseTheme]. Both always return usable settings: they fill in
// defaults, leave out what would do harm, such as an address that is not http or https,
// and report what is wrong as findings. The package sees one file only: other packages
// check whether a page of the menu or a theme exists.
package config

import (
	"time"

	"pufa/internal/diag"
	"pufa/internal/doc"
	"pufa/internal/fields"
)

// Config is the content of config.toml, checked, with defaults filled in.
type Config struct {
	Title     string
	BaseURL   string // absolute, ends with "/"; "" = not known
	Language  string // BCP 47; "zh-CN" when not given
	Timezone  string // IANA name; "Asia/Shanghai" when not given
	Zone      *time.Location
	Theme     string    // folder below themes/; "pufa", which is built in, when not given
	ThemeSpan diag.Span // of the theme's value, for messages when there is no such theme
	Addresses string    // AddressFile or AddressFolder
	Links     string    // LinksRelative or LinksRooted

	Phase         string // a line at the top of each page, saying for instance that this is a sample or a trial; "" = none
	Organization  Organization
	Government    Government
	Notices       []Notice    // in the order of the file
	Menu          []MenuEntry // in the order of the file
	Review        Review
	Markdown      Markdown
	Law           Law
	Search        Search
	Accessibility Accessibility
	Lists         Lists
	Feeds         Feeds
	Facets        []Facet          // in the order of the file; keys are distinct
	FrontMatter   []fields.Renamed // sorted by From
	Deploys       []Deploy         // only complete ones, in the order of the file
	Params        []Param          // sorted by key
}

// Forms of addresses.
const (
	AddressFile   = "file"   // …/name.html
	AddressFolder = "folder" // …/name/index.html, links end with "/"
)

// Forms of links.
const (
	LinksRelative = "relative" // from the page: ../zhinan/a.html
	LinksRooted   = "rooted"   // from the host's root: /pufa/zhinan/a.html
)

// Organization is who runs the site (主办单位). Texts may be placeholders.
type Organization struct {
	Name, Address, Phone, Hours string
	Online                      string // 网上渠道: where petitions are taken on the web
	Progress                    string // 查询办法: how to ask about the progress of a matter
	ContactChecked              string // the day on which somebody last checked these, "2026-11-01"; "" = not said
	ReportErrorURL              string // 我为政府网站找错: http or https; "" = none
	Email                       string // a mail address; "" = none
	MapURL                      string // a map that shows Address: http or https; "" = none
	FeedbackURL                 string // where readers send feedback: http, https or mailto; "" = none
}

// Notice is an announcement (紧急通知) shown on every page for a time.
type Notice struct {
	Text  string    // not empty
	Link  string    // a source file relative to content/, or an address with http or https; "" = none
	From  doc.When  // zero = at once
	Until doc.When  // the last day or moment at which it is shown; zero = until it is deleted
	Span  diag.Span // of the link's value, for messages when there is no such page
}

// Government is the identity of a Chinese government site. Texts may be
// placeholders.
type Government struct {
	Enabled             bool // the file has [government], without enabled = false
	SiteName            string
	SiteDomain          string // host only
	SiteIDCode          string // 政府网站标识码
	ICP                 string // ICP 备案号
	PoliceRecord        string // 公安机关备案号
	PartyGovernmentMark string // 党政机关标识: the address that it links to, http or https
}

// MenuEntry is one entry of the main menu. Title and Page are not empty.
type MenuEntry struct {
	Title string
	Page  string    // source file relative to content/, slashes
	Span  diag.Span // of the page's value, for messages when there is no such page
}

// Review says which signatures a page needs.
type Review struct {
	Stages   []string // in order
	Required bool
}

// Markdown holds options of the dialect.
type Markdown struct {
	HardBreaks bool // a newline in a block is a line break
	Glossary   bool // the first use of a glossary word on a page is marked
}

// Law holds options of statutes.
type Law struct {
	ArticlePages bool // a page for each article; true when not given
}

// Accessibility is what the site adds to the theme's accessibility statement.
type Accessibility struct {
	Checked string   // the day on which somebody last tried the pages, "2026-11-01"; "" = not said
	Limits  []string // known limits, one sentence each
}

// Search holds options of the search.
type Search struct {
	Enabled  bool     // true when not given
	Synonyms string   // file relative to the site's folder; "" = none
	Exclude  []string // files and folders below content/ that the search leaves out
}

// Lists says how lists are cut into batches.
type Lists struct {
	Size      int    // pages per batch
	Latest    int    // number of new pages on the home page
	Numbering string // NumberingStable or NumberingFront
}

// Ways to number the batches of a list.
const (
	NumberingStable = "stable" // …/list/1.html holds the oldest pages; addresses keep their content
	NumberingFront  = "front"  // …/page/2.html holds what follows the newest
)

// Orders of a facet's texts.
const (
	OrderReading = "reading" // as readers expect: Chinese by pinyin
	OrderCode    = "code"    // by Unicode code point, as most programs do
)

// OwnFacets lists the keys of front matter that the settings add: those of all
// facets but tags, which every page may have.
func (c *Config) OwnFacets() []string {
	var keys []string
	for _, f := range c.Facets {
		if f.Key != builtinFacet {
			keys = append(keys, f.Key)
		}
	}
	return keys
}

// Feeds holds the file names of each channel's feeds; "" = no feed of that kind.
type Feeds struct {
	Atom, JSON, RSS string
	Below           bool // a channel's feeds include the pages of channels below it
}

// Facet is one way to sort pages, such as by subject or by year. Front matter has its key
// with a list of texts; each text gets a list of its pages.
type Facet struct {
	Key   string // in front matter; also the folder of its addresses
	Title string
	Menu  string // its name in the main menu; "" = not in the menu
	Order string // OrderReading or OrderCode
}

// Param is one entry of [params], for themes: a text, number or boolean as text.
type Param struct {
	Key, Value string
	Span       diag.Span // of the value
}
