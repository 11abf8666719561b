package deploy

import (
	"encoding/xml"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"
)

// Redirect leads from an old address to one of this site.
type Redirect struct {
	From  string // below the site's root, plain: "old/a.html", "old/" for a folder
	Query string // without "?", as browsers send it; "" = any or none
	To    string // from the host's root, percent-encoded: "/pufa/zhinan/a.html"
}

// Dialect is the form in which a web server takes redirects.
type Dialect string

const (
	Nginx         Dialect = "nginx"
	Apache        Dialect = "apache"
	IIS           Dialect = "iis"
	RedirectsFile Dialect = "_redirects" // for some static hosts
)

// Dialects lists them all.
var Dialects = []Dialect{Nginx, Apache, IIS, RedirectsFile}

// Map returns the file with the redirects: its name, by which a server finds it or under
// which it is to be included in the server's settings, and its text. base is the path of
// the site, "/" or "/pufa/".
func (d Dialect) Map(base string, all []Redirect) (name string, text []byte) {
	all = slices.Clone(all)
	// Those with a query first, since the first match counts.
	slices.SortFunc(all, func(a, b Redirect) int {
		if d := strings.Compare(a.From, b.From); d != 0 {
			return d
		}
		return -strings.Compare(a.Query, b.Query)
	})
	var b strings.Builder
	switch d {
	case Nginx:
		nginx(&b, base, all)
		return "redirects.nginx.conf", []byte(b.String())
	case Apache:
		apache(&b, all)
		return ".htaccess", []byte(b.String())
	case IIS:
		iis(&b, all)
		return "web.config", []byte(b.String())
	}
	for _, r := range all {
		fmt.Fprintln(&b, strings.Join(slices.DeleteFunc([]string{
			encode(base + r.From), strings.ReplaceAll(r.Query, "&", " "), r.To, "301"}, func(s string) bool { return s == "" }), " "))
	}
	return "_redirects", []byte(b.String())
}

func encode(path string) string { return (&url.URL{Path: path}).EscapedPath() }

// nginx writes locations for the inside of a server block. A "$" begins a variable
// there, except in the name of a location.
func nginx(b *strings.Builder, base string, all []Redirect) {
	b.WriteString("# Written by pufa deploy. In the server block of this site: include redirects.nginx.conf;\n")
	for len(all) > 0 {
		n := 1
		for n < len(all) && all[n].From == all[0].From {
			n++
		}
		var body strings.Builder
		for _, r := range all[:n] {
			to := strings.ReplaceAll(r.To, "$", "%24")
			if r.Query == "" {
				fmt.Fprintf(&body, " return 301 \"%s\";", to)
			} else {
				fmt.Fprintf(&body, " if ($args = \"%s\") { return 301 \"%s\"; }", r.Query, to)
			}
		}
		for _, from := range spellings(all[0].From) {
			fmt.Fprintf(b, "location = \"%s\" {%s }\n", base+from, body.String())
		}
		all = all[n:]
	}
}

// spellings returns a folder's address with and without its last slash.
func spellings(from string) []string {
	if strings.HasSuffix(from, "/") {
		return []string{from, strings.TrimSuffix(from, "/")}
	}
	return []string{from}
}

// pattern matches an old address below the folder where the settings lie.
func pattern(from string) string {
	if plain, folder := strings.CutSuffix(from, "/"); folder {
		return "^" + regexp.QuoteMeta(plain) + "/?$"
	}
	return "^" + regexp.QuoteMeta(from) + "$"
}

// apache writes rules for the .htaccess file in the site's folder. There, "%" and "$"
// with a digit refer to matches.
func apache(b *strings.Builder, all []Redirect) {
	b.WriteString("# Written by pufa deploy.\nRewriteEngine On\n")
	literal := strings.NewReplacer("%", `\%`, "$", `\$`)
	for _, r := range all {
		if r.Query != "" {
			fmt.Fprintf(b, "RewriteCond %%{QUERY_STRING} \"^%s$\"\n", regexp.QuoteMeta(r.Query))
		}
		fmt.Fprintf(b, "RewriteRule \"%s\" \"%s\" [R=301,L,NE,QSD]\n", pattern(r.From), literal.Replace(r.To))
	}
}

// iis writes a web.config for the site's folder. Its rules need the module "URL
// Rewrite".
func iis(b *strings.Builder, all []Redirect) {
	quote := func(s string) string {
		var q strings.Builder
		xml.EscapeText(&q, []byte(s)) // a strings.Builder does not fail
		return q.String()
	}
	b.WriteString("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- Written by pufa deploy. -->\n<configuration>\n  <system.webServer>\n    <rewrite>\n      <rules>\n")
	for i, r := range all {
		fmt.Fprintf(b, "        <rule name=\"pufa %d\" stopProcessing=\"true\">\n          <match url=\"%s\" />\n", i+1, quote(pattern(r.From)))
		if r.Query != "" {
			fmt.Fprintf(b, "          <conditions><add input=\"{QUERY_STRING}\" pattern=\"^%s$\" /></conditions>\n", quote(regexp.QuoteMeta(r.Query)))
		}
		fmt.Fprintf(b, "          <action type=\"Redirect\" url=\"%s\" appendQueryString=\"false\" redirectType=\"Permanent\" />\n        </rule>\n", quote(r.To))
	}
	b.WriteString("      </rules>\n    </rewrite>\n  </system.webServer>\n</configuration>\n")
}
