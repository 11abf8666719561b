package render

import (
	"fmt"
	"html/template"
	"strings"

	"pufa/internal/view"
)

// functions are the functions of templates besides those of text/template (and or not eq
// ne lt le gt ge len index slice printf …). Each is pure: the result depends on the
// arguments and the loaded set.
//
//	{{.Root}}{{asset "style.css"}}      path of an asset, with the hash of its contents
//	{{fragment .Header}}                a part that many pages share; between tags only
//	{{param .Params "slogan"}}          value from [params] in config.toml, "" when not set
//	{{say .Lang "上一篇" "Previous"}}   the text for the page's language
//	{{first 3 .Latest}}                 the beginning of a list, or all of a shorter one
//	{{phrases .Title}}                  a title that breaks between phrases; between tags only
//	{{unbroken .Lead}}                  a sentence whose phrases a stylesheet keeps whole; between tags only
//	{{address .Title}}                  an address on the web or of mail that breaks behind / and before @ and dots
func functions(assets map[string]string) template.FuncMap {
	return template.FuncMap{
		"asset": func(name string) (string, error) {
			if p, ok := assets[strings.TrimPrefix(name, "assets/")]; ok {
				return p, nil
			}
			return "", fmt.Errorf("no asset %q", name)
		},
		"fragment": fragment,
		"param":    param,
		"say":      say,
		"first":    first,
		"phrases":  phrases,
		"unbroken": unbroken,
		"address":  address,
	}
}

// marker begins the output of {{fragment}}; a fragment's name and a NUL follow. Authors'
// text cannot contain it, since html/template replaces NUL in text.
const (
	marker     = "\x00" + markerWord
	markerWord = "fragment "
)

func fragment(f view.Fragment) template.HTML {
	if f == "" {
		return ""
	}
	return template.HTML(marker + string(f) + "\x00")
}

func param(params []view.Param, key string) string {
	for _, p := range params {
		if p.Key == key {
			return p.Value
		}
	}
	return ""
}

func say(lang, zh, en string) string {
	if lang == "zh" || strings.HasPrefix(lang, "zh-") {
		return zh
	}
	return en
}
