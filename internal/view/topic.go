package view

// Topic is the view of "topic": a page about one day of a year. Body holds what is shown
// in today's phase.
type Topic struct {
	Guide
	TopicHead
	ThemeSource string
	Lists       []TopicList
}

// TopicHead is the head of a topic, on its page and on the home page.
type TopicHead struct {
	Mark      string // a few large characters: "12·4"; "" = none
	Theme     string // "" = not announced yet
	Countdown Countdown
}

// TopicStrip is the banner of a topic on the home page.
type TopicStrip struct {
	Card
	TopicHead
	Until string // last day of the banner, "2026-12-10": a script removes it if the site was not rebuilt
	More  []Link // the first of its pages
}

// TopicList is a list of pages that belong to a topic.
type TopicList struct {
	ID, Title string
	Items     []TopicItem
}

// TopicItem is a page, or a file to download.
type TopicItem struct {
	Card
	Kind string // 问答题, PDF; "" = a guide
}

// Countdown is the time from the day of the build to a topic's day. Its words stay true
// without a script, since they name the day of the build; a script counts from the
// reader's day.
type Countdown struct {
	Phase             string // "before", "during", "after"; "" = no day is set
	Day, Starts, Ends string // for machines: "2026-12-04"
	When              string // 2026 年 12 月 4 日，星期五
	Span              string // 活动：12 月 1 日至 12 月 7 日; "" = only the day
	Text              string // 还有 4 天
	AsOf              string // 截至 11 月 30 日: the day for which Text is true; "" = true for every later day, too
}
