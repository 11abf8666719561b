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
// html/template parses and escapes the templates. Load then compiles what it
// escaped into templates that write the same bytes many times faster (package
// fasttemplate); html/template runs only what could not be compiled, and again what
// went wrong, to say why. With [Options.Library] it runs all.
//
// A mistake in a template is a diagnostic with a place. Load finds what can be
// found without a view's contents: slips of syntax, unknown templates, functions
// and assets, fields that a view doesn't have (also in a branch that never
// runs), actions where HTML allows none, templates that include themselves.
package render
