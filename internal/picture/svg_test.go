package picture

import (
	"bytes"
	"encoding/base64"
	"encoding/xml"
	"io"
	"regexp"
	"strings"
	"testing"
)

const svgOpen = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"`

func TestSVGSize(t *testing.T) {
	for attributes, want := range map[string][2]int{
		`width="40" height="30"`:                          {40, 30},
		`width="40px" height="30.4"`:                      {40, 30},
		`width="1in" height="72pt"`:                       {96, 96},
		`width="25.4mm" height="2.54cm"`:                  {96, 96},
		`viewBox="0 0 400 300"`:                           {400, 300},
		`viewBox="0,0,400,300" width="200"`:               {200, 150},
		`viewBox="0 0 400 300" height="150"`:              {200, 150},
		`viewBox="0 0 400 300" width="100%" height="50%"`: {400, 300},
		`width="100%"`:                                    {300, 150},
		``:                                                {300, 150},
		`width="NaN" height="Inf"`:                        {300, 150},
		`width="-5" height="1e300"`:                       {300, 10000},
		`viewBox="0 0 0 0"`:                               {300, 150},
	} {
		info, err := Probe([]byte(`<svg xmlns="http://www.w3.org/2000/svg" ` + attributes + `/>`))
		if err != nil || info.Width != want[0] || info.Height != want[1] {
			t.Errorf("%s: %d by %d, %v; want %v", attributes, info.Width, info.Height, err, want)
		}
	}
}

func TestSVGIsRecognisedBehindOtherThings(t *testing.T) {
	for head, want := range map[string]bool{
		"": true, "\ufeff": true, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n": true, "<!-- by hand -->\n": true,
		`<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">`: true,
		"text ": false, "<p/>": false, "<!DOCTYPE html><html>": false,
	} {
		if got := sniff([]byte(head+svgOpen+"/>")) == "svg"; got != want {
			t.Errorf("%q: %v", head, got)
		}
	}
}

func TestCleanSVG(t *testing.T) {
	photo := withJPEGSegments(encodeJPEG(t, pattern(8, 8)), exifSegment(1))
	data := "data:image/jpeg;base64,"
	clean, err := Make(photo, 0)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct{ in, want string }{
		"plain":                 {`<g id="a"><path d="M0 0" fill="red"/></g>`, `<g id="a"><path d="M0 0" fill="red"></path></g>`},
		"text, entities":        {`<text x="1">民法典 &lt;b&gt; &amp; &#20013;</text>`, `<text x="1">民法典 &lt;b&gt; &amp; 中</text>`},
		"script":                {`<script>alert(1)</script><g/>`, `<g></g>`},
		"script in CDATA":       {`<script><![CDATA[ <g/> ]]></script><g/>`, `<g></g>`},
		"script, another case":  {`<SCRIPT/><ScRiPt/><g/>`, `<g></g>`},
		"script, a prefix":      {`<s:script xmlns:s="http://www.w3.org/2000/svg">x</s:script><g/>`, `<g></g>`},
		"HTML":                  {`<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><img src="x" onerror="y"/></body></foreignObject><g/>`, `<g></g>`},
		"HTML element alone":    {`<img xmlns="http://www.w3.org/1999/xhtml" src="x"/><h:script xmlns:h="http://www.w3.org/1999/xhtml"/>`, ``},
		"events":                {`<g onclick="x" ONLOAD="y" onFocusIn="z" id="a"/>`, `<g id="a"></g>`},
		"outside, used":         {`<use href="http://evil.example/x.svg#a"/><use xlink:href="x.svg#a"/><use href="#a"/><use xlink:href="#a"/>`, `<use></use><use></use><use href="#a"></use><use xlink:href="#a"></use>`},
		"outside, pictures":     {`<image href="https://evil.example/x.png" width="1"/><feImage href="//x"/>`, `<image width="1"></image><feImage></feImage>`},
		"drawing in data":       {`<image href="data:image/svg+xml;base64,PHN2Zy8+"/><use href="data:image/png;base64,AAAA"/>`, `<image></image><use></use>`},
		"photograph in data":    {`<image href="` + data + base64.StdEncoding.EncodeToString(photo) + `"/>`, `<image href="` + data + base64.StdEncoding.EncodeToString(clean) + `"></image>`},
		"links":                 {`<a href="javascript:alert(1)"><text>看</text></a>`, `<text>看</text>`},
		"javascript anywhere":   {`<g fill="javascript:x" style="a:javascript:b"/>`, `<g></g>`},
		"style":                 {`<style>.a{fill:url(#b)} @media (prefers-color-scheme:dark){.a{fill:#fff}}</style>`, `<style>.a{fill:url(#b)}@media (prefers-color-scheme:dark){.a{fill:#fff}}</style>`},
		"style that loads":      {`<style>@import "x.css";</style><style>a{b:url( "http://x" )}</style><style>a{b:u\72l(x)}</style>`, `<style></style><style></style><style></style>`},
		"style in pieces":       {`<style>a{b:ur<![CDATA[l(http://x)]]>}</style>`, `<style></style>`},
		"style with elements":   {`<style>a{}<g/><script/>b{}</style>`, `<style></style>`},
		"attribute that loads":  {`<g fill="url(http://x)" filter="url(#f)" style="fill:url('//x')" mask="URL( '#m' )"/>`, `<g filter="url(#f)" mask="URL( '#m' )"></g>`},
		"animated address":      {`<a><set attributeName="href" to="javascript:x"/></a><animate attributeName="xlink:href" values="x"/><set attributeName="onclick" to="x"/><animate attributeName="x" to="5"/>`, `<animate attributeName="x" to="5"></animate>`},
		"other name spaces":     {`<i:path xmlns:i="http://www.inkscape.org/x"><path/></i:path><metadata><path/></metadata><g xml:space="preserve" xml:base="http://x"/>`, `<g xml:space="preserve"></g>`},
		"instructions":          {`<?xml-stylesheet href="http://x"?><!-- SECRET --><g/>`, `<g></g>`},
		"quotes":                {`<g id='a"b' class="&lt;x&#10;y"/>`, `<g id="a&quot;b" class="&lt;x&#10;y"></g>`},
		"both kinds of address": {`<use href="#a" xlink:href="#b" href2="x"/>`, `<use href="#a" xlink:href="#b"></use>`},
	} {
		out, err := Make([]byte(svgOpen+">"+c.in+"</svg>"), 0)
		if want := svgOpen + ">" + c.want + "</svg>\n"; err != nil || string(out) != want {
			t.Errorf("%s:\ngot  %s\nwant %s (%v)", name, out, want, err)
		}
	}
}

