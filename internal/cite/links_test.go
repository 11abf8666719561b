package cite_test

import (
	"strings"
	"testing"

	"pufa/internal/cite"
)

// Each member of a list, and each end of a range, is a link of its own.
func TestLinks(t *testing.T) {
	for text, want := range map[string]string{
		"《甲条例》第十条、第十二条":              "《甲条例》第十条=10 第十二条=12",
		"《甲条例》第三十四条至第三十六条":           "《甲条例》第三十四条=34,35 第三十六条=36",
		"《甲条例》第三、五、七条":               "《甲条例》第三=3 五=5 七条=7",
		"《甲条例》第三条第（一）至（三）项，第四条":      "《甲条例》第三条第（一）=3//1,3//2 （三）项=3//3 第四条=4",
		"《甲条例》第三条第一款、第四款第（二）项和第五条":   "《甲条例》第三条第一款=3/1 第四款第（二）项=3/4/2 第五条=5",
		"《甲条例》第三条之一、之二":              "《甲条例》第三条之一=3-1 之二=3-2",
		"《甲条例》第三条第三款前三项":             "《甲条例》第三条第三款前三项=3/3/1,3/3/2,3/3/3",
		"民法典第二编、继承编第二章":              "民法典第二编={2///} 继承编第二章={6//2/}",
		"《甲条例》第三条，其中第二款、第三款与该条第一款有别": "《甲条例》第三条=3 第二款=3/2 第三款=3/3 该条第一款=3/1",
		"《甲条例》": "《甲条例》=",
	} {
		var got []string
		for _, c := range cite.ReadProse(cite.Text{}, text, nil) {
			for _, l := range c.Links() {
				means := strings.Fields(briefly(l.Targets))[1:]
				got = append(got, text[l.Start:l.End]+"="+strings.Join(means, ","))
			}
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%s:\n got %s\nwant %s", text, s, want)
		}
	}
}
