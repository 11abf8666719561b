//go:build !race

package fasttemplate

import "testing"

// The race detector makes sync.Pool forget at random, so this is told without it.
func TestNoActionAllocates(t *testing.T) {
	p, _, err := compile(t, `<h1>{{.Title}}{{.Count}}{{.Show}}{{.Deep}}{{.Inner.Deep}}</h1>{{range $i, $t := .Tags}}<a href="{{.URL}}" title="{{$t.Title}}">{{$i}}{{pick $.Title "中" "en"}}{{if eq (slice .Title 1) "h"}}{{.Title}}{{end}}</a>{{end}}{{with .Body}}{{.}}{{end}}{{part "a"}}{{template "x" .}}{{define "x"}}{{len .Names}}{{range .Names}}{{.}}{{end}}{{end}}`)
	if err != nil {
		t.Fatal(err)
	}
	var v any = page{Title: "zh", Count: 12345, Body: "<b>", Tags: []tag{{"普法", "a.html?x&y"}, {"b", "http://c"}}, Names: []string{"a", "<"}, Inner: inner{"d"}}
	var b Parts = parted("A")
	out := make([]byte, 0, 1000)
	if n := testing.AllocsPerRun(100, func() {
		if _, ok := p.Append(out, v, b); !ok {
			t.Fatal("gave up")
		}
	}); n > 0.5 {
		t.Errorf("%v allocations", n)
	}
}
