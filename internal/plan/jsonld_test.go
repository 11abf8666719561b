package plan

import (
	"encoding/json"
	"testing"
)

func TestStructuredDataIsWrittenAsTheLibraryWritesIt(t *testing.T) {
	name := &ldName{"Person", "张三"}
	for _, v := range []interface{ append([]byte) []byte }{
		ldArticle{}, ldArticle{Context: schema, Type: "Article", Headline: "甲", Language: "zh-CN"},
		ldArticle{schema, "Article", "“甲” & <乙>", "说明\n", "zh-CN", "2026-11-01", "2026-11-02", "栏目", "https://example.org/a.png", "https://example.org/", name, name},
		ldListed{}, ldListed{"ListItem", 1, "首页", "https://example.org/"}, ldListed{"ListItem", 12, "页", ""},
	} {
		want, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		if got := v.append(nil); string(got) != string(want) {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}

func FuzzTextsOfStructuredData(f *testing.F) {
	for _, s := range []string{"", "甲“乙”…", "a\u2028b\u2029", "\xe2\x80", "\xff", "</script>", "\"\\\x00\x7f&"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		want, err := json.Marshal(s)
		if got := appendText(nil, s); err != nil || string(got) != string(want) {
			t.Errorf("got %s, want %s", got, want)
		}
	})
}
