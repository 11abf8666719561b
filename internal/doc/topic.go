package doc

// Topic is the front matter of a topic (type = "topic"): events around one day of a year,
// such as 12·4.
type Topic struct {
	Theme       string   `toml:"theme"`                  // this year's theme, in the official wording
	ThemeSource string   `toml:"theme_source" zh:"主题来源"` // where it was announced
	Mark        string   `toml:"mark" zh:"大字"`           // a few large characters: "12·4"
	Day         When     `toml:"day"`
	Starts      When     `toml:"starts" zh:"开始,活动开始,开始日期"` // first day of the events; none = Day
	Ends        When     `toml:"ends" zh:"结束,活动结束,结束日期"`   // last day of it; none = Day
	ShowFrom    When     `toml:"show_from" zh:"显示开始"`      // first day of the banner on the home page; none = as soon as the page is published
	ShowUntil   When     `toml:"show_until" zh:"显示结束"`     // last day of it; none = Ends
	Gathers     []Gather `toml:"gathers" zh:"列表,收录"`
}

// Gather is a list of pages on a topic: those that match Tag, Channel and Kind, or those
// that it names.
type Gather struct {
	Title   string   `toml:"title"`
	Tag     string   `toml:"tag"`
	Channel string   `toml:"channel" zh:"栏目"` // folder below content/, with the folders in it
	Kind    string   `toml:"kind" zh:"种类"`    // "quiz"
	Pages   []string `toml:"pages"`           // source files, or files to download, relative to the topic's own
}

// Phase says whether a day is before, during or after the events of a topic. Headings of
// level 2 with such an id are shown in that phase only.
type Phase string

const (
	Before Phase = "before"
	During Phase = "during" // the days from Starts to Ends
	After  Phase = "after"
)

// Phases lists the phases in order.
var Phases = []Phase{Before, During, After}
