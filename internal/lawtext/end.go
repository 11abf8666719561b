package lawtext

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"pufa/internal/law"
)

// checkEnd reports signs that the end of a statute was lost when it was copied: divisions
// that are only in the table of contents, a last sentence that breaks off, no provision
// on its entry into force.
func (b *builder) checkEnd() {
	all := b.st.Articles
	if len(all) == 0 {
		return
	}
	last := &all[len(all)-1]
	if lost := b.lost(); lost != "" {
		b.add("lawtext/contents-more", last.Extent, lost)
		return
	}
	words := strings.TrimRight(law.Provision{Article: last}.Text(), "\n ")
	switch end, _ := utf8.DecodeLastRuneInString(words); {
	case strings.ContainsRune("，、,（(“《", end):
		b.add("lawtext/breaks-off", last.Extent, last.Label)
	case !b.saysWhen():
		b.add("lawtext/no-effect", last.Extent, last.Label)
	}
}

// lost names the divisions of the table of contents that have no heading in the text.
func (b *builder) lost() string {
	have := map[string]bool{}
	for i := range b.st.Divisions {
		have[b.st.Divisions[i].Label] = true
	}
	var missing []string
	for _, p := range b.st.Preamble {
		if p.Kind != law.Contents || !strings.HasPrefix(p.Text, "第") {
			continue
		}
		for _, level := range [...]law.Level{law.Book, law.Chapter} {
			number, _, ok := strings.Cut(p.Text, level.String())
			if n, isNumber := law.ParseNumber(tight(number) + level.String()); ok && isNumber && !have[n.Label(level.String())] {
				missing = append(missing, n.Label(level.String()))
			}
		}
	}
	if len(missing) > 1 {
		return missing[0] + "至" + missing[len(missing)-1]
	}
	return strings.Join(missing, "")
}

var (
	usual  = regexp.MustCompile(`(?:法|法典|条例|规定|办法|细则|规则)(?:（试行）|\(试行\))?$`)
	effect = regexp.MustCompile(`自[^。；]{1,40}(?:施行|实施|执行|生效|试行|实行)|[公发颁]布后?施行|施行日期|生效日期|[施实]行以?[前后]|(?:同时|即行|予以)废止|停止[施执]行`)
)

const (
	// manyArticles is the number of articles from which on a statute should end with its
	// entry into force; shorter ones may do without.
	manyArticles = 8
	// lastArticles is the number of last articles that are searched: repeals and powers
	// of interpretation may follow that clause.
	lastArticles = 4
)

// saysWhen reports whether the end of a statute gives its entry into force, or need not:
// interpretations, amendments, the constitution, organic laws and separately published
// books of a code do without, and 附则 is an end in any case.
func (b *builder) saysWhen() bool {
	all, title := b.st.Articles, b.st.Title
	if len(all) < manyArticles || strings.Contains(title, " ") || strings.Contains(title, "修正案") || strings.HasSuffix(title, "宪法") || strings.HasSuffix(title, "组织法") || !usual.MatchString(title) {
		return true
	}
	if n := len(b.st.Divisions); n > 0 && tight(b.st.Divisions[n-1].Title) == "附则" {
		return true
	}
	var words strings.Builder
	for i := max(0, len(all)-lastArticles); i < len(all); i++ {
		words.WriteString(law.Provision{Article: &all[i]}.Text())
	}
	for _, p := range b.st.Closing {
		words.WriteString(p.Text)
	}
	return effect.MatchString(words.String())
}
