package config

import (
	"net/mail"
	"net/url"
	"path"
	"regexp"
	"strings"
	"time"

	"pufa/internal/diag"
)

var (
	// unfilled matches placeholders: 【电话：待填】, 【Telephone: to be filled in】. It is loose,
	// since settings contain no form texts that look alike.
	unfilled = regexp.MustCompile(`【[^】]*(待|填|补|核实|(?i:to be |todo))[^】]*】`)

	language = regexp.MustCompile(`^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$`)
	host     = regexp.MustCompile(`^[\p{L}\p{N}]([\p{L}\p{N}-]*[\p{L}\p{N}])?(\.[\p{L}\p{N}]([\p{L}\p{N}-]*[\p{L}\p{N}])?)+$`)

	// Forms seen on sites: ten digits, bm and eight digits for ministries, N and nine
	// digits for other bodies.
	siteID = regexp.MustCompile(`^(\d{10}|bm\d{8}|N\d{9})$`)
	icp    = regexp.MustCompile(`^\p{Han}ICP备\d+号(-\d+)?$`)
	police = regexp.MustCompile(`^\p{Han}公网安备\s*\d{14}号?$`)
)

// placeholder reports a value that is not filled in yet.
func (c *checker) placeholder(key, value string) bool {
	if !unfilled.MatchString(value) {
		return false
	}
	c.add("config/placeholder", key, lastPart(key), value)
	return true
}

// webAddress parses an absolute http or https address.
func webAddress(s string) (*url.URL, bool) {
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || u.Opaque != "" {
		return nil, false
	}
	return u, true
}

// BaseURL reads the full address of a site, from config.toml or the command line, and
// returns it with a slash at the end. problem is "" or the code of a finding; then
// address is what was probably meant.
func BaseURL(s string) (address, problem string) {
	s = strings.TrimSpace(s)
	u, ok := webAddress(s)
	if !ok {
		if guess, ok := webAddress("https://" + strings.TrimLeft(s, "/:")); ok && strings.Contains(guess.Host, ".") && !strings.Contains(s, "://") {
			return folder(guess), "config/base-url"
		}
		return "https://www.example.gov.cn/pufa/", "config/base-url"
	}
	if u.RawQuery != "" || u.ForceQuery || u.Fragment != "" || u.User != nil || strings.HasSuffix(s, "#") {
		return folder(u), "config/base-url-extra"
	}
	return folder(u), ""
}

// baseURL returns the site's address with a slash at the end; "" = not known.
func (c *checker) baseURL(s string) string {
	if strings.TrimSpace(s) == "" {
		if !c.misread("base_url") {
			c.diags.Add("config/no-base-url", diag.At(c.file.Path))
		}
		return ""
	}
	if c.placeholder("base_url", s) {
		return ""
	}
	address, problem := BaseURL(s)
	if problem != "" {
		c.add(problem, "base_url", strings.TrimSpace(s), address)
	}
	if problem == "config/base-url" { // don't use a guess
		return ""
	}
	return address
}

// folder prints an address with a slash at the end.
func folder(u *url.URL) string {
	p := path.Clean("/" + u.Path)
	if p != "/" {
		p += "/"
	}
	return (&url.URL{Scheme: u.Scheme, Host: strings.ToLower(u.Host), Path: p}).String()
}

// url returns an address that may be linked, or "".
func (c *checker) url(key, s string) string {
	s = strings.TrimSpace(s)
	if s == "" || c.placeholder(key, s) {
		return ""
	}
	u, ok := webAddress(s)
	if !ok {
		c.add("config/url", key, lastPart(key), s)
		return ""
	}
	return u.String()
}

// mail returns a mail address, or "" if it is not one.
func (c *checker) mail(key, s string) string {
	s = strings.TrimSpace(s)
	if s == "" || c.placeholder(key, s) {
		return ""
	}
	if a, err := mail.ParseAddress(s); err != nil || a.Address != s {
		c.add("config/mail", key, lastPart(key), s)
		return ""
	}
	return s
}

// feedback returns the address that readers write to: a web form or a mail address.
func (c *checker) feedback(s string) string {
	const key = "organization.feedback_url"
	s = strings.TrimSpace(s)
	if address, ok := strings.CutPrefix(s, "mailto:"); ok || strings.Contains(s, "@") && !strings.Contains(s, "/") {
		if address = c.mail(key, address); address == "" {
			return ""
		}
		return "mailto:" + address
	}
	return c.url(key, s)
}