// What browsers and this reader could take in different ways is not read at all.
func TestOnlyStrictDrawingsAreRead(t *testing.T) {
	drawing := svgOpen + `><g id="x"/></svg>`
	for _, good := range []string{
		drawing, "\ufeff" + drawing, " \n" + drawing + "\n<!-- end -->\n", `<?xml version="1.0" encoding="utf-8"?>` + drawing,
		`<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">` + drawing,
		svgOpen + ">" + strings.Repeat("<g>", 255) + strings.Repeat("</g>", 255) + "</svg>",
	} {
		if out, err := Make([]byte(good), 0); err != nil || !bytes.HasPrefix(out, []byte("<svg ")) || bytes.Contains(out, []byte("!D")) {
			t.Errorf("%.100q: %q %v", good, out, err)
		}
	}
	for name, bad := range map[string]string{
		"entities":            `<!DOCTYPE svg [ <!ENTITY a "b"> ]>` + drawing,
		"entities outside":    `<!DOCTYPE svg [ <!ENTITY f SYSTEM "file:///etc/passwd"> ]>` + svgOpen + `><text>&f;</text></svg>`,
		"entities of HTML":    svgOpen + `><text>&nbsp;</text></svg>`,
		"HTML's doctype":      `<!DOCTYPE html>` + drawing,
		"another encoding":    `<?xml version="1.0" encoding="GBK"?>` + drawing,
		"UTF-7":               `<?xml version="1.0" encoding="utf-7"?>` + svgOpen + `><text>+ADw-script+AD4-</text></svg>`,
		"Latin-1":             `<?xml version="1.0" encoding="ISO-8859-1"?>` + drawing,
		"UTF-16":              "\xff\xfe<\x00s\x00v\x00g\x00>\x00",
		"bad bytes":           svgOpen + ">\xc0\xbcscript></svg>",
		"control characters":  svgOpen + ">\x01</svg>",
		"no end":              svgOpen + `><g>`,
		"no end of a tag":     svgOpen + `><g id="x"`,
		"ends in disorder":    svgOpen + `><g><a></g></a></svg>`,
		"text behind":         drawing + "alert(1)",
		"a second root":       drawing + `<script xmlns="http://www.w3.org/1999/xhtml">alert(1)</script>`,
		"HTML as root":        `<svg xmlns="http://www.w3.org/1999/xhtml"><script>alert(1)</script></svg>`,
		"HTML with a drawing": `<html xmlns="http://www.w3.org/1999/xhtml">` + drawing + `</html>`,
		"another root":        `<x:svg xmlns:x="urn:x"/>`,
		"too deep":            svgOpen + ">" + strings.Repeat("<g>", 256) + strings.Repeat("</g>", 256) + "</svg>",
	} {
		if out, err := Make([]byte(bad), 0); err == nil {
			t.Errorf("%s: %q", name, out)
		}
		if _, err := Probe([]byte(bad)); err == nil {
			t.Errorf("%s is taken for a picture", name)
		}
	}
}

