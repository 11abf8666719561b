// Package render turns views into bytes.
//
// Use [Load] once to read a theme and a site's overrides into a [Set], then [Set.Render]
// for each page and each fragment; a Set is immutable and safe for concurrent use.
// [Set.Assets] are the files that pages refer to by {{asset}}. Feeds and site maps have
// views too, but no templates: Render writes them itself, always through an encoder.
//
// Every output is a pure function of (template set, view). Templates see the
// view and the functions of functions.go, nothing else: no clock, no path, no
// other page. So equal [Set.Digest] and equal views mean equal bytes.
//
// html/template parses and escapes the templates. Load then compiles them into templates
// that write the same bytes many times faster (package fasttemplate); html/template runs
// only those that could not be compiled, and those that failed, to find out why. With
// [Options.Library] it runs all.
//
// A mistake in a template is a diagnostic with a place. Load finds what can be found
// without data: syntax errors, unknown templates, functions and assets, fields that a
// view doesn't have (even in branches that never run), actions where HTML allows none,
// templates that include themselves.
package render
