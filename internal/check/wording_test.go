package check

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"pufa/internal/doc"
	"pufa/internal/site"
	"pufa/internal/wording"
)

// Words are found in the text of a page and in what stands above it, each with its
// place; front matter that nobody sees, and quotations, are left alone.
func TestWordsThatAreNotToBeWrittenAreReported(t *testing.T) {
	d := &doc.Document{Path: "content/1.md"}
	d.Meta.Title, d.Meta.Summary, d.Meta.Keywords = "一", "合条件的给", []string{"二", "闹访"}
	d.Meta.Facts = []doc.Fact{{Label: "找谁", Value: "办理单位", Note: "合条件的"}}
	text := "+++\nsource = \"合条件的\"\n+++\n合条件的。\n\n“合条件的”\n"
	words := wording.List{{Avoid: "合条件的", Write: "符合条件的"}, {Avoid: "闹访", Write: "走访时滋事", Why: "写行为"}}
	s, _ := site.Resolve(site.Input{Settings: site.Settings{Title: "站", Language: "zh-CN", Zone: time.UTC}, Documents: []*doc.Document{d}})
	var got []string
	for _, f := range Site(s, func(*site.Page) (string, []doc.Ref) { return text, nil }, words) {
		if f.Span.File == d.Path {
			got = append(got, fmt.Sprintf("%s%s %s %s", f.Span.Key, text[f.Span.Start:f.Span.End], f.Code, strings.Join(f.Args, ",")))
		}
	}
	expect(t, got, []string{
		"facts[0].note check/plain-word 合条件的,符合条件的",
		"keywords[1] check/plain-word-because 闹访,走访时滋事,写行为",
		"summary check/plain-word 合条件的,符合条件的",
		"合条件的 check/plain-word 合条件的,符合条件的",
	})
}

// A statute says what it says.
func TestTheWordsOfStatutesAreNotTheAuthors(t *testing.T) {
	docs := workWith()
	s := resolve(t, "2026-11-23", docs)
	open := func(p *site.Page) (string, []doc.Ref) {
		if p.Doc.Statute != nil {
			return "其它", nil
		}
		return "", nil
	}
	if found := Site(s, open, wording.List{{Avoid: "其它", Write: "其他"}}); len(found) > 0 {
		t.Error(found)
	}
}
