package render

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"net/url"
	"path"
	"slices"
	"strings"

	"pufa/internal/diag"
	"pufa/internal/filename"
	"pufa/internal/icon"
)

// Assets returns all assets in the order of their paths.
func (s *Set) Assets() []Asset { return slices.Clone(s.assets) }

// Asset is a file that pages refer to.
type Asset struct {
	Path string // in the output: "assets/style.3f9a1c20.css", never percent-encoded
	Name string // as templates name it: "style.css"
	Data []byte // not to be changed
}

// makeAssets returns the assets sorted by path, and the address that templates get for
// each name: the path, percent-encoded.
func makeAssets(raw map[string]rawAsset, o Options, diags *diag.List) ([]Asset, map[string]string) {
	addIcon(raw, diags)
	m := maker{raw: raw, plain: o.PlainNames, made: map[string]Asset{}, diags: diags}
	addresses := map[string]string{}
	folded := map[string]string{}
	var all []Asset
	for _, name := range slices.Sorted(maps.Keys(raw)) {
		if other, taken := folded[strings.ToLower(name)]; taken {
			diags.Add("render/assets-collide", diag.At(raw[name].path), other, name)
		}
		folded[strings.ToLower(name)] = name
		base := path.Base(name)
		if better := cmp.Or(filename.Portable(base), base); filename.Shorten(better) != base {
			diags.Add("render/asset-name", diag.At(raw[name].path), strings.ToValidUTF8(base, "?"), filename.Shorten(better))
		}
		a := m.make(name)
		all = append(all, a)
		addresses[name] = encodePath(a.Path)
	}
	slices.SortFunc(all, func(a, b Asset) int { return strings.Compare(a.Path, b.Path) })
	return all, addresses
}

// addIcon adds icon.png, drawn from icon.svg, for a theme that has no such file.
// Templates use it where SVG is not accepted.
func addIcon(raw map[string]rawAsset, diags *diag.List) {
	drawn, ok := raw["icon.svg"]
	if _, has := raw["icon.png"]; has || !ok {
		return
	}
	data, err := icon.PNG(drawn.data)
	if err != nil {
		diags.Add("render/icon-not-drawn", diag.At(drawn.path), err)
	}
	raw["icon.png"] = rawAsset{drawn.path, data, drawn.fallback}
}

// maker gives assets their final bytes and names. Assets that a stylesheet names come
// before it, since its hash depends on theirs.
type maker struct {
	raw   map[string]rawAsset
	plain bool
	made  map[string]Asset
	open  []string // stylesheets being processed, outermost first
	diags *diag.List
}

func (m *maker) make(name string) Asset {
	if a, ok := m.made[name]; ok {
		return a
	}
	data := m.raw[name].data
	if isStylesheet(name) {
		m.open = append(m.open, name)
		data = m.stylesheet(name)
		m.open = m.open[:len(m.open)-1]
	}
	if strings.EqualFold(path.Ext(name), ".js") {
		data = []byte(tidyScript(string(data)))
	}
	a := Asset{Path: "assets/" + m.stamp(name, data), Name: name, Data: data}
	m.made[name] = a
	return a
}

// stamp puts the first 8 digits of the contents' SHA-256 before the extension,
// so that a browser may keep the file for ever.
func (m *maker) stamp(name string, data []byte) string {
	if m.plain {
		return name
	}
	sum := sha256.Sum256(data)
	ext := path.Ext(name)
	return strings.TrimSuffix(name, ext) + "." + hex.EncodeToString(sum[:4]) + ext
}

// encodePath percent-encodes a path, in upper case as RFC 3986 prefers.
func encodePath(p string) string { return (&url.URL{Path: p}).EscapedPath() }
