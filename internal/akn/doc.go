// Package akn writes the forms of a statute's edition that programs read.
//
// Use [Akn] for Akoma Ntoso 1.0 (OASIS LegalDocML, akn-core 2018-08-29, naming
// convention 2019-02-21) and [JSON] for data.json; both need what is known of
// the work and the edition, a [Meta]. Plain text, text.txt, is what
// lawtext.Print writes. Identifiers in both forms are those of
// [law.Locator.EID] and [law.Statute.DivisionEID], as in the pages, so that an
// address with #art_35__para_2 means the same everywhere; where a text repeats a
// number, the second of the name gets _2 behind it, for an identifier names one
// thing.
//
// The standard knows no Chinese profile; the choices are: 编 book, 分编 hcontainer
// of the name subbook (part is nobody's translation here), 章 chapter, 节 section,
// an unnumbered heading division, 条 article (and a point 一、 of a text without
// articles, which takes its place), 款 paragraph without num, 项 point, 目 indent,
// 附件 attachment. The title and 题注 are the preface, 序言 and the table of contents
// the preamble, signatures the conclusions. A text of none of these is one
// hcontainer.
//
// Validity: no package at hand ships the standard's XSD, so the tests check
// every document against rules written from it (schema of 2017-03-30): the order
// of elements, attributes required and allowed, types of dates, and identifiers
// that are unique and that references meet. Where the environment names the file
// in PUFA_AKN_XSD, xmllint validates against it as well.
//
// The same statute and Meta give the same bytes. The package judges nothing:
// what the text lacks or repeats is written as it stands.
package akn
