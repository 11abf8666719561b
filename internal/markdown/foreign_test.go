package markdown

import (
	"testing"

	"pufa/internal/source"
)

func TestForeignMarksAloneInTheirLineAreTold(t *testing.T) {
	for text, code := range map[string]string{"见www。gov。cn": "markdown/address-wide", "＜!— 草稿 —": "markdown/comment-misspelt", "图｛width=9｝": "markdown/full-width-braces"} {
		_, diags := parse(New(Options{}), source.File{Path: "content/a.md", Text: text})
		if len(diags) != 1 || diags[0].Code != code {
			t.Errorf("%s: %v, want %s", text, diags, code)
		}
	}
}
