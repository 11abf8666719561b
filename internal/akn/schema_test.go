package akn

import (
	"encoding/xml"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"time"
)

// rule says of one element of the standard, as far as we write it, which
// children it has in which order, which attributes it must and may have, and
// whether it holds words. The rules are narrower than the schema where we use
// less of it; an element that has none here is a mistake.
type rule struct {
	children string // a regular expression over names, each with a blank behind it
	must     string
	may      string
	words    bool
	id       bool // the naming convention demands an eId
}

const (
	blocks    = `((p|table) )*`
	blocksMin = `((p|table) )+`
	hierarchy = `((book|chapter|section|division|article|paragraph|point|indent|hcontainer) )`
	inner     = `(num )?(heading )?((intro )?` + hierarchy + `*|content )$`
	core      = `FRBRthis (FRBRuri )+(FRBRalias )*(FRBRdate )+(FRBRauthor )+`
)

var rules = map[string]rule{
	"akomaNtoso": {children: `^act $`},
	"act":        {children: `^meta (preface )?(preamble )?body (conclusions )?(attachments )?$`, must: "name", may: "contains"},
	"doc":        {children: `^meta mainBody $`, must: "name", may: "contains"},

	"meta":              {children: `^identification (publication )?(lifecycle )?(references )?(proprietary )?$`},
	"identification":    {children: `^FRBRWork FRBRExpression FRBRManifestation $`, must: "source"},
	"FRBRWork":          {children: `^` + core + `FRBRcountry (FRBRsubtype )?(FRBRnumber )*(FRBRname )*(FRBRprescriptive )?(FRBRauthoritative )?$`},
	"FRBRExpression":    {children: `^` + core + `(FRBRversionNumber )?(FRBRauthoritative )?(FRBRmasterExpression )?(FRBRlanguage )+(FRBRtranslation )*$`},
	"FRBRManifestation": {children: `^` + core + `(FRBRportion )?(FRBRformat )?$`},
	"FRBRthis":          {must: "value"},
	"FRBRuri":           {must: "value"},
	"FRBRalias":         {must: "value name"},
	"FRBRdate":          {must: "date name"},
	"FRBRauthor":        {must: "href", may: "as"},
	"FRBRcountry":       {must: "value"},
	"FRBRnumber":        {must: "value"},
	"FRBRname":          {must: "value"},
	"FRBRprescriptive":  {must: "value"},
	"FRBRauthoritative": {must: "value"},
	"FRBRlanguage":      {must: "language"},
	"FRBRformat":        {must: "value"},
	"publication":       {must: "date name showAs", may: "number"},
	"lifecycle":         {children: `^(eventRef )+$`, must: "source"},
	"eventRef":          {must: "date source", may: "type refersTo originatingExpression", id: true},
	"references":        {children: `^((original|TLCOrganization|TLCEvent) )+$`, must: "source"},
	"original":          {must: "href showAs", id: true},
	"TLCOrganization":   {must: "href showAs", id: true},
	"TLCEvent":          {must: "href showAs", id: true},
	"proprietary":       {must: "source"}, // elements of other namespaces

	"preface":     {children: `^((p|table|longTitle) )+$`, may: "xml:lang"},
	"longTitle":   {children: `^` + blocks + `$`, id: true},
	"preamble":    {children: `^` + blocksMin + `$`, may: "xml:lang"},
	"conclusions": {children: `^` + blocksMin + `$`, may: "xml:lang"},
	"body":        {children: `^` + hierarchy + `+$`, may: "xml:lang"},
	"mainBody":    {children: `^` + blocksMin + `$`, may: "xml:lang"},
	"attachments": {children: `^(attachment )+$`},
	"attachment":  {children: `^(num )?(heading )?doc $`, may: "xml:lang", id: true},

	"book": {children: "^" + inner, id: true}, "chapter": {children: "^" + inner, id: true},
	"section": {children: "^" + inner, id: true}, "division": {children: "^" + inner, id: true},
	"article": {children: "^" + inner, id: true}, "paragraph": {children: "^" + inner, id: true},
	"point": {children: "^" + inner, id: true}, "indent": {children: "^" + inner, id: true},
	"hcontainer": {children: "^" + inner, must: "name", id: true},

	"intro":    {children: `^` + blocks + `$`, id: true},
	"content":  {children: `^` + blocks + `$`, id: true},
	"table":    {children: `^(tr )+$`, id: true},
	"tr":       {children: `^((th|td) )+$`},
	"th":       {children: `^` + blocks + `$`},
	"td":       {children: `^` + blocks + `$`},
	"num":      {words: true},
	"heading":  {words: true, id: true},
	"p":        {children: `^(docTitle )?$`, may: "class", words: true},
	"docTitle": {words: true},
}

var (
	noWhiteSpace = regexp.MustCompile(`^\S+$`)
	// An eId of the naming convention: parts, each a word with or without a number.
	eID    = regexp.MustCompile(`^[A-Za-z]+(_(nn|[0-9]+(-[0-9]+)?))?(_[0-9]+)?(__[a-z]+(_(nn|[0-9]+(-[0-9]+)?))?(_[0-9]+)?)*$`)
	iri    = regexp.MustCompile(`^/akn/cn/act/[0-9]{4}-[0-9]{2}-[0-9]{2}/[^/\s]+(/zho@([0-9]{4}-[0-9]{2}-[0-9]{2})?)?(\.xml|/!(main|att_[0-9]+)(\.xml)?)?$`)
	models = func() map[string]*regexp.Regexp {
		m := map[string]*regexp.Regexp{}
		for name, r := range rules {
			if r.children == "" {
				r.children = "^$"
			}
			m[name] = regexp.MustCompile(r.children)
		}
		return m
	}()
)