func (c *checker) language(s string) string {
	const usual = "zh-CN"
	if s == "" {
		return usual
	}
	if language.MatchString(s) && !strings.EqualFold(s, "cn") {
		return s
	}
	like := strings.ReplaceAll(strings.TrimSpace(s), "_", "-")
	if !language.MatchString(like) || strings.EqualFold(like, "cn") {
		like = usual
	}
	c.add("config/language", "language", s, like)
	return like
}

func (c *checker) addresses(s string) string {
	switch s {
	case "":
		return AddressFile
	case AddressFile, AddressFolder:
		return s
	}
	near := diag.Nearest(strings.ToLower(s), []string{AddressFile, AddressFolder})
	if near == "" {
		near = AddressFile
	}
	c.add("config/addresses", "addresses", s, near)
	return near
}

func (c *checker) theme(s string) string {
	const usual = "pufa"
	switch {
	case s == "":
		return usual
	case strings.ContainsAny(s, `/\:`) || strings.HasPrefix(s, ".") || strings.TrimSpace(s) != s:
		c.add("config/theme-name", "theme", s)
		return usual
	}
	return s
}

// zones are the names that a wrong one is compared with.
var zones = []string{"Asia/Shanghai", "Asia/Urumqi", "Asia/Hong_Kong", "Asia/Macau", "Asia/Taipei", "Asia/Singapore", "Asia/Tokyo", "UTC"}

// zone returns the time zone. "Local" is refused, since it differs from machine to
// machine.
func (c *checker) zone(name string) (string, *time.Location) {
	const usual = "Asia/Shanghai"
	if name == "" {
		name = usual
	}
	loc, err := time.LoadLocation(name)
	if err == nil && name != "Local" {
		return name, loc
	}
	if name != usual {
		near := diag.Nearest(name, zones)
		if near == "" {
			near = usual
		}
		c.add("config/timezone", "timezone", name, near)
	}
	if loc, err = time.LoadLocation(usual); err != nil {
		loc = time.FixedZone(usual, 8*60*60) // no time zone data; China has had this one since 1992
	}
	return usual, loc
}

func (c *checker) government(w government) Government {
	g := Government{
		Enabled:      w.Enabled == nil || *w.Enabled,
		SiteName:     strings.TrimSpace(w.SiteName),
		SiteDomain:   strings.TrimSpace(w.SiteDomain),
		SiteIDCode:   strings.TrimSpace(w.SiteIDCode),
		ICP:          strings.TrimSpace(w.ICP),
		PoliceRecord: strings.TrimSpace(w.PoliceRecord),
	}
	if !g.Enabled {
		return g
	}
	g.PartyGovernmentMark = c.url("government.party_government_mark", w.PartyGovernmentMark)
	if g.SiteDomain != "" && !unfilled.MatchString(g.SiteDomain) && !host.MatchString(g.SiteDomain) {
		like := bareHost(g.SiteDomain)
		c.add("config/site-domain", "government.site_domain", g.SiteDomain, like)
	}
	for _, f := range []struct {
		key, value string
		required   bool // on every page, by the annex on page tags of the 2017 guideline
		form       *regexp.Regexp
		code       string
	}{
		{"site_name", g.SiteName, true, nil, ""},
		{"site_domain", g.SiteDomain, true, nil, ""},
		{"site_id_code", g.SiteIDCode, true, siteID, "config/site-id-code"},
		{"icp", g.ICP, false, icp, "config/icp"},
		{"police_record", g.PoliceRecord, false, police, "config/police-record"},
	} {
		key := "government." + f.key
		switch {
		case f.value == "" && f.required:
			c.add("config/government-missing", key, f.key)
		case f.value == "" || c.placeholder(key, f.value):
		case f.form != nil && !f.form.MatchString(f.value):
			c.add(f.code, key, f.value)
		}
	}
	return g
}

// bareHost extracts the host from what was written for it.
func bareHost(s string) string {
	if _, after, ok := strings.Cut(s, "//"); ok {
		s = after
	}
	s, _, _ = strings.Cut(s, "/")
	s, _, _ = strings.Cut(s, ":")
	if s = strings.TrimSpace(s); host.MatchString(s) {
		return s
	}
	return "www.example.gov.cn"
}
