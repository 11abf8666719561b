package fields

import (
	"reflect"
	"strconv"
	"strings"

	"pufa/internal/diag"
)

// Places holds the places of the values of a file, for findings about them.
type Places struct {
	file    string
	spans   map[string]diag.Span
	renamed []renamedKey // of a [Form]
}

// Locate finds the values of text[start:end], read as [Decode] reads it into a struct of
// into's type. It parses the whole text, so call it only if there is something to report.
func Locate(file, text string, start, end int, into any) Places {
	r := newReader(file, text, start, end, shape{reflect.TypeOf(into)}, diag.Error)
	r.run()
	p := Places{file: file, spans: map[string]diag.Span{}}
	for _, l := range r.lines {
		p.add(l.place, l.value, r.span(l.start, l.end))
	}
	return p
}

func (p Places) add(place string, n node, span diag.Span) {
	p.spans[place] = span
	for i, item := range n.items {
		p.add(place+"["+strconv.Itoa(i)+"]", item, diag.Span{File: p.file, Start: item.start, End: item.end})
	}
}

// Of returns the place of a value, "organization.phone" or "menu[0].page", including
// quotation marks. For a missing value it returns the place of the nearest thing around
// it: its table's header, or the file.
func (p Places) Of(key string) diag.Span {
	key = p.written(key)
	for key != "" {
		if s, ok := p.spans[key]; ok {
			return s
		}
		key = key[:max(0, strings.LastIndexAny(key, ".["))]
	}
	return diag.At(p.file)
}

// written returns the name under which the text has a key.
func (p Places) written(key string) string {
	name := key[:len(key)-len(strings.TrimLeftFunc(key, func(c rune) bool { return c != '.' && c != '[' }))]
	if _, own := p.spans[name]; own {
		return key
	}
	for _, r := range p.renamed {
		if _, there := p.spans[r.from]; there && r.to == name {
			return r.from + key[len(name):]
		}
	}
	return key
}
