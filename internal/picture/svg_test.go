package picture

import (
	"bytes"
	"encoding/base64"
	"encoding/xml"
	"errors"
	"io"
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
		"style":                 {`<style>.a{fill:url(#b)} @media (prefers-color-scheme:dark){.a{fill:#fff}}</style>`, `<style>.a{fill:url(#b)} @media (prefers-color-scheme:dark){.a{fill:#fff}}</style>`},
		"style that loads":      {`<style>@import "x.css";</style><style>a{b:url( "http://x" )}</style><style>a{b:u\72l(x)}</style>`, `<style></style><style></style><style></style>`},
		"style in pieces":       {`<style>a{b:ur<![CDATA[l(http://x)]]>}</style>`, `<style></style>`},
		"style with elements":   {`<style>a{}<g/><script/>b{}</style>`, `<style>a{}b{}</style>`},
		"attribute that loads":  {`<g fill="url(http://x)" filter="url(#f)" style="fill:url('//x')" mask="URL( '#m' )"/>`, `<g filter="url(#f)" mask="URL( '#m' )"></g>`},
		"animated address":      {`<a><set attributeName="href" to="javascript:x"/></a><animate attributeName="xlink:href" values="x"/><set attributeName="onclick" to="x"/><animate attributeName="x" to="5"/>`, `<animate attributeName="x" to="5"></animate>`},
		"other name spaces":     {`<i:path xmlns:i="http://www.inkscape.org/x"><path/></i:path><metadata><path/></metadata><g xml:space="preserve" xml:base="http://x"/>`, `<g xml:space="preserve"></g>`},
		"instructions":          {`<?xml-stylesheet href="http://x"?><!-- SECRET --><g/>`, `<g></g>`},
		"quotes":                {`<g id='a"b' class="&lt;x&#10;y"/>`, `<g id="a&quot;b" class="&lt;x&#10;y"></g>`},
		"both kinds of address": {`<use href="#a" xlink:href="#b" href2="x"/>`, `<use href="#a" xlink:href="#b" href2="x"></use>`},
	} {
		out, err := Make([]byte(svgOpen+">"+c.in+"</svg>"), 0)
		if want := svgOpen + ">" + c.want + "</svg>\n"; err != nil || string(out) != want {
			t.Errorf("%s:\ngot  %s\nwant %s (%v)", name, out, want, err)
		}
	}
}

func TestEntitiesOfDrawingPrograms(t *testing.T) {
	raw := `<!DOCTYPE svg [ <!ENTITY ns_svg "http://www.w3.org/2000/svg"> <!ENTITY more "&ns_svg;&ns_svg;"> ]><svg xmlns="&ns_svg;"><g id="x"/></svg>`
	out, err := Make([]byte(raw), 0)
	if err != nil || !strings.Contains(string(out), `<g id="x">`) || bytes.Contains(out, []byte("ENTITY")) {
		t.Errorf("got %s, %v", out, err)
	}
	// Nested values are how a few bytes become a billion.
	if _, err := Make([]byte(strings.Replace(raw, `id="x"`, `id="&more;"`, 1)), 0); !errors.Is(err, ErrBroken) {
		t.Errorf("nested: %v", err)
	}
	if _, err := Make([]byte(`<!DOCTYPE svg [ <!ENTITY f SYSTEM "file:///etc/passwd"> ]>`+svgOpen+`><text>&f;</text></svg>`), 0); !errors.Is(err, ErrBroken) {
		t.Errorf("a file: %v", err)
	}
}

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
				if strings.HasPrefix(name, "on") || name == "href" && !strings.HasPrefix(value, "#") && !strings.HasPrefix(value, "data:image/") || strings.Contains(value, "javascript:") {
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
		`<sodipodi:namedview xmlns:sodipodi="http://sodipodi.example/"/>`:                 "",
	} {
		info, err := Probe([]byte(svgOpen + ">" + inner + "</svg>"))
		if err != nil || info.Lost != want {
			t.Errorf("%s: %q, %v; want %q", inner, info.Lost, err, want)
		}
	}
}
