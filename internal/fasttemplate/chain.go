package fasttemplate

import (
	"fmt"
	"html/template"
	"reflect"
	"strconv"
	"strings"
)

// escaperPrefix begins the names of html/template's escapers, which it leaves in
// the parse trees that it has escaped.
const escaperPrefix = "_html_template_"

// escaper appends a text, escaped, to dst.
type escaper func(dst []byte, text string) []byte

// chain returns the combined effect of the named escapers on the text that is printed of a
// value of type t, such as one of html/template's types of safe text. It is nil for
// escapers that themes seldom need: those in comments, styles, attributes without quotes,
// and between quotes in scripts.
func chain(names []string, t reflect.Type) escaper {
	short := make([]string, len(names))
	for i, name := range names {
		short[i] = strings.TrimPrefix(name, escaperPrefix)
	}
	all := strings.Join(short, " ")
	switch {
	case t == htmlType && all == "htmlescaper", t == jsType && all == "jsvalescaper":
		return verbatim
	case t == urlType && all == "urlfilter urlnormalizer attrescaper": // the library trusts its scheme
		return addressPart
	case t == srcsetType && all == "srcsetescaper attrescaper":
		return htmlText.append
	case t == stringType && all == "jsvalescaper":
		return scriptValue
	case t == htmlType, t == srcsetType, t == urlType:
		return nil
	}
	switch all {
	case "htmlescaper", "attrescaper", "rcdataescaper":
		return htmlText.append
	case "urlfilter urlnormalizer attrescaper":
		return address
	case "urlnormalizer attrescaper":
		return addressPart
	case "urlfilter attrescaper":
		return filteredAddress
	case "urlescaper attrescaper":
		return percentEncoded
	case "srcsetescaper attrescaper":
		return srcset
	}
	return nil
}

var (
	stringType = reflect.TypeFor[string]()
	htmlType   = reflect.TypeFor[template.HTML]()
	jsType     = reflect.TypeFor[template.JS]()
	urlType    = reflect.TypeFor[template.URL]()
	srcsetType = reflect.TypeFor[template.Srcset]()
)

// replacement is what the library writes for a value that could do harm.
const replacement = "ZgotmplZ"

func verbatim(dst []byte, text string) []byte { return append(dst, text...) }

// printed returns the text that html/template makes of a value before it escapes
// it. Values of other types than string, int and bool are seldom printed.
func printed(v reflect.Value) string {
	switch v.Kind() {
	case reflect.String:
		return v.String()
	case reflect.Int:
		return strconv.FormatInt(v.Int(), 10)
	}
	return fmt.Sprint(v.Interface())
}
