package view

import "html/template"

// Frame is everything around the content of a page. Each page view embeds it.
type Frame struct {
	Lang        string // "zh-CN"
	Title       string // of the page; its h1
	HeadTitle   string // for <title>: page, channel, site
	Description string // one or two sentences, plain text
	SiteTitle   string
	Root        string // from this page to the site's root: "", "../", "../../"; prefix of {{asset}}
	HomeURL     string
	Canonical   string // full address; "" when the site has no base_url
	Robots      string // "noindex" or ""

	Metas  []Meta        // <meta name content>: government tags, keywords …
	Graph  []Meta        // <meta property content>: Open Graph
	Shared string        // full address of the site's root, to which a theme adds its icon for links that are shared; "" = Graph has a picture, or the site no base_url
	JSONLD []template.JS // one <script type="application/ld+json"> each
	Feeds  []FeedLink    // <link rel="alternate">

	Charts bool // the page has charts: it needs chart.css

	Header  Fragment // {{fragment .Header}}: announcements, seal, name, menu
	Footer  Fragment // {{fragment .Footer}}: organiser, site identity, site map
	Search  SearchField
	Contact Fragment // {{fragment .Contact}}: how to reach the organiser; empty when nothing is known

	FeedbackURL string // where readers report what is wrong with this page: a form, or mail with the page's title; "" = only Contact
	Trail       []Link // 面包屑: from the home page down to the page's channel, without the page itself

	State    string // in previews: "draft", "scheduled", "expired"; "" on a published page
	StateDue string // the day on which the state ends, "2026-12-04", or ""
	Params   []Param
}

// Fragment names a part that many pages share, such as the menu. It is rendered once and
// inserted by {{fragment}}. The name is a digest of the fragment's view, so equal names
// mean equal bytes. The zero Fragment is empty.
type Fragment string

// Meta is one tag of the head.
type Meta struct{ Name, Content string }

// FeedLink announces a feed.
type FeedLink struct {
	Type  string // "application/atom+xml", "application/feed+json" or "application/rss+xml"
	Title string
	URL   string
}

// Link is a title with an address.
type Link struct{ Title, URL string }

// Param is one entry of [params] in config.toml, for themes: {{param .Params "key"}}.
type Param struct{ Key, Value string }

// Header is the view of the fragment "partials/header".
type Header struct {
	Lang      string
	Root      string
	HomeURL   string
	SiteTitle string
	Organiser string // 主办单位
	Phase     Phase
	Search    SearchField
	Notices   []Notification
	Menu      []MenuEntry
	Params    []Param
}

// Phase says that the site is a sample or a trial. Tag and Text are "" if it is neither.
type Phase struct {
	Tag  string // 演示样站: the text before the first colon
	Text string // the rest
	Link Link   // to the page about the site; zero = there is none
}

// Notification is an announcement (紧急通知) shown on every page for a time.
type Notification struct {
	Text string
	URL  string // "" = no link
}

// ContactBox is the view of the fragment "partials/contact".
type ContactBox struct {
	Lang string
	Organization
}

// MenuEntry is one entry of the main menu. Current is true if the page, or a channel
// around it, is the entry's page.
type MenuEntry struct {
	Title, URL string
	Current    bool
}

// Footer is the view of the fragment "partials/footer".
type Footer struct {
	Lang             string
	Root             string
	SiteTitle        string
	SiteMapURL       string // "" when the theme makes none
	AccessibilityURL string // of the statement on accessibility; "" when the theme makes none
	AboutURL         string // "" when the site has no page at about
	FeedURL          string // of the whole site; "" when there is none
	Organization     Organization
	Government       Government
	Params           []Param
}

// Organization is who runs the site (主办单位) and how to reach them.
type Organization struct {
	Name, Address, Phone, Hours string
	Online                      string // 网上渠道
	Progress                    string // 查询办法
	ContactChecked              string // the day on which somebody last checked these, "2026-11-01"
	ReportErrorURL              string // 我为政府网站找错
	Email                       string
	MapURL                      string // a map that shows Address
	FeedbackURL                 string // as configured: http, https or mailto

	Contacts []Contact // ways to reach them, in the order in which people try them; each has an action
}

// Contact is one way to reach an organisation.
type Contact struct {
	Kind   string // "online", "phone", "email", "address", "hours", "progress"
	Label  string // 网上, 电话, 邮箱, 当面, 时间, 查进度
	Parts  []Dial // its text in parts: numbers to dial, addresses to open
	Action Dial   // the same as a button: 打电话, 网上提交, 写邮件, 看地图; zero = none
}

// Dial is a text with an action. URL is an address with http, https, mailto or tel, made
// by the program; "" = no action.
type Dial struct {
	Title string
	URL   template.URL
}

// Government is the identity that Chinese government sites must show. Enabled is
// false on other sites, and then nothing of it is shown.
type Government struct {
	Enabled             bool
	SiteName            string
	SiteDomain          string
	SiteIDCode          string // 政府网站标识码
	ICP                 string
	PoliceRecord        string // 公安机关备案号
	PartyGovernmentMark string // 党政机关标识: the address it links to
}
