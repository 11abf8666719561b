package doc

import (
	"errors"
	"strconv"
	"time"

	"pufa/internal/law"
)

// Meta is the front matter of a page, TOML between +++ lines. The toml tags are
// the keys; unknown keys are reported where front matter is decoded.
type Meta struct {
	Title    string   `toml:"title"`
	Slug     string   `toml:"slug"` // file name in the address; "" = the source's name
	Type     string   `toml:"type"` // "" = from the channel's cascade, else "guide"
	Date     When     `toml:"date"` // publication; a future date = scheduled
	Updated  When     `toml:"updated"`
	Expires  When     `toml:"expires"`
	Draft    *bool    `toml:"draft"`    // nil = from the cascade, else false
	Weight   int      `toml:"weight"`   // order in lists, ascending; 0 = after all weighted ones
	SortKey  string   `toml:"sort_key"` // used instead of the title for sorting
	Summary  string   `toml:"summary"`
	Keywords []string `toml:"keywords"`
	Search   *bool    `toml:"search"`   // false = excluded from search
	Glossary *bool    `toml:"glossary"` // whether words of the glossary are marked; nil = as set for the site
	Tags     []string `toml:"tags"`

	// Facets holds the values of the facet keys that the settings declare besides tags,
	// in the order of the settings.
	Facets [][]string `toml:"-"`

	Step    string   `toml:"step"` // which steps of which process the page is about: "liucheng.md#shouli", or "liucheng.md#fucha,fuhe", relative to the source file
	Author  string   `toml:"author"`
	Source  string   `toml:"source"` // 来源: publishing unit, or where a reprint comes from
	Image   string   `toml:"image"`  // relative to the source file
	Aliases []string `toml:"aliases"`

	Document Disclosure `toml:"document"`
	Facts    []Fact     `toml:"facts"` // the box of key facts above a guide

	// Keys of statutes and their notes, which package site reads.
	StatuteMeta
	NotesMeta

	// Fronts holds the front matter of kinds of pages that the file has, as pointers to
	// structs. Read it with [Front].
	Fronts []any `toml:"-"`

	// Channels (_index.md).
	ColumnType     string   `toml:"column_type"`
	ColumnKeywords []string `toml:"column_keywords"`
	Cascade        Cascade  `toml:"cascade"`
	Groups         []Group  `toml:"groups"` // parts of its list; none = one list

	// The home page.
	Tasks []Task `toml:"tasks"` // the most frequent requests
}

// Cascade holds defaults that a channel sets for the pages and channels below it. The
// nearest channel wins.
type Cascade struct {
	Type           string   `toml:"type"`
	Draft          *bool    `toml:"draft"`
	Author         string   `toml:"author"`
	Source         string   `toml:"source"`
	ColumnType     string   `toml:"column_type"`
	ColumnKeywords []string `toml:"column_keywords"`
}

// Group is a part of a channel's list with a title of its own, such as 提之前.
type Group struct {
	Title   string   `toml:"title"`
	Summary string   `toml:"summary"`
	Pages   []string `toml:"pages"` // source files, relative to the channel's folder, in the order of the list
}

// Disclosure is the card of an official document (政府信息公开).
type Disclosure struct {
	Index    string `toml:"index"`    // 索引号
	Number   string `toml:"number"`   // 发文字号
	Issuer   string `toml:"issuer"`   // 发文机关
	Written  When   `toml:"written"`  // 成文日期
	Subject  string `toml:"subject"`  // 主题分类
	Validity string `toml:"validity"` // 有效性: 有效, 失效, 废止, 部分失效
}

// Empty reports whether no field is set.
func (d Disclosure) Empty() bool { return d == Disclosure{} }

// Fact is one line of the key-facts box, such as 期限: 30 日内提出.
type Fact struct {
	Label string `toml:"label"`
	Value string `toml:"value"`
	Note  string `toml:"note"`
}

// Task is one of the frequent requests shown on the home page.
type Task struct {
	Title  string `toml:"title"`
	Page   string `toml:"page"`   // source file, relative to the home page's
	Answer string `toml:"answer"` // the short answer
	Icon   string `toml:"icon"`   // name of one of the theme's icons; "" = none
}

// When is a date, or a date with a time, as an author wrote it. Without a zone it is in
// the site's zone, never the machine's. The zero When means that no date was given.
type When struct {
	Wall     time.Time // if Zoned, the moment; else the wall clock, stored as UTC
	Zoned    bool      // the author named a zone
	DateOnly bool      // no time of day was given; midnight is meant
}

// IsZero reports whether no date was given.
func (w When) IsZero() bool { return w.Wall.IsZero() }

// Day returns the day that the author wrote, in any zone; the zero Date if no date was
// given.
func (w When) Day() law.Date {
	if w.IsZero() {
		return law.Date{}
	}
	return law.DateOf(w.Wall)
}

// UnmarshalTOML accepts a TOML date, time or date-time, and nothing else.
func (w *When) UnmarshalTOML(v any) error {
	t, ok := v.(time.Time)
	if !ok {
		return errors.New("not a date")
	}
	switch t.Location().String() {
	case "datetime-local", "date-local", "time-local": // names that BurntSushi/toml gives to zoneless values
		w.DateOnly = t.Location().String() == "date-local"
		w.Wall = time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, time.UTC)
	default:
		*w = When{Wall: t.UTC(), Zoned: true}
	}
	return nil
}

// Amount is a figure as printed: the digits that an author wrote, as a TOML number or a
// string.
type Amount string

// UnmarshalTOML accepts a TOML integer, float or string.
func (a *Amount) UnmarshalTOML(v any) error {
	switch v := v.(type) {
	case string:
		*a = Amount(v)
	case int64:
		*a = Amount(strconv.FormatInt(v, 10))
	case float64:
		*a = Amount(strconv.FormatFloat(v, 'f', -1, 64))
	default:
		return errors.New("not a number")
	}
	return nil
}

// In returns the moment in the site's zone.
func (w When) In(zone *time.Location) time.Time {
	if w.Zoned {
		return w.Wall.In(zone)
	}
	y, m, d := w.Wall.Date()
	return time.Date(y, m, d, w.Wall.Hour(), w.Wall.Minute(), w.Wall.Second(), 0, zone)
}
