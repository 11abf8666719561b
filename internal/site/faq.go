package site

import (
	"pufa/internal/diag"
	"pufa/internal/doc"
)

// CheckFAQ reports questions without an answer, questions asked twice, and a
// page of questions without any.
func CheckFAQ(p *Page, b *doc.Body) diag.List {
	var diags diag.List
	found := false
	seen := map[string]diag.Span{}
	for i, h := range b.Outline {
		if h.Level > 2 {
			continue
		}
		found = true
		if first, twice := seen[h.Text]; twice {
			diags.Add("site/question-twice", h.Span, h.Text).Related = []diag.Span{first}
		}
		seen[h.Text] = h.Span
		if start, end := b.Section(i); blank(b, start, end) {
			diags.Add("site/question-unanswered", h.Span, h.Text)
		}
	}
	if !found && p.Doc.HasText {
		diags.Add("site/faq-without-questions", p.Doc.KeySpan("title"), p.Title)
	}
	return diags
}

// CheckGlossary reports terms that a page explains twice, terms without
// explanation, and a page without any.
func CheckGlossary(p *Page, b *doc.Body) diag.List {
	var diags diag.List
	seen := map[string]diag.Span{}
	for i, h := range b.Outline {
		if h.Level > 2 {
			continue
		}
		if first, twice := seen[h.Text]; twice {
			diags.Add("site/word-twice", h.Span, h.Text).Related = []diag.Span{first}
		}
		seen[h.Text] = h.Span
		if start, end := b.Section(i); blank(b, start, end) {
			diags.Add("site/word-unexplained", h.Span, h.Text)
		}
	}
	if len(seen) == 0 && p.Doc.HasText {
		diags.Add("site/glossary-without-words", p.Doc.KeySpan("title"), p.Title)
	}
	return diags
}

// blank reports whether a part of a body shows nothing.
func blank(b *doc.Body, start, end int) bool {
	for _, hole := range b.Holes { // a picture, or the words of a provision
		if hole >= start && hole < end {
			return false
		}
	}
	return doc.Plain(b.HTML[start:end]) == ""
}