// checker reads a document and collects what breaks the rules.
type checker struct {
	ids      map[string]string // eId → element
	refs     []string
	words    strings.Builder // of the document, without the metadata
	mistakes []string
}

func (c *checker) say(format string, args ...any) {
	c.mistakes = append(c.mistakes, fmt.Sprintf(format, args...))
}

// checkSchema returns what breaks the rules of the standard, and the words of
// the document with the identifiers it gives.
func checkSchema(r io.Reader) *checker {
	c := &checker{ids: map[string]string{}}
	d := xml.NewDecoder(r)
	for {
		t, err := d.Token()
		if err != nil {
			c.say("no root: %v", err)
			return c
		}
		if start, ok := t.(xml.StartElement); ok {
			if start.Name.Space != namespace || start.Name.Local != "akomaNtoso" {
				c.say("root is %v", start.Name)
			}
			c.element(d, start, false)
			break
		}
	}
	if t, err := d.Token(); err != io.EOF && fmt.Sprint(t) != "[10]" {
		c.say("behind the root: %v %v", t, err)
	}
	for _, ref := range c.refs {
		if _, ok := c.ids[strings.TrimPrefix(ref, "#")]; !ok || !strings.HasPrefix(ref, "#") {
			c.say("%s names nothing", ref)
		}
	}
	return c
}

func (c *checker) element(d *xml.Decoder, start xml.StartElement, inMeta bool) {
	name := start.Name.Local
	r, known := rules[name]
	if !known || start.Name.Space != namespace {
		c.say("element %v has no rule", start.Name)
	}
	c.attributes(name, r, start.Attr)
	inMeta = inMeta || name == "meta"
	var children strings.Builder
	for {
		t, err := d.Token()
		if err != nil {
			c.say("in %s: %v", name, err)
			return
		}
		switch t := t.(type) {
		case xml.EndElement:
			if known && !models[name].MatchString(children.String()) {
				c.say("%s holds %q", name, children.String())
			}
			return
		case xml.StartElement:
			if name == "proprietary" {
				if t.Name.Space == namespace {
					c.say("proprietary holds %s of the standard", t.Name.Local)
				}
				if err := d.Skip(); err != nil {
					c.say("in proprietary: %v", err)
				}
				continue
			}
			children.WriteString(t.Name.Local + " ")
			c.element(d, t, inMeta)
		case xml.CharData:
			if !r.words && strings.TrimSpace(string(t)) != "" {
				c.say("%s holds words: %q", name, t)
			}
			if !inMeta {
				c.words.Write(t)
			}
		}
	}
}

func (c *checker) attributes(name string, r rule, attrs []xml.Attr) {
	must := strings.Fields(r.must)
	for _, a := range attrs {
		key := a.Name.Local
		if a.Name.Space == "http://www.w3.org/XML/1998/namespace" || a.Name.Space == "xml" {
			key = "xml:" + key
		}
		must = slices.DeleteFunc(must, func(m string) bool { return m == key })
		switch key {
		case "xmlns":
			continue
		case "eId":
			if other, taken := c.ids[a.Value]; taken {
				c.say("eId %s of %s is also that of %s", a.Value, name, other)
			}
			if !noWhiteSpace.MatchString(a.Value) || !eID.MatchString(a.Value) {
				c.say("eId %q of %s has not the form of one", a.Value, name)
			}
			c.ids[a.Value] = name
			continue
		case "date":
			if _, err := time.Parse(time.DateOnly, a.Value); err != nil {
				c.say("%s: %v", name, err)
			}
		case "source", "refersTo":
			c.refs = append(c.refs, a.Value)
		case "href":
			if name == "FRBRauthor" {
				c.refs = append(c.refs, a.Value)
			}
		case "contains":
			if !slices.Contains([]string{"originalVersion", "singleVersion", "multipleVersions"}, a.Value) {
				c.say("contains=%q", a.Value)
			}
		case "type":
			if !slices.Contains([]string{"generation", "amendment", "repeal"}, a.Value) {
				c.say("%s type=%q", name, a.Value)
			}
		case "xml:lang":
			if a.Value != "zh" {
				c.say("xml:lang=%q", a.Value)
			}
		}
		if name == "FRBRthis" || name == "FRBRuri" || name == "original" && key == "href" {
			if key != "eId" && !iri.MatchString(a.Value) && key != "showAs" {
				c.say("%s: %q is no IRI of the convention", name, a.Value)
			}
		}
		if !slices.Contains(strings.Fields(r.must+" "+r.may), key) {
			c.say("%s must not have %s", name, key)
		}
	}
	if len(must) > 0 {
		c.say("%s lacks %v", name, must)
	}
	if r.id && !slices.ContainsFunc(attrs, func(a xml.Attr) bool { return a.Name.Local == "eId" }) {
		c.say("%s lacks eId", name)
	}
}
