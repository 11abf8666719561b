// Package render turns views into bytes.
//
// Use [Load] once to read a theme and a site's overrides into a [Set], then
// [Set.Render] for each page and each fragment; a Set never changes and may be
// used by many goroutines. [Set.Assets] are the files that the pages ask for by
// {{asset}}. Feeds and site maps have views too, but no templates: Render writes
// them itself, always through an encoder.
//
// Every output is a pure function of (template set, view). Templates see the
// view and the functions of functions.go, nothing else: no clock, no path, no
// other page. So equal [Set.Digest] and equal views mean equal bytes.
//
// html/template parses and escapes the templates. For the pages and fragments
// that the program makes, Load then makes programs of what it escaped (see package
// program), which write the same bytes many times faster; html/template runs only
// what has no program, and again what went wrong, to say why.
//
// A mistake in a template is a diagnostic with a place. Load finds what can be
// found without a view's contents: slips of syntax, unknown templates, functions
// and assets, fields that a view doesn't have (also in a branch that never
// runs), actions where HTML allows none, templates that include themselves.
package render