// Each attempt to run something or to ask another address stands beside one that
// only draws.
func TestNothingInADrawingRunsOrAsks(t *testing.T) {
	for _, c := range []struct{ element, stays string }{
		{`<set attributeName="href" to="#a"/>`, ``},
		{`<set xmlns:q="http://www.w3.org/1999/xlink" attributeName="q:href" to="#a"/>`, ``},
		{`<set x:attributeName="fill" xmlns:x="urn:x" attributeName="href" to="#a"/>`, ``},
		{`<animate attributeName="HREF" values="#a"/>`, ``},
		{`<animateTransform attributeName="href" type="rotate"/>`, ``},
		{`<animateTransform attributeName="transform" type="rotate"/>`, `<animateTransform attributeName="transform" type="rotate"></animateTransform>`},
		{`<set attributeName="fill" to="url(https://evil.example/)"/>`, `<set attributeName="fill"></set>`},
		{`<set attributeName="fill" to="red"/>`, `<set attributeName="fill" to="red"></set>`},
		{`<g style="mask-image:cross-fade('https://evil.example/x', red)"/>`, `<g></g>`},
		{`<g style='cursor:cross-fade("https://evil.example/x", red)'/>`, `<g></g>`},
		{`<g fill='image-set("https://evil.example/x" 1x)'/>`, `<g></g>`},
		{`<g fill="image(red)"/>`, `<g></g>`},
		{`<g filter="url(#f) blur(2px)"/>`, `<g filter="url(#f) blur(2px)"></g>`},
		{`<g filter="url(f.svg#f)"/>`, `<g></g>`},
		{`<g filter="url( &quot;#f&quot; )"/>`, `<g filter="url( &quot;#f&quot; )"></g>`},
		{`<g filter="url(#f"/>`, `<g></g>`},
		{`<g fill="u\72l(#a)"/>`, `<g></g>`},
		{`<g fill="url/**/(#a)"/>`, `<g></g>`},
		{`<g fill="var(--x)" style="--x:url(https://evil.example/);fill:var(--x)"/>`, `<g></g>`},
		{`<g fill="attr(href)"/>`, `<g></g>`},
		{`<g fill="rgb(1 2 3 / 50%)" width="calc(1px + (2px * 3))"/>`, `<g fill="rgb(1 2 3 / 50%)" width="calc(1px + (2px * 3))"></g>`},
		{`<g style="fill:red;behavior:x;-moz-binding:x;stroke:blue"/>`, `<g style="fill:red;stroke:blue"></g>`},
		{`<text font-family="'PingFang SC',serif">字</text>`, `<text font-family="'PingFang SC',serif">字</text>`},
		{`<text font-family="'https://evil.example'">字</text>`, `<text>字</text>`},
		{`<style>@font-face{font-family:x;src:url(#a)}</style>`, `<style></style>`},
		{`<style>@namespace url(#a);g{fill:red}</style>`, `<style></style>`},
		{`<style>/* g{ */ .a , g > path:hover{fill:red;content:url(x)}</style>`, `<style>.a , g &gt; path:hover{fill:red}</style>`},
		{`<style>a[b="url(x)"]{fill:red}.c{fill:red}</style>`, `<style>.c{fill:red}</style>`},
		{`<style>.a{fill:red</style>`, `<style></style>`},
		{`<path d="M0,0 L1e3-4z" points="javascript:x"/>`, `<path d="M0,0 L1e3-4z"></path>`},
		{`<g xml:base="https://evil.example/" ping="x" target="y" data-x="z" href="#a" onclick="x"/>`, `<g href="#a"></g>`},
		{`<g class="a&#x9b;b"/>`, `<g class="ab"></g>`},
		{`<text aria-label="a&#x202e;b">a&#x202e;b&#x2066;&#x200f;&#x2028;c</text>`, `<text aria-label="ab">abc</text>`},
	} {
		out, err := Make([]byte(svgOpen+">"+c.element+"</svg>"), 0)
		if want := svgOpen + ">" + c.stays + "</svg>\n"; err != nil || string(out) != want {
			t.Errorf("%s:\ngot  %s\nwant %s (%v)", c.element, out, want, err)
		}
	}
}

