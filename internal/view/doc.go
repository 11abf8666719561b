// Package view defines what templates get: one struct for each kind of page, with
// everything that the page shows, in reading order.
//
// This package is the reference for theme authors. A template gets exactly one of these
// values and can reach nothing else: no other page, no configuration, no clock. If a
// theme needs something that is not here, the program needs a new field.
//
// Views are flat: strings, numbers, bools, slices and structs, and no pointers (a test
// checks that). Equal views give equal bytes, which makes a preview correct and a build
// repeatable.
//
// Addresses in a view are relative to the page it is for and percent-encoded; they work
// at a site's root, in a subfolder and from a disk. With links = "rooted" in config.toml
// they begin at the host's root, the same on every page. Empty strings and empty lists
// mean "there is none": templates leave the part out.
//
// Values of the types [template.HTML] and [template.JS] are ready-made markup;
// everything else is text, which html/template escapes for its place.
package view
