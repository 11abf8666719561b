package config

// Published returns the settings without placeholders, which are of no use to readers.
// They were reported when the file was parsed.
func (c *Config) Published() *Config {
	out := *c
	for _, s := range []*string{
		&out.Phase,
		&out.Organization.Name, &out.Organization.Address, &out.Organization.Phone, &out.Organization.Hours,
		&out.Organization.Online, &out.Organization.Progress,
		&out.Government.SiteName, &out.Government.SiteDomain, &out.Government.SiteIDCode, &out.Government.ICP, &out.Government.PoliceRecord,
	} {
		if unfilled.MatchString(*s) {
			*s = ""
		}
	}
	out.Params, out.Notices = nil, nil
	for _, p := range c.Params {
		if !unfilled.MatchString(p.Value) {
			out.Params = append(out.Params, p)
		}
	}
	for _, n := range c.Notices {
		if !unfilled.MatchString(n.Text) {
			out.Notices = append(out.Notices, n)
		}
	}
	return &out
}
