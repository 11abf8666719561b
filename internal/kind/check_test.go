package kind_test

import (
	"strings"
	"testing"

	"pufa/internal/doc"
	"pufa/internal/fields"
	"pufa/internal/kind"
	"pufa/internal/markdown"
	"pufa/internal/site"
	"pufa/internal/source"
)

// Each kind says what is missing on its pages.
func TestKindsReportWhatIsMissing(t *testing.T) {
	form := fields.NewForm(doc.Meta{}, kind.Fronts(), nil, nil)
	for text, want := range map[string]string{
		"faq:## 问一\n\n答。\n\n## 问二\n\n![图](a.png)": "",
		"faq:## 问一\n\n## 问二\n\n答。":                "site/question-unanswered",
		"faq:## 问一\n\n答。\n\n## 问一\n\n又答。":         "site/question-twice",
		"glossary:信访\n: 解释":                       "site/glossary-without-words",
		"faq:## 问一":                               "site/question-unanswered",
		"faq:只有一段。":                               "site/faq-without-questions",
		"faq:":                                    "",
		"glossary:## 复查\n\n甲。\n\n## 复核\n\n乙。":     "",
		"glossary:## 复查\n\n甲。\n\n## 复查\n\n乙。":     "site/word-twice",
		"glossary:## 复查":                          "site/word-unexplained",
		"guide:## 复查":                             "",
	} {
		typ, body, _ := strings.Cut(text, ":")
		f, _ := source.Decode("content/a.md", []byte("+++\ntitle = \"甲\"\n+++\n"+body+"\n"))
		d, b, _ := markdown.New(markdown.Options{Form: form}).Parse(f)
		got := []string{}
		for _, g := range kind.Check(&site.Page{Doc: d, Type: typ, Title: "甲"}, b) {
			got = append(got, g.Code)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
