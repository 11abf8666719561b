package markdown

import (
	"regexp"

	"github.com/microcosm-cc/bluemonday"
)

var (
	idForm    = regexp.MustCompile(`^[\p{L}\p{N}][\p{L}\p{M}\p{N}_.:-]*$`)
	classForm = regexp.MustCompile(`^[\p{L}\p{M}\p{N}_ -]+$`)
	wordForm  = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9-]*$`)
	timeForm  = regexp.MustCompile(`^[0-9A-Za-z:+. -]{1,40}$`)
	listForm  = regexp.MustCompile(`^[1aAiI]$`)
)

// newPolicy lists what raw HTML may contain. Everything else is left out. It
// does not decide about addresses of a and img: they become holes.
func newPolicy() *bluemonday.Policy {
	p := bluemonday.NewPolicy()
	p.AllowNoAttrs().OnElements(elements...)
	p.AllowAttrs("id").Matching(idForm).Globally()
	p.AllowAttrs("class").Matching(classForm).Globally()
	p.AllowAttrs("lang", "dir").Matching(wordForm).Globally()
	p.AllowAttrs("title", "aria-label").Globally()
	p.AllowAttrs("aria-hidden").Matching(regexp.MustCompile(`^(true|false)$`)).Globally()
	p.AllowAttrs("open").OnElements("details")
	p.AllowAttrs("colspan", "rowspan").Matching(bluemonday.Integer).OnElements("td", "th")
	p.AllowAttrs("span").Matching(bluemonday.Integer).OnElements("col", "colgroup")
	p.AllowAttrs("scope").Matching(regexp.MustCompile(`^(row|col|rowgroup|colgroup)$`)).OnElements("th")
	p.AllowAttrs("start").Matching(bluemonday.Integer).OnElements("ol")
	p.AllowAttrs("value").Matching(bluemonday.Integer).OnElements("li")
	p.AllowAttrs("type").Matching(listForm).OnElements("ol")
	p.AllowAttrs("reversed").OnElements("ol")
	p.AllowAttrs("datetime").Matching(timeForm).OnElements("time", "ins", "del")
	p.AllowAttrs("alt").OnElements("img")
	p.AllowAttrs("width", "height").Matching(bluemonday.Integer).OnElements("img", "video")
	p.AllowAttrs("src").OnElements("audio", "video", "source", "track")
	p.AllowAttrs("poster").OnElements("video")
	p.AllowAttrs("controls", "loop", "muted").OnElements("audio", "video")
	p.AllowAttrs("preload").Matching(wordForm).OnElements("audio", "video")
	p.AllowAttrs("type").Matching(regexp.MustCompile(`^[a-z]+/[a-z0-9.+-]+$`)).OnElements("source")
	p.AllowAttrs("kind", "srclang").Matching(wordForm).OnElements("track")
	p.AllowAttrs("label").OnElements("track")
	p.AllowURLSchemes("http", "https")
	p.AllowRelativeURLs(true)
	p.RequireParseableURLs(true)
	return p
}

var elements = []string{
	"a", "abbr", "aside", "audio", "b", "bdi", "bdo", "blockquote", "br", "caption", "cite", "code", "col", "colgroup",
	"dd", "del", "details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "h2", "h3", "h4", "h5", "h6", "hr",
	"i", "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "rp", "rt", "ruby", "s", "samp", "section", "small",
	"source", "span", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr",
	"track", "u", "ul", "var", "video", "wbr",
}

func set(names ...string) map[string]bool {
	m := make(map[string]bool, len(names))
	for _, n := range names {
		m[n] = true
	}
	return m
}

// The tables below are the parts of HTML's content models that keep a page
// valid and stop an unclosed element from swallowing the rest.
var (
	voidElements = set("br", "col", "hr", "img", "source", "track", "wbr")

	// phrasing elements may be in a line of text.
	phrasing = set("a", "abbr", "audio", "b", "bdi", "bdo", "br", "cite", "code", "del", "dfn", "em", "i", "img", "ins", "kbd",
		"mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "source", "span", "strong", "sub", "sup", "time", "track", "u",
		"var", "video", "wbr")

	// flowHosts may contain blocks.
	flowHosts = set("aside", "blockquote", "dd", "details", "div", "figcaption", "figure", "li", "section", "td", "th")

	// parents lists the possible parents of elements that need one of a few.
	parents = map[string]map[string]bool{
		"caption": set("table"), "col": set("colgroup"), "colgroup": set("table"),
		"tbody": set("table"), "thead": set("table"), "tfoot": set("table"),
		"tr": set("table", "tbody", "thead", "tfoot"), "td": set("tr"), "th": set("tr"),
		"li": set("ul", "ol"), "dt": set("dl"), "dd": set("dl"), "summary": set("details"), "figcaption": set("figure"),
		"rt": set("ruby"), "rp": set("ruby"), "source": set("audio", "video"), "track": set("audio", "video"),
	}

	// onlyParts lists elements that contain only the elements that name them as
	// a parent.
	onlyParts = set("table", "tbody", "thead", "tfoot", "tr", "ul", "ol", "dl", "colgroup", "audio", "video")

	// endsOpen lists the elements that a start tag ends if they are open
	// directly around it.
	endsOpen = map[string]map[string]bool{
		"li": set("li"), "dt": set("dt", "dd"), "dd": set("dt", "dd"), "rt": set("rt", "rp"), "rp": set("rt", "rp"),
		"td": set("td", "th"), "th": set("td", "th"), "tr": set("td", "th", "tr"),
		"tbody": set("td", "th", "tr", "tbody", "thead", "colgroup"), "tfoot": set("td", "th", "tr", "tbody", "thead"),
		"thead": set("colgroup", "caption"),
	}

	// mayEndSilently lists elements whose end tag is optional in HTML.
	mayEndSilently = set("li", "p", "dt", "dd", "tr", "td", "th", "tbody", "thead", "tfoot", "rt", "rp", "colgroup")

	// rawText elements contain no markup; their content is left out with them.
	rawText = set("script", "style", "iframe", "noembed", "noframes", "noscript", "textarea", "title", "xmp", "plaintext")
)
