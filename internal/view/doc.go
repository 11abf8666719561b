// Package view is what templates see: one struct for each kind of page, with
// everything that the page shows, in the order in which it is read.
//
// This package is the manual of a theme's author. A template gets exactly one of
// these values and can reach nothing else: no other page, no configuration, no
// clock. A list that a theme needs and does not find here takes a new field, and
// that is a change in the program.
//
// Views are flat: strings, numbers, bools, slices and structs, nothing that can
// hide a pointer or change later (a test keeps it so). Two equal views give the
// same bytes, which is what makes a preview right and a build repeatable.
//
// Addresses in a view are relative to the page it is for and percent-encoded;
// they work at a site's root, in a sub-folder and from a disk. With links = "rooted"
// in config.toml they begin at the host's root, the same on every page. Empty strings and
// empty lists mean "there is none": templates leave the part out.
//
// Values of the types [template.HTML] and [template.JS] are ready-made markup;
// everything else is text, which html/template escapes for its place.
package view
