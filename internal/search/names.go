package search

import (
	"slices"
	"strings"
)

// nameMark begins the term of a statute's name.
const nameMark = "《"

// anyLaw is the term of the most cited statutes, for queries without a name.
const anyLaw = "本法"

// endings are the last words of names of statutes. Alone, such a word means the most
// cited statute.
var endings = []string{"条例", "办法", "规定", "细则", "规则", "决定", "解释", "法典", "法", "修正案", "决议", "安排", "规范", "准则", "守则", "批复", "通知", "命令", "方案", "标准", "意见", "解答"}

// lawNames returns the names by which a statute is cited, clean.
func lawNames(p *Page) []string {
	if p.Law == "" {
		return nil
	}
	var out []string
	for _, n := range append([]string{p.Law, p.Title}, p.Names...) {
		if n = clean(n); n == "" {
			continue
		}
		out = append(out, n)
		for _, beginning := range []string{country, "最高人民法院关于适用", "最高人民法院关于", "最高人民法院最高人民检察院关于"} {
			if short := strings.TrimPrefix(n, beginning); short != n {
				out = append(out, short)
			}
		}
	}
	for _, e := range endings {
		if strings.HasSuffix(out[0], e) {
			out = append(out, e)
			break
		}
	}
	return out
}

// names lists the names of statutes on the near shelf, for correcting typos.
func (x *Index) names() []string {
	var out []string
	for _, p := range x.table[:x.shelves[near].slots] {
		if p != nil && p.Law != "" {
			out = append(out, p.Law)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
