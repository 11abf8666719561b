package kind

import (
	"strings"
	"testing"
	"time"

	"pufa/internal/doc"
)

// Next year's topic is last year's with other days; who is in another channel finds the
// same pages.
func TestATopicGoesOnFromTheLatest(t *testing.T) {
	when := func(s string) doc.When {
		at, _ := time.Parse(time.DateOnly, s)
		return doc.When{Wall: at, DateOnly: true}
	}
	topics := []*doc.Document{{Path: "content/xianfa/2028.md"}, {Path: "content/xianfa/2025.md"}}
	topics[0].Meta.SetFront(&doc.Topic{Mark: "12·4", Day: when("2028-02-29"), ShowFrom: when("2028-02-01"),
		Gathers: []doc.Gather{{Title: "先读", Pages: []string{"a.md", "../zhinan/b.md", "/c.md"}}, {Title: "题", Kind: "quiz", Tag: "宪法", Channel: "xianfa"}}})
	topics[1].Meta.SetFront(&doc.Topic{Day: when("2025-12-04")})
	text := "+++\ntitle = \"@TITLE@\"\nmark = \"【大字：待填】\"\nday = @TODAY@   # 哪一天\n# starts = @TODAY@\n# show_from = @TODAY@\n\n[[gathers]]\ntitle = \"甲\"\nkind = \"guide\"\n+++\n正文\n"
	got := continueTopic(New{Channel: "xianfa", Title: "2031 年", Text: text}, topics).Text
	if want := "+++\ntitle = \"@TITLE@\"\nmark = \"12·4\"\nday = 2031-03-01   # 哪一天\n# starts = @TODAY@\nshow_from = 2031-02-01\n\n[[gathers]]\ntitle = \"先读\"\npages = [\"a.md\", \"../zhinan/b.md\", \"/c.md\"]\n\n[[gathers]]\ntitle = \"题\"\ntag = \"宪法\"\nchannel = \"xianfa\"\nkind = \"quiz\"\n+++\n正文\n"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	for title, want := range map[string]string{"明年": "day = 2029-03-01", "2032": "day = 2032-02-29"} {
		if got := continueTopic(New{Channel: "zhinan", Title: title, Text: text}, topics).Text; !strings.Contains(got, want) || !strings.Contains(got, `pages = ["/xianfa/a.md", "/zhinan/b.md", "/c.md"]`) {
			t.Errorf("%s:\n%s", title, got)
		}
	}
	if got := continueTopic(New{Text: text}, nil).Text; got != text {
		t.Errorf("the first topic:\n%s", got)
	}
}
