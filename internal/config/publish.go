package config

// Published returns the settings without what is still to be filled in: nobody who
// reads the site can use it. That it is missing was told when they were read.
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
