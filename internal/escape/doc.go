// Package escape writes values into HTML, byte for byte as html/template does,
// but by appending to a buffer and without looking at the value's type each time.
//
// html/template decides which escapers an action needs and leaves their names in
// the escaped parse tree. [Chain] returns one function for such a list of names
// and the type of the value. Nothing is decided here about contexts, and nothing
// is written that html/template would not write: the tests put every function
// beside the library's.
//
// What is rare or would need the library's own parser is refused: Chain returns
// nil for names that it does not know, and a [Func] gives up on markup with tags
// in an attribute and on backslashes in CSS. The caller then uses html/template.
package escape
