package render

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"strings"
	"unicode/utf8"

	"pufa/internal/diag"
	"pufa/internal/source"
)

// contents is the content of all layers, after overriding.
type contents struct {
	templates map[string]file
	assets    map[string]rawAsset // by name, "style.css", "icons/phone.svg"
	texts     map[string]string   // by path for diagnostics

	calledBefore map[string]bool // templates that replaced files call: not mistakes of their author
}

// callOf finds the calls of a template without parsing it.
var callOf = regexp.MustCompile("\\{\\{-?\\s*template\\s+[\"`]([^\"`]+)")

// rawAsset is an asset as stored in its folder.
type rawAsset struct {
	path     string // for diagnostics
	data     []byte
	fallback bool // of a layer that others fall back on
}

func read(layers []Layer, diags *diag.List) contents {
	c := contents{map[string]file{}, map[string]rawAsset{}, map[string]string{}, map[string]bool{}}
	for _, l := range layers {
		if l.Templates != "" {
			c.readTemplates(l, diags)
		}
		if l.Assets != "" {
			c.readAssets(l, diags)
		}
	}
	return c
}

func (c contents) readTemplates(l Layer, diags *diag.List) {
	walk(l, l.Templates, l.Assets, diags, func(name, full string, data []byte) {
		base, isHTML := strings.CutSuffix(name, ".html")
		if !isHTML {
			return
		}
		if len(data) > maxTemplate {
			diags.Add("render/template-too-long", diag.At(full), maxTemplate>>10)
			return
		}
		text, ok := decode(data)
		if !ok {
			diags.Add("render/not-utf8", diag.At(full))
			return
		}
		before, replaces := c.templates[base]
		for _, m := range callOf.FindAllStringSubmatch(before.text, -1) {
			c.calledBefore[m[1]] = true
		}
		c.templates[base] = file{full, text, l.Fallback, replaces}
		c.addText(full, text, diags)
	})
}

func (c contents) readAssets(l Layer, diags *diag.List) {
	walk(l, l.Assets, "", diags, func(name, full string, data []byte) {
		if isClutter(path.Base(name)) {
			return
		}
		c.assets[name] = rawAsset{full, data, l.Fallback}
		if isStylesheet(name) {
			c.addText(full, string(data), diags)
		}
	})
}

// addText keeps the text of a file for its diagnostics, and reports the first invisible
// character in it that has an effect: browsers would get it as it is.
func (c contents) addText(full, text string, diags *diag.List) {
	c.texts[full] = text
	i := strings.IndexFunc(text, func(r rune) bool { return diag.Steers(r) && !strings.ContainsRune("\t\n\f\r", r) })
	if i >= 0 {
		r, n := utf8.DecodeRuneInString(text[i:])
		diags.Add("render/control-character", diag.Span{File: full, Start: i, End: i + n}, fmt.Sprintf("U+%04X", r))
	}
}

// walk calls do for each file below dir with its name relative to dir and its
// path for diagnostics. Hidden files and the folder except are left out; a
// folder that doesn't exist is empty.
func walk(l Layer, dir, except string, diags *diag.List, do func(name, full string, data []byte)) {
	root := path.Clean(dir)
	if found := source.Obstacle(l.FS, root, true); found != nil {
		diags.Add(found[0].Code, diag.At(path.Join(l.Name, root)), path.Join(l.Name, root))
		return
	}
	failed := func(p string, err error) { diags.Add("render/unreadable", diag.At(path.Join(l.Name, p)), err) }
	_ = source.WalkDir(l.FS, root, func(p string, d fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, source.ErrTooDeep):
			source.AddTooDeep(diags, path.Join(l.Name, p))
			return nil
		case err != nil:
			if p != root || !errors.Is(err, fs.ErrNotExist) {
				failed(p, err)
			}
			return nil
		case p != root && strings.HasPrefix(d.Name(), "."):
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		case d.IsDir():
			if except != "" && p == path.Clean(except) && p != root {
				return fs.SkipDir
			}
			return nil
		}
		info, err := d.Info()
		if err != nil {
			failed(p, err)
			return nil
		}
		full := path.Join(l.Name, p)
		if _, code := source.Follow(l.FS, p, info); code != "" {
			diags.Add(code, diag.At(full), full)
			return nil
		}
		data, err := fs.ReadFile(l.FS, p)
		if err != nil {
			failed(p, err)
			return nil
		}
		name := p
		if root != "." {
			name = strings.TrimPrefix(p, root+"/")
		}
		do(name, full, data)
		return nil
	})
}

// isClutter reports whether a file is one that desktops leave in every folder.
func isClutter(base string) bool {
	switch strings.ToLower(base) {
	case "thumbs.db", "desktop.ini":
		return true
	}
	return strings.HasSuffix(base, "~")
}

// maxTemplate limits the length of a template in bytes. The parser recurses on each open
// {{if}}, so a longer file could exhaust the stack.
const maxTemplate = 512 << 10

// decode returns a template's text without byte order mark and with LF.
func decode(data []byte) (string, bool) {
	text := strings.TrimPrefix(string(data), "\uFEFF")
	if !utf8.ValidString(text) {
		return "", false
	}
	return strings.ReplaceAll(text, "\r\n", "\n"), true
}
