package doc

// Topic is the front matter of a topic (type = "topic"): what goes on around one day of
// a year, such as 12·4.
type Topic struct {
	Theme       string   `toml:"theme"`                  // of this year, as who sets it worded it
	ThemeSource string   `toml:"theme_source" zh:"主题来源"` // where that is said
	Mark        string   `toml:"mark" zh:"大字"`           // a few large signs: "12·4"
	Day         When     `toml:"day"`
	Starts      When     `toml:"starts" zh:"开始,活动开始,开始日期"` // first day of what goes on; none = Day
	Ends        When     `toml:"ends" zh:"结束,活动结束,结束日期"`   // last day of it; none = Day
	ShowFrom    When     `toml:"show_from" zh:"显示开始"`      // first day of the strip on the home page; none = as soon as the page is published
	ShowUntil   When     `toml:"show_until" zh:"显示结束"`     // last day of it; none = Ends
	Gathers     []Gather `toml:"gathers" zh:"列表,收录"`
}

// Gather is a list of pages that a topic leads to: those that fit Tag, Channel and Kind,
// or those that it names.
type Gather struct {
	Title   string   `toml:"title"`
	Tag     string   `toml:"tag"`
	Channel string   `toml:"channel" zh:"栏目"` // folder below content/; what stands in it and below
	Kind    string   `toml:"kind" zh:"种类"`    // "quiz"
	Pages   []string `toml:"pages"`           // source files, or files to download, relative to the topic's own
}

// Phase tells where a day stands to what a topic is about. Headings of level 2 with such
// an id are shown in that phase only.
type Phase string

const (
	Before Phase = "before"
	During Phase = "during" // the days from Starts to Ends
	After  Phase = "after"
)

// Phases lists them in order.
var Phases = []Phase{Before, During, After}
