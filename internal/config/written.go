package config

import (
	"errors"
	"slices"
	"strconv"
	"time"

	"pufa/internal/doc"
	"pufa/internal/fields"
)

// written is config.toml as people write it.
type written struct {
	Title         string            `toml:"title"`
	BaseURL       string            `toml:"base_url"`
	Language      string            `toml:"language"`
	Timezone      string            `toml:"timezone"`
	Theme         string            `toml:"theme"`
	Addresses     string            `toml:"addresses"`
	Links         string            `toml:"links"`
	Phase         string            `toml:"phase"`
	Organization  organization      `toml:"organization"`
	Government    *government       `toml:"government"`
	Notices       []notice          `toml:"notices"`
	Menu          []menuEntry       `toml:"menu"`
	Review        review            `toml:"review"`
	Markdown      markdown          `toml:"markdown"`
	Law           law               `toml:"law"`
	Search        search            `toml:"search"`
	Accessibility accessibility     `toml:"accessibility"`
	Lists         lists             `toml:"lists"`
	Feeds         feeds             `toml:"feeds"`
	Facets        []facet           `toml:"facets"`
	FrontMatter   map[string]string `toml:"front_matter"`
	Deploy        []deploy          `toml:"deploy"`
	Params        map[string]param  `toml:"params"`
}

// Keys lists the keys of config.toml, in the order of its tables, without those that are
// known only to be refused.
func Keys() []fields.Key {
	return slices.DeleteFunc(fields.Describe(written{}), func(k fields.Key) bool { return slices.Contains(refused, k.Path) })
}

type organization struct {
	Name           string `toml:"name"`
	Address        string `toml:"address"`
	Phone          string `toml:"phone"`
	Hours          string `toml:"hours"`
	Online         string `toml:"online"`
	Progress       string `toml:"progress"`
	ContactChecked day    `toml:"contact_checked"`
	ReportErrorURL string `toml:"report_error_url"`
	Email          string `toml:"email"`
	MapURL         string `toml:"map_url"`
	FeedbackURL    string `toml:"feedback_url"`
}

type notice struct {
	Text  string   `toml:"text"`
	Link  string   `toml:"link"`
	From  doc.When `toml:"from"`
	Until doc.When `toml:"until"`
}

type government struct {
	Enabled             *bool  `toml:"enabled"`
	SiteName            string `toml:"site_name"`
	SiteDomain          string `toml:"site_domain"`
	SiteIDCode          string `toml:"site_id_code"`
	ICP                 string `toml:"icp"`
	PoliceRecord        string `toml:"police_record"`
	PartyGovernmentMark string `toml:"party_government_mark"`
}

type menuEntry struct {
	Title string `toml:"title"`
	Page  string `toml:"page"`
}

type review struct {
	Stages   []string `toml:"stages"`
	Required bool     `toml:"required"`
}

type markdown struct {
	HardBreaks bool `toml:"hard_breaks"`
	Glossary   bool `toml:"glossary"`
}

type law struct {
	ArticlePages bool `toml:"article_pages"`
}

type search struct {
	Enabled  bool     `toml:"enabled"`
	Synonyms string   `toml:"synonyms"`
	Exclude  []string `toml:"exclude"`
}

type accessibility struct {
	Checked day      `toml:"checked"`
	Limits  []string `toml:"limits"`
}

// day is a date without a time, "2026-11-01".
type day string

func (d *day) UnmarshalTOML(v any) error {
	t, ok := v.(time.Time)
	if !ok {
		return errors.New("not a date")
	}
	*d = day(t.Format(time.DateOnly))
	return nil
}

// param is a setting of a theme, as text.
type param string

func (p *param) UnmarshalTOML(v any) error {
	switch v := v.(type) {
	case string:
		*p = param(v)
	case bool:
		*p = param(strconv.FormatBool(v))
	case int64:
		*p = param(strconv.FormatInt(v, 10))
	case float64:
		*p = param(strconv.FormatFloat(v, 'f', -1, 64))
	default:
		return errors.New("not a text, number or boolean")
	}
	return nil
}
