package render

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"testing"

	"pufa/internal/diag"
	"pufa/internal/kind"
)

func TestAssetsAreNamedByTheirFinalBytes(t *testing.T) {
	files := []string{
		"assets/style.css", `@import "parts/base.css"; a{background:url(icons/phone.svg#x)}`,
		"assets/parts/base.css", `b{background:url('../icons/phone.svg')} /* url(x) */ c{fill:url(#g)}`,
		"assets/icons/phone.svg", "<svg/>", "assets/LICENSE", "MIT", "assets/Thumbs.db", "x",
	}
	s := load(t, theme(files...), Options{Views: kind.Views()})
	paths := map[string]string{}
	for _, a := range s.Assets() {
		sum := sha256.Sum256(a.Data)
		if hash := hex.EncodeToString(sum[:])[:8]; !strings.Contains(a.Path, "."+hash) {
			t.Errorf("%s isn't named by %s", a.Path, hash)
		}
		paths[a.Name] = strings.TrimPrefix(a.Path, "assets/")
		switch a.Name {
		case "style.css":
			want := `@import "` + paths["parts/base.css"] + `";a{background:url(` + paths["icons/phone.svg"] + `#x)}`
			if string(a.Data) != want {
				t.Errorf("got %s\nwant %s", a.Data, want)
			}
		case "parts/base.css":
			want := `b{background:url('../` + paths["icons/phone.svg"] + `')}c{fill:url(#g)}`
			if string(a.Data) != want {
				t.Errorf("got %s\nwant %s", a.Data, want)
			}
		}
	}
	if len(paths) != 4 {
		t.Errorf("assets %v", paths)
	}

	files[5] = "<svg></svg>"
	changed := load(t, theme(files...), Options{Views: kind.Views()})
	if changed.Digest() == s.Digest() {
		t.Error("another picture, the same digest")
	}
	for _, a := range changed.Assets() {
		if was := "assets/" + paths[a.Name]; (a.Path == was) != (a.Name == "LICENSE") {
			t.Errorf("%s: %s, was %s: a stylesheet's name depends on what it refers to", a.Name, a.Path, was)
		}
	}
}

func TestReferences(t *testing.T) {
	for _, c := range []struct {
		css  string
		want string // joined by a space
	}{
		{`a{b:url(x.png)}`, "x.png"},
		{`a{b:URL( "x y.png" )}`, "x y.png"},
		{`a{b:url('x)y.png') , url(z)}`, "x)y.png z"},
		{`@import "a.css"; @import url(b.css) print; @IMPORT 'c.css';`, "a.css b.css c.css"},
		{`/* url(x) */ a{content:"url(y)"} curl(z) -url(w)`, ""},
		{`a{content:"\"url(x)"; b:url(y)}`, "y"},
		{"a{content:\"open\n; b:url(y)}", "y"},
		{`url( url("x`, ""},
		{`a{b:url()}`, ""},
		{`/* open url(x)`, ""},
		{`@import`, ""},
		{`\`, ""},
		{`url("\`, ""},
	} {
		var got []string
		for _, r := range references(c.css) {
			got = append(got, c.css[r.start:r.end])
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: got %q, want %q", c.css, got, c.want)
		}
	}
}

// A theme's icon is there as pixels, too, for phones and chats; one of its own stands.
func TestTheIconIsDrawn(t *testing.T) {
	icon := func(files ...string) ([]byte, diag.List) {
		set, diags := Load(theme(files...), Options{Views: kind.Views()})
		for _, a := range set.Assets() {
			if a.Name == "icon.png" {
				return a.Data, diags
			}
		}
		return nil, diags
	}
	const shape = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"><rect width="1" height="2"/></svg>`
	if data, diags := icon("assets/icon.svg", shape); !bytes.HasPrefix(data, []byte("\x89PNG")) || len(diags) > 0 {
		t.Errorf("%d bytes, %v", len(data), diags)
	}
	if data, diags := icon("assets/icon.svg", shape, "assets/icon.png", "mine"); string(data) != "mine" || len(diags) > 0 {
		t.Errorf("%q, %v", data, diags)
	}
	data, diags := icon("assets/icon.svg", "<svg/>")
	if len(data) == 0 || len(diags) != 1 || diags[0].Code != "render/icon-not-drawn" {
		t.Errorf("%d bytes, %v", len(data), diags)
	}
	if data, diags := icon("assets/style.css", "a{}"); data != nil || len(diags) > 0 {
		t.Errorf("%d bytes, %v", len(data), diags)
	}
}
