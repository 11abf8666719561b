// Package themes holds the themes that are part of the program, so that the
// binary alone makes a site anywhere.
//
// Use [FS] as the first layer of a template set: the folder [Default] in it is the
// theme of a site that names none, with templates at its top and in partials/, files that go out
// as they are in assets/, and theme.toml. A site replaces any of these by a file
// of the same name; it never has to copy the rest. The package holds files and no
// code: what a template may call is up to the package that renders.
package themes

import "embed"

// Default is the theme of a site that names none.
const Default = "pufa"

// FS holds one folder for each theme.
//
//go:embed all:pufa all:plain
var FS embed.FS

// Builtin lists the themes that a site may name without having their files.
func Builtin() []string { return []string{Default, "plain"} }
