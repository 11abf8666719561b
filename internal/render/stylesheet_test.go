package render

import "testing"

func TestReadersDoNotLoadComments(t *testing.T) {
	for css, want := range map[string]string{
		"a { /* why */ color: red }":        "a {  color: red }",
		"a/* b */b {}":                      "a b {}",
		"a { content: \"/* no */\" }":       "a { content: \"/* no */\" }",
		"/*! licence */ a {}":               "/*! licence */ a {}",
		"a {} /* without an end":            "a {} /* without an end",
		"a { content: \"\\\"/*\" } /* x */": "a { content: \"\\\"/*\" } ",
		"\\/* x */a {}":                     "\\/* x */a {}",
	} {
		if got := withoutComments(css); got != want {
			t.Errorf("%s: got %s, want %s", css, got, want)
		}
	}
}
