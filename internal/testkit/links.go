package testkit

import (
	"net/url"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// Link is an address that a page uses. Loads means that the browser fetches it by itself,
// Follow that a reader may go there.
type Link struct {
	Address       string
	Loads, Follow bool
}

// Links lists the addresses that a page uses.
func Links(t testing.TB, text string) []Link {
	var out []Link
	EachTag(t, text, func(tag string, attrs map[string]string) {
		switch tag {
		case "a", "area":
			if h, ok := attrs["href"]; ok {
				out = append(out, Link{Address: h, Follow: true})
			}
		case "link":
			rel := attrs["rel"]
			if rel == "canonical" {
				return // a full address by nature
			}
			out = append(out, Link{Address: attrs["href"], Loads: rel == "stylesheet" || rel == "icon" || rel == "preload"})
		case "img", "script", "source", "video", "audio", "iframe", "embed":
			if s, ok := attrs["src"]; ok {
				out = append(out, Link{Address: s, Loads: true})
			}
			for _, candidate := range strings.Split(attrs["srcset"], ",") {
				if fields := strings.Fields(candidate); len(fields) > 0 {
					out = append(out, Link{Address: fields[0], Loads: true})
				}
			}
		case "meta":
			if strings.EqualFold(attrs["http-equiv"], "refresh") {
				_, address, _ := strings.Cut(attrs["content"], "url=")
				out = append(out, Link{Address: address, Follow: true})
			}
		case "form":
			if a, ok := attrs["action"]; ok {
				out = append(out, Link{Address: a})
			}
		}
	})
	return slices.DeleteFunc(out, func(l Link) bool {
		return strings.HasPrefix(l.Address, "data:") || strings.HasPrefix(l.Address, "mailto:") || strings.HasPrefix(l.Address, "tel:")
	})
}

// EachTag calls do for each start tag of a page. An attribute that occurs twice in a tag
// is an error of the test.
func EachTag(t testing.TB, text string, do func(tag string, attrs map[string]string)) {
	z := html.NewTokenizer(strings.NewReader(text))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return
		case html.StartTagToken, html.SelfClosingTagToken:
			token := z.Token()
			attrs := map[string]string{}
			for _, a := range token.Attr {
				if _, twice := attrs[a.Key]; twice {
					t.Errorf("<%s> has two attributes %s", token.Data, a.Key)
				}
				attrs[a.Key] = a.Val
			}
			do(token.Data, attrs)
		}
	}
}

// Resolve returns the full address to which an address on a page leads.
func Resolve(page, address string) (*url.URL, error) {
	base, err := url.Parse(page)
	if err != nil {
		return nil, err
	}
	return base.Parse(address)
}
