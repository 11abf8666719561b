package doc

// Report is the front matter of a yearly report (type = "report").
type Report struct {
	Year    int      `toml:"year" zh:"年份,年度"`
	Body    string   `toml:"body" zh:"报告单位"` // 报告单位
	Figures []Figure `toml:"figures" zh:"数据"`

	// Original is the title of the report that the page presents in its own words; "" =
	// the page is the report.
	Original string `toml:"original" zh:"原报告"`

	// Published is the day on which the report was published, if that is not the page's
	// own date.
	Published When `toml:"published" zh:"公开日期"`
}

// Figure is one figure of a report.
type Figure struct {
	Key   string   `toml:"key"` // the same over the years
	Label string   `toml:"label"`
	Value Amount   `toml:"value"`
	Unit  string   `toml:"unit"`
	Parts []string `toml:"parts"` // keys of the figures that add up to this one
}
