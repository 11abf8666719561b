package site

import (
	"cmp"
	"strings"

	"pufa/internal/cite"
	"pufa/internal/diag"
	"pufa/internal/law"
)

// checkReference reports a 文号 after the name of a statute that belongs to
// another one: either the name or the number is wrong.
func (r *resolver) checkReference(w *Work, t cite.Target, span diag.Span) {
	if t.Reference == "" {
		return
	}
	own := ""
	for _, e := range w.Editions { // newest first
		if sameReference(e.Statute.Reference, t.Reference) {
			return
		}
		own = cmp.Or(own, e.Statute.Reference)
	}
	own = cmp.Or(own, w.About.Reference)
	switch other := r.numbered(t.Reference); {
	case own != "" && !sameReference(own, t.Reference):
		r.diags.Add("cite/number-differs", span, w.Title, t.Reference, own)
	case own == "" && other != nil && other != w:
		r.diags.Add("cite/number-of-another", span, w.Title, t.Reference, other.Title)
	}
}

// numbered returns the work with a 文号, or nil.
func (r *resolver) numbered(reference string) *Work {
	for _, w := range r.site.Works {
		if sameReference(w.About.Reference, reference) {
			return w
		}
	}
	return nil
}

// sameReference compares document numbers, whatever their spelling:
// 国务院令第431号, 中华人民共和国国务院令 第４３１号; 法释〔2020〕26号,
// 法释[2020]26号.
func sameReference(a, b string) bool { return foldReference(a) == foldReference(b) }

func foldReference(s string) string {
	s = strings.TrimPrefix(references.Replace(s), "中华人民共和国")
	s = strings.ReplaceAll(s, "令第", "令")
	if order, rest, ok := strings.Cut(s, "令"); ok { // 主席令第六十五号
		if n, ok := law.ParseCount(strings.TrimSuffix(rest, "号")); ok {
			return order + "令" + itoa(n) + "号"
		}
	}
	return s
}

var references = strings.NewReplacer(" ", "", "\u3000", "", "[", "〔", "]", "〕", "［", "〔", "］", "〕", "【", "〔", "】", "〕",
	"０", "0", "１", "1", "２", "2", "３", "3", "４", "4", "５", "5", "６", "6", "７", "7", "８", "8", "９", "9")
