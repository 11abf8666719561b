package markdown

import (
	"bytes"
	"iter"
	"slices"
	"strings"

	"github.com/microcosm-cc/bluemonday"
	"golang.org/x/net/html"

	"pufa/internal/diag"
)

// tokens reads raw HTML. Each tokenizer and each use of the policy allocates a
// buffer of 4 KB, and most tags of a page are alike, so the results for short
// pieces are kept.
type tokens struct {
	pieces map[string][]token
	tags   map[string]tag
}

// token is a token of raw HTML with its source text.
type token struct {
	html.Token
	source string
}

// tag is what the policy leaves of a tag.
type tag struct {
	name  string // "" = nothing
	attrs []html.Attribute
}

const (
	keptPiece  = 64   // bytes: longer pieces are hardly ever repeated
	keptPieces = 1000 // at once
)

// of returns the tokens of a text, up to an unfinished tag.
func (k *tokens) of(text []byte) iter.Seq[token] {
	if len(text) > keptPiece {
		return read(text)
	}
	list, known := k.pieces[string(text)]
	if !known {
		list = slices.Collect(read(text))
		remember(&k.pieces, string(text), list)
	}
	return slices.Values(list)
}

func read(text []byte) iter.Seq[token] {
	return func(yield func(token) bool) {
		z := html.NewTokenizer(bytes.NewReader(text))
		for z.Next() != html.ErrorToken {
			source := string(z.Raw())
			if !yield(token{harmless(z.Token()), source}) {
				return
			}
		}
	}
}

// sanitised returns the attributes of a start tag that the policy allows; ok is
// false if it does not allow the tag.
func (k *tokens) sanitised(policy *bluemonday.Policy, name, source string) (attrs []html.Attribute, ok bool) {
	t, known := k.tags[source]
	if !known {
		t = policed(policy, source)
		if len(source) <= keptPiece {
			remember(&k.tags, source, t)
		}
	}
	return t.attrs, t.name == name && name != ""
}

func policed(policy *bluemonday.Policy, source string) tag {
	z := html.NewTokenizer(strings.NewReader(policy.Sanitize(source)))
	kind := z.Next()
	if kind != html.StartTagToken && kind != html.SelfClosingTagToken {
		return tag{}
	}
	t := harmless(z.Token())
	return tag{t.Data, t.Attr}
}

// remember adds to a map of results, whose size is limited.
func remember[T any](m *map[string]T, text string, value T) {
	if *m == nil {
		*m = map[string]T{}
	} else if len(*m) >= keptPieces {
		clear(*m)
	}
	(*m)[text] = value
}

// harmless removes from a token the characters that no page may contain,
// written as entities.
func harmless(t html.Token) html.Token {
	if t.Type == html.TextToken {
		t.Data = diag.Harmless(t.Data)
	}
	for i := range t.Attr {
		t.Attr[i].Val = diag.Harmless(t.Attr[i].Val)
	}
	return t
}
