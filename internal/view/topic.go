package view

// Topic is the view of "topic": a page about one day of a year. Body holds what is shown
// in the phase of today.
type Topic struct {
	Guide
	TopicHead
	ThemeSource string
	Lists       []TopicList
}

// TopicHead is what a topic says of itself, on its page and on the home page.
type TopicHead struct {
	Mark      string // a few large signs: "12·4"; "" = none
	Theme     string // "" = not announced yet
	Countdown Countdown
}

// TopicStrip is the strip of a topic on the home page.
type TopicStrip struct {
	Card
	TopicHead
	Until string // last day of the strip, "2026-12-10": a script takes it away where nobody built the site anew
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

// Countdown tells how far a topic's day is from the day on which the site was built. Its
// words stay true without a script, since they name that day; a script writes those of
// the reader's.
type Countdown struct {
	Phase             string // "before", "during", "after"; "" = there is no day
	Day, Starts, Ends string // for machines: "2026-12-04"
	When              string // 2026 年 12 月 4 日，星期五
	Span              string // 活动：12 月 1 日至 12 月 7 日; "" = the day alone
	Text              string // 还有 4 天
	AsOf              string // 截至 11 月 30 日: Text is true of that day; "" = of every later day, too
}
