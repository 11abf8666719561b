// Package law models Chinese legislation as data: statutes, their divisions and
// articles, and the addresses by which people cite them.
//
// Use [Locator] to name a place, [Statute.At] to look it up and
// [Statute.Locate] to get at its parts. Use [Number] for the number of an
// article (第一百三十三条之一), [ParseNumeral] and [FormatNumeral] for a numeral
// alone. Whether a statute is in force ([Statute.StatusOn]) is answered for a
// day the caller names.
//
// The package does no input or output, never asks for the date and imports
// nothing but the standard library, so other programs may use it as it stands.
// It reads no statute texts (package lawtext does) and finds no citations
// (package cite does).
package law
