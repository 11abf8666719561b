// Package akn writes the forms of a statute's edition that programs read.
//
// Use [Akn] for Akoma Ntoso 1.0 (OASIS LegalDocML, akn-core 2018-08-29, naming
// convention 2019-02-21) and [JSON] for data.json; both need what is known of the
// work and the edition, a [Meta]. Plain text is lawtext.Print's. Identifiers in
// all forms are those of [law.Locator.EID] and [law.Statute.DivisionEID], as in
// the pages, so that an address with #art_35__para_2 means the same everywhere.
//
// The same statute and Meta give the same bytes. The package judges nothing:
// what the text lacks or repeats is written as it stands.
package akn
