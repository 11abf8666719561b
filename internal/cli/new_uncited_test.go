package cli

import (
	"testing"

	"pufa/internal/doc"
)

// A new page cites a statute that the site lacks as words only.
func TestANewPageCitesWhatTheSiteHas(t *testing.T) {
	const text = "+++\ntitle = \"甲\"\n+++\n<!-- 例如《宪法》第一条 -->\n见《宪法》第二条、《信访工作条例》第三十五条。\n"
	law := &doc.Document{Meta: doc.Meta{Title: "信访工作条例"}}
	for _, c := range []struct {
		laws []*doc.Document
		want string
	}{
		{nil, "+++\ntitle = \"甲\"\n+++\n<!-- 说明 -->\n<!-- 例如《宪法》第一条 -->\n见《宪法》第二条{nocite}、《信访工作条例》第三十五条{nocite}。\n"},
		{[]*doc.Document{law}, "+++\ntitle = \"甲\"\n+++\n<!-- 说明 -->\n<!-- 例如《宪法》第一条 -->\n见《宪法》第二条{nocite}、《信访工作条例》第三十五条。\n"},
		{[]*doc.Document{law, {Meta: doc.Meta{Title: "中华人民共和国宪法"}}}, text},
	} {
		if got := uncited(text, samples(text), c.laws, "说明"); got != c.want {
			t.Errorf("%d statutes:\n%s\nwant\n%s", len(c.laws), got, c.want)
		}
	}
}