// asks finds what could lead out of a drawing.
var asks = regexp.MustCompile(`(?i)javascript:|http:|https:|@|\\|/\*|(url|image|image-set|cross-fade|src|attr|var|element|paint)\(\s*[^#"'\s]`)

// However a drawing is twisted, what comes out is well-formed, has only known
// elements, and nothing that loads or runs.
func FuzzCleanSVG(f *testing.F) {
	f.Add(`<g onclick="x"><script>y</script></g>`)
	f.Add(`<a href="#x"><style>a{b:url(#c)}</style></a>`)
	f.Add(`<use xlink:href=" http://x"/><x:g xmlns:x="http://www.w3.org/2000/svg" x:href="y"/>`)
	f.Add(`<set attributeName="href"/><image href="data:image/png;base64,AAAA"/>`)
	f.Fuzz(func(t *testing.T, in string) {
		out, err := Make([]byte(svgOpen+">"+in+"</svg>"), 0)
		if err != nil {
			return
		}
		d := xml.NewDecoder(bytes.NewReader(out))
		for {
			token, err := d.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatalf("%q gives %q: %v", in, out, err)
			}
			start, ok := token.(xml.StartElement)
			if !ok {
				continue
			}
			if start.Name.Space != svgSpace || !drawn[start.Name.Local] {
				t.Errorf("%q gives an element %v", in, start.Name)
			}
			for _, a := range start.Attr {
				name, value := strings.ToLower(a.Name.Local), strings.ToLower(a.Value)
				address := name == "href" && (strings.HasPrefix(value, "#") || strings.HasPrefix(value, "data:image/"))
				if strings.HasPrefix(name, "on") || !address && !spoken[a.Name.Local] && !strings.HasPrefix(value, "http://www.w3.org/") && (strings.Contains(value, ":") && name != "style" || asks.MatchString(value)) {
					t.Errorf("%q gives %v", in, a)
				}
			}
		}
		if again, err := Make(out, 0); err != nil || !bytes.Equal(again, out) {
			t.Errorf("%q: cleaning again gives %q, was %q (%v)", in, again, out, err)
		}
	})
}

func TestSVGTellsWhatThePageWillMiss(t *testing.T) {
	for inner, want := range map[string]string{
		`<rect/><metadata><x/></metadata><a href="b"><path/></a>`:                         "",
		`<g><foreignObject><p xmlns="http://www.w3.org/1999/xhtml"/></foreignObject></g>`: "foreignObject",
		`<switch><foreignObject/><text>字</text></switch>`:                                 "",
		`<script>x()</script><foreignObject/>`:                                            "script",
		`<image href="https://e.com/a.png"/>`:                                             "image",
		`<image xlink:href="data:image/png;base64,AA"/><use href="#a"/>`:                  "",
		`<use xlink:href="b.svg#a"/>`:                                                     "use",
		`<style>a{fill:red}</style>`:                                                      "",
		`<style>@import "a.css";</style>`:                                                 "style",
		`<g style="fill:red;inkscape-x:y;font-variant-ligatures:normal"/>`:                "",
		`<g style="fill:url(http://x)"/>`:                                                 "style",
		`<g fill="url(http://x)"/>`:                                                       "fill",
		`<sodipodi:namedview xmlns:sodipodi="http://sodipodi.example/"/>`:                 "",
	} {
		info, err := Probe([]byte(svgOpen + ">" + inner + "</svg>"))
		if err != nil || info.Lost != want {
			t.Errorf("%s: %q, %v; want %q", inner, info.Lost, err, want)
		}
	}
}

// Spaces around names and values are no reason to lose a property.
func TestStylesMayBeSpaced(t *testing.T) {
	kept, whole := cleanStyle(" fill : red ; stroke:  blue;")
	if !whole || !strings.Contains(kept, "fill") || !strings.Contains(kept, "red") || !strings.Contains(kept, "stroke") {
		t.Errorf("%q, whole: %v", kept, whole)
	}
}
