package plan

import (
	"html/template"
	"net/url"
	"regexp"
	"strings"

	"pufa/internal/site"
	"pufa/internal/view"
)

// Organization is who runs the site, as configured.
type Organization struct {
	Name, Address, Phone, Hours string
	Online, Progress            string
	ContactChecked              string
	ReportErrorURL              string
	Email, MapURL, FeedbackURL  string
}

// Accessibility is the site's part of the accessibility statement.
type Accessibility struct {
	Checked string // the day on which somebody last tested the pages, "2026-11-01"; "" = not given
	Limits  []string
}

var (
	addressIn = regexp.MustCompile(`https?://[^\s\p{Han}，。；、（）《》“”]+`)
	mailIn    = regexp.MustCompile(`[\w.+-]+@[\w-]+(?:\.[\w-]+)+`)

	// Phone numbers: with or without area code, mobile numbers, short numbers of public
	// services, 400 numbers.
	phoneIn = regexp.MustCompile(`(?:\+?86[- ])?(?:0\d{2,3}[- ]?\d{7,8}(?:[-转]\d{1,6})?|1[3-9]\d{9}|400[- ]?\d{3,4}[- ]?\d{3,4}|123\d{2}|95\d{3}|1[12]\d|[2-8]\d{6,7})`)
)

// organization makes the view of the organisation.
func (m *Planner) organization() view.Organization {
	o := m.options.Organization
	v := view.Organization{
		Name: o.Name, Address: o.Address, Phone: o.Phone, Hours: o.Hours, Online: o.Online, Progress: o.Progress, ContactChecked: o.ContactChecked,
		ReportErrorURL: o.ReportErrorURL, Email: o.Email, MapURL: o.MapURL, FeedbackURL: o.FeedbackURL,
	}
	add := func(kind, label, text, action string) {
		if text == "" {
			return
		}
		c := view.Contact{Kind: kind, Label: label, Parts: parts(text, kind == "phone" || kind == "progress" || kind == "online")}
		for _, p := range c.Parts {
			if p.URL != "" && action != "" && c.Action.URL == "" && (kind != "phone" || strings.HasPrefix(string(p.URL), "tel:")) {
				c.Action = view.Dial{Title: action, URL: p.URL}
			}
		}
		if kind == "address" && o.MapURL != "" {
			c.Action = view.Dial{Title: m.say("看地图", "See the map"), URL: template.URL(o.MapURL)}
		}
		v.Contacts = append(v.Contacts, c)
	}
	add("online", m.say("网上", "Online"), o.Online, m.say("网上提交", "Write online"))
	add("phone", m.say("电话", "Telephone"), o.Phone, m.say("打电话", "Call"))
	add("email", m.say("邮箱", "Mail"), o.Email, m.say("写邮件", "Write a mail"))
	add("address", m.say("当面", "In person"), o.Address, "")
	add("hours", m.say("时间", "Hours"), o.Hours, "")
	add("progress", m.say("查进度", "Progress"), o.Progress, "")
	return v
}

// parts splits a text at web addresses, mail addresses and phone numbers.
func parts(text string, phones bool) []view.Dial {
	var out []view.Dial
	plain := func(s string) {
		if s != "" {
			out = append(out, view.Dial{Title: s})
		}
	}
	for text != "" {
		at, end, address := len(text), len(text), ""
		if m := addressIn.FindStringIndex(text); m != nil {
			at, end, address = m[0], m[1], text[m[0]:m[1]]
		}
		if m := mailIn.FindStringIndex(text); m != nil && m[0] < at {
			at, end, address = m[0], m[1], "mailto:"+text[m[0]:m[1]]
		}
		if phones {
			if from, to := phone(text[:at]); to > 0 {
				at, end, address = from, to, "tel:"+dialled(text[from:to])
			}
		}
		plain(text[:at])
		if address != "" {
			title := strings.TrimSuffix(strings.TrimPrefix(strings.TrimPrefix(text[at:end], "https://"), "http://"), "/")
			out = append(out, view.Dial{Title: title, URL: template.URL(address)})
		}
		text = text[end:]
	}
	return out
}

// phone finds the first phone number in a text that is not part of a longer number; 0, 0
// = none.
func phone(text string) (from, to int) {
	digit := func(at int) bool { return at >= 0 && at < len(text) && text[at] >= '0' && text[at] <= '9' }
	for at := 0; at < len(text); {
		m := phoneIn.FindStringIndex(text[at:])
		if m == nil {
			return 0, 0
		}
		from, to = at+m[0], at+m[1]
		if !digit(from-1) && !digit(to) {
			return from, to
		}
		for at = to; digit(at); at++ { // part of a longer number
		}
	}
	return 0, 0
}

// dialled writes a number for tel: addresses (RFC 3966): without marks, and with an
// extension after ";ext=".
func dialled(s string) string {
	number, extension := s, ""
	if i := strings.Index(s, "转"); i >= 0 {
		number, extension = s[:i], s[i+len("转"):]
	} else if i := strings.LastIndexByte(s, '-'); i > 0 && len(s)-i-1 <= 6 && strings.HasPrefix(s, "0") && strings.Count(s, "-") > 1 {
		number, extension = s[:i], s[i+1:]
	}
	number = strings.NewReplacer("-", "", " ", "").Replace(number)
	if extension != "" {
		return number + ";ext=" + extension
	}
	return number
}

// feedback returns the address for feedback on a page. A mail has the page in its
// subject.
func (m *Planner) feedback(title, permalink string) string {
	to := m.options.Organization.FeedbackURL
	if !strings.HasPrefix(to, "mailto:") {
		return to
	}
	// Query escaping writes a space as +, which mail programs show.
	escape := func(s string) string { return strings.ReplaceAll(url.QueryEscape(s), "+", "%20") }
	to += "?subject=" + escape(m.say("对网页的意见：", "About the page: ")+title)
	if permalink != "" {
		to += "&body=" + escape("\n\n"+permalink)
	}
	return to
}

// phase splits the line about the site's phase at its first colon.
func (m *Planner) phase(k fragmentKey) view.Phase {
	text := m.options.Phase
	if text == "" {
		return view.Phase{}
	}
	p := view.Phase{Tag: text}
	for _, colon := range []string{"：", ": "} {
		if tag, rest, ok := strings.Cut(text, colon); ok {
			p.Tag, p.Text = tag, rest
			break
		}
	}
	if m.about != nil {
		p.Link = view.Link{Title: m.about.Title, URL: site.Rooted(k.root, m.about.URL)}
	}
	return p
}
