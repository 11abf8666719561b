package plan

import (
	"strings"
	"testing"
)

// Text is what a reader sees, line by line; tags inside of a line do not end it.
func TestTextIsReadFromHTML(t *testing.T) {
	for _, c := range []struct {
		name   string
		pieces []string
		want   string
	}{
		{"blocks", []string{"<h2>甲</h2>\n<p>乙</p>\n"}, "甲\n乙"},
		{"spaces around lines", []string{"<p> 甲 \n\t乙\u3000</p><p>  </p>丙"}, "甲\n乙\n丙"},
		{"spaces between words", []string{"<p>甲 <b> </b><i>乙</i> 丙</p>"}, "甲 乙 丙"},
		{"entities", []string{"<p>a &lt;b&gt; &amp;&#10;c&nbsp;</p>"}, "a <b> &\nc"},
		{"a break", []string{"甲<br>乙<wbr>丙"}, "甲\n乙丙"},
		{"a drawing", []string{`<figure><svg><text>图里</text></svg><table><td>表里</td></table></figure>`}, "表里"},
		{"a link from piece to piece", []string{"<p>见", "第一条</a>。</p>"}, "见第一条。"},
		{"a tag from piece to piece", []string{"<video controls", "", " muted>听", "</video>"}, "听"},
		{"a tag without an end", []string{"甲<p"}, "甲"},
		{"nothing", []string{"<p></p>"}, ""},
	} {
		var text plainText
		for _, p := range c.pieces {
			if n, err := text.WriteString(p); n != len(p) || err != nil {
				t.Errorf("%s: %d bytes, %v", c.name, n, err)
			}
		}
		if got := text.String(); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestTextOfManySpacesIsReadAtOnce(t *testing.T) {
	const n = 1 << 20
	if got := withoutTags("甲" + strings.Repeat(" <b></b>", n) + "乙"); got != "甲 乙" {
		t.Errorf("%d bytes", len(got))
	}
}
