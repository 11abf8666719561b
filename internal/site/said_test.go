package site

import (
	"slices"
	"testing"

	"pufa/internal/cite"
	"pufa/internal/diag"
	"pufa/internal/doc"
	"pufa/internal/law"
)

// Words in quotation marks behind a citation are compared with the provision; they
// may be cut where a sentence needs it, and end in its own mark.
func TestWordsInQuotationMarksAreCompared(t *testing.T) {
	saying := func(said string, name cite.Edition, of []law.Locator) *doc.Document {
		return page("a.md", "甲", func(d *doc.Document) {
			ref := doc.Ref{Kind: doc.Cite, Span: diag.Span{File: d.Path, Ref: 1}, Quoted: said}
			for _, l := range of {
				ref.QuotedOf = append(ref.QuotedOf, cite.Target{Law: "示范法", Edition: name, Locator: l})
			}
			if ref.Cites = ref.QuotedOf[len(of)-1:]; len(of) == 1 {
				ref.QuotedOf = nil
			}
			d.Refs = append(d.Refs, ref)
		})
	}
	one, two := []law.Locator{at(1, 0, 0)}, []law.Locator{at(1, 0, 0), at(2, 0, 0)}
	y := func(n int) cite.Edition { return cite.Edition{Year: n} }
	for _, c := range []struct {
		name, said string
		edition    cite.Edition
		of         []law.Locator
		code       string
		start      int // of the finding
	}{
		{"true", "窗口应当在五日内书面答复。", y(0), one, "", 0},
		{"with the mark of the author's sentence", "窗口应当在五日内书面答复；", y(0), one, "", 0},
		{"cut", "五日内书面", y(0), one, "", 0},
		{"with ……", "窗口……书面答复", y(0), one, "", 0},
		{"altered", "窗口应当在六十日内书面答复。", y(0), one, "cite/said-altered", len("窗口应当在")},
		{"nobody's", "群众满意就是标准", y(0), one, "cite/said-absent", 0},
		{"another article's", "收费应当公示", y(0), one, "cite/said-elsewhere", 0},
		{"of two articles", "收费应当公示", y(0), two, "", 0},
		{"of an edition that is named", "窗口应当在三日内书面答复", y(2015), one, "", 0},
		{"of another edition", "窗口应当在三日内书面答复", y(0), one, "cite/said-other-edition", 0},
		{"of another edition than the one that is named", "窗口应当在五日内书面答复", y(2015), one, "cite/said-other-edition", 0},
		{"of an edition that is not here", "窗口应当在五日内书面答复", y(2000), one, "cite/no-edition", 0},
		{"of an article that is not there", "窗口应当在五日内书面答复", y(0), []law.Locator{at(9, 0, 0)}, "cite/no-article", 0},
		{"marks only", "。", y(0), one, "", 0},
	} {
		_, diags := resolve(t, Input{Documents: []*doc.Document{work(nil), text("2015-03-15", oneLine15, "窗口应当在三日内书面答复。", "旧的。"),
			text("2023-03-15", oneLine23, "窗口应当在五日内书面答复。", "收费应当公示。"), saying(c.said, c.edition, c.of)}})
		var want []string
		if c.code != "" {
			want = []string{c.code}
		}
		if got := codes(diags); !slices.Equal(got, want) || c.code != "" && diags[0].Span.Start != c.start {
			t.Errorf("%s: %+v, want %q", c.name, diags, c.code)
		}
	}
}

// Words that an author only sets beside a citation are the author's own unless they are
// nearly those of the provision.
func TestWordsBesideACitationAreTheAuthorsUnlessTheyAreNearlyTheLaws(t *testing.T) {
	for said, want := range map[string]string{
		"窗口应当在五日内书面答复":    "",
		"窗口应当在六十日内书面答复":   "cite/said-altered",
		"群众满意就是标准，大家都这么说": "",
	} {
		_, diags := resolve(t, Input{Documents: []*doc.Document{work(nil), text("2023-03-15", oneLine23, "窗口应当在五日内书面答复。"),
			page("a.md", "甲", func(d *doc.Document) {
				d.Refs = append(d.Refs, doc.Ref{Kind: doc.Cite, Span: diag.Span{File: d.Path, Ref: 1}, Quoted: said, Loosely: true,
					Cites: []cite.Target{{Law: "示范法", Locator: at(1, 0, 0)}}})
			})}})
		got := ""
		if len(diags) > 0 {
			got = diags[0].Code
		}
		if got != want {
			t.Errorf("%s: %q, want %q", said, got, want)
		}
	}
}
