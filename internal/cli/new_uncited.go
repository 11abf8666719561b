package cli

import (
	"slices"
	"strings"

	"pufa/internal/cite"
	"pufa/internal/doc"
)

// samples returns the citations of a scaffold that stand outside comments.
func samples(text string) []cite.Citation {
	return slices.DeleteFunc(cite.ReadProse(cite.Text{}, text, nil), func(c cite.Citation) bool {
		before := text[:c.Start]
		return strings.LastIndex(before, "<!--") > strings.LastIndex(before, "-->")
	})
}

// uncited writes {nocite} after those citations of a scaffold whose statute the site lacks, and
// remark below the front matter if there is one: a new page is to pass check.
func uncited(text string, cited []cite.Citation, laws []*doc.Document, remark string) string {
	held := map[string]bool{}
	for _, d := range laws {
		held[cite.Fold(d.Meta.Title)] = true
	}
	var ends []int
	for _, c := range cited {
		if !held[cite.Fold(c.Targets[0].Law)] {
			ends = append(ends, c.End)
		}
	}
	for _, end := range slices.Backward(ends) {
		text = text[:end] + "{nocite}" + text[end:]
	}
	head, body, ok := strings.Cut(text, "\n+++\n")
	if len(ends) == 0 || !ok {
		return text
	}
	return head + "\n+++\n<!-- " + remark + " -->\n" + body
}
