package doc

// Report is the front matter of a yearly report (type = "report").
type Report struct {
	Year    int      `toml:"year" zh:"年份,年度"`
	Body    string   `toml:"body" zh:"报告单位"` // 报告单位
	Figures []Figure `toml:"figures" zh:"数据"`
}

// Figure is one figure of a report.
type Figure struct {
	Key   string `toml:"key"` // the same over the years
	Label string `toml:"label"`
	Value Amount `toml:"value"`
	Unit  string `toml:"unit"`
}
