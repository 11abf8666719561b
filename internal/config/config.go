// Package config models config.toml, the settings of a site, and theme.toml,
// the settings of a theme.
//
// Use [Parse] and [ParseTheme]. Both are total: they fill in defaults, and leave
// out what would do harm, such as an address of another scheme than http; what
// is wrong is in the findings. Whether a page of the menu exists, or a theme is
// there, is for others to say: the package knows one file.
package config

import (
	"time"

	"pufa/internal/diag"
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

	Organization Organization
	Government   Government
	Menu         []MenuEntry // in the order of the file
	Review       Review
	Markdown     Markdown
	Law          Law
	Search       Search
	Params       []Param // sorted by key
}

// Forms of addresses.
const (
	AddressFile   = "file"   // …/name.html
	AddressFolder = "folder" // …/name/index.html, links end with "/"
)

// Organization is who runs the site (主办单位). Texts may be placeholders.
type Organization struct {
	Name, Address, Phone, Hours string
	ContactChecked              string // the day on which somebody last checked these, "2026-11-01"; "" = not said
	ReportErrorURL              string // 我为政府网站找错: http or https; "" = none
}

// Government is the identity of a Chinese government site. Texts may be
// placeholders.
type Government struct {
	Enabled             bool // [government] stands in the file and doesn't say enabled = false
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
}

// Law holds options of statutes.
type Law struct {
	ArticlePages bool // a page for each article; true when not given
}

// Search holds options of the search.
type Search struct {
	Synonyms string // file relative to the site's folder; "" = none
}

// Param is one entry of [params], for themes: a text, number or boolean as text.
type Param struct{ Key, Value string }
