package site

import (
	"strings"
	"testing"
)

func TestOldAddresses(t *testing.T) {
	for alias, want := range map[string]string{
		"/old/a.html":           "old/a.html",
		"old/a.htm":             "old/a.htm",
		" /old ":                "old/",
		"/old/":                 "old/",
		"/旧/甲.html":             "%E6%97%A7/%E7%94%B2.html",
		"/%E6%97%A7.html":       "%E6%97%A7.html",
		"/show.php?id=12":       "show.php?id=12",
		"/show.php?id=1&t=2":    "show.php?id=1&t=2",
		"/list/?page=2":         "list/?page=2",
		"/list?page=2":          "list?page=2",
		"/?p=7":                 "?p=7",
		"?p=7":                  "?p=7",
		"/a.asp?name=信访":        "a.asp?name=%E4%BF%A1%E8%AE%BF",
		"/a.asp?name=%E4%BF%A1": "a.asp?name=%E4%BF%A1",
		"/a.html?":              "-", // no query at all
		"":                      "-",
		"/":                     "-",
		"https://example.org/a": "-",
		"/a/../b":               "-",
		"/a b.html":             "a%20b.html",
		"/a%20b/c%20d":          "a%20b/c%20d/",
		"/a./b.html":            "-", // Windows drops the dot
		"/a /b.html":            "-",
		"/a/./b.html":           "-",
		"/con.html":             "-",
		"/" + strings.Repeat("长", 100) + ".html": "-", // no file system holds it
		"/a.php?x=\"y":           "-", // would end a text in a server's settings
		"/a.php?x={y}":           "-",
		"/a.php?x=$uri":          "-",
		"/a.php?x=a b":           "-",
		"/a.php?x=1\n":           "a.php?x=1",
		"/a.php?x=1\nreturn 200": "-",
	} {
		got := "-"
		if from, query, ok := aliasURL(alias); ok {
			got = Redirect{From: from, Query: query}.Old()
		}
		if got != want {
			t.Errorf("%q: %q, want %q", alias, got, want)
		}
	}
}
