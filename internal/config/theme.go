package config

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"pufa/internal/diag"
	"pufa/internal/fields"
	"pufa/internal/source"
)

// Theme is the content of theme.toml.
type Theme struct {
	Name       string
	Title      string
	Complete   bool        // the default theme adds nothing; pages without a template are not made
	Containers []Container // in the order of the file; names are distinct
}

// Container is a ::: block that a theme adds to the dialect.
type Container struct {
	Name     string // the word after :::
	Label    string // shown above the block in Chinese; "" = none
	LabelEN  string // the same in English; Label when not given
	Element  string // "aside", "section", "div" or "details"; "div" when not given
	Landmark bool   // the block is a landmark for screen readers
}

var elements = []string{"aside", "section", "div", "details"}

var containerName = regexp.MustCompile(`^[a-z][a-z0-9-]*$`)

// writtenTheme is theme.toml as people write it.
type writtenTheme struct {
	Name       string `toml:"name"`
	Title      string `toml:"title"`
	Complete   bool   `toml:"complete"`
	Containers []struct {
		Name     string `toml:"name"`
		Label    string `toml:"label"`
		LabelEN  string `toml:"label_en"`
		Element  string `toml:"element"`
		Landmark bool   `toml:"landmark"`
	} `toml:"containers"`
}

// ThemeKeys lists the keys of theme.toml.
func ThemeKeys() []fields.Key { return fields.Describe(writtenTheme{}) }

// ParseTheme reads theme.toml. What cannot be used is reported and left out.
func ParseTheme(f source.File) (*Theme, diag.List) {
	var w writtenTheme
	c := newChecker(f, &w)
	out := &Theme{Name: strings.TrimSpace(w.Name), Title: strings.TrimSpace(w.Title), Complete: w.Complete}
	if out.Name == "" && !c.misread("name") {
		c.diags.Add("config/theme-unnamed", diag.At(f.Path))
	}
	for i, e := range w.Containers {
		place := "containers[" + strconv.Itoa(i) + "]"
		box := Container{Name: e.Name, Label: e.Label, LabelEN: e.LabelEN, Element: e.Element, Landmark: e.Landmark}
		same := func(b Container) bool { return b.Name == box.Name }
		switch {
		case !containerName.MatchString(box.Name):
			c.add("config/container-name", place+".name", box.Name)
			continue
		case slices.ContainsFunc(out.Containers, same):
			c.add("config/container-twice", place+".name", box.Name)
			continue
		}
		if box.LabelEN == "" {
			box.LabelEN = box.Label
		}
		if box.Element == "" {
			box.Element = "div"
		}
		if !slices.Contains(elements, box.Element) {
			near := diag.Nearest(strings.ToLower(box.Element), elements)
			if near == "" {
				near = "div"
			}
			c.add("config/container-element", place+".element", box.Name, box.Element, near)
			box.Element = near
		}
		out.Containers = append(out.Containers, box)
	}
	c.diags.Sort()
	return out, c.diags
}
