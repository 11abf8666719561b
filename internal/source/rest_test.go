package source

import (
	"strings"
	"testing"
	"testing/fstest"
)

// A file of nothing but damage is told of in a few lines.
func TestWhatIsNotListedIsCounted(t *testing.T) {
	for code, text := range map[string]string{
		"source/more-bad-bytes":          strings.Repeat("正文里有坏字节\xff，还能看得出是 UTF-8。\n", 60),
		"source/more-control-characters": strings.Repeat("正文\x01\n", 60),
	} {
		_, diags := Decode("a.md", []byte(text))
		last := diags[len(diags)-1]
		for _, d := range diags {
			if d.Code == code {
				last = d
			}
		}
		if last.Code != code || len(diags) > 30 || last.Args[0] == "0" {
			t.Errorf("%s: %d findings, %v", code, len(diags), last)
		}
	}
}

// Archives from Windows bring names that are no text; nobody could link to them.
func TestGarbledFileNamesAreReported(t *testing.T) {
	fsys := fstest.MapFS{"content/a.md": {}, "content/\xb8\xb4\xb2\xe9.md": {}}
	entries, diags, err := Walk(t.Context(), fsys, "content")
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) != 1 || len(diags) != 1 || diags[0].Code != "source/file-name" || diags[0].Span.File != "content" {
		t.Errorf("%v %v", entries, diags)
	}
}
