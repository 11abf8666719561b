// Package akn writes an edition of a statute in the two forms that programs read.
//
// Use [Akn] for Akoma Ntoso 1.0 (OASIS LegalDocML, akn-core 2018-08-29, naming convention
// 2019-02-21) and [JSON] for data.json; both take a [Meta] with what is known of the work
// and the edition. Plain text, text.txt, is written by lawtext.Print. Identifiers in both
// forms are those of [law.Locator.EID] and [law.Statute.DivisionEID], as in the pages, so
// that an address with #art_35__para_2 means the same everywhere; where a text repeats a
// number, the second identifier gets the suffix _2, since an identifier must be unique.
//
// The standard knows no Chinese profile; the choices are: 编 book, 分编 hcontainer
// of the name subbook (part is nobody's translation here), 章 chapter, 节 section,
// an unnumbered heading division, 条 article (and a point 一、 of a text without
// articles, which takes its place), 款 paragraph without num, 项 point, 目 indent,
// 附件 attachment. The title and 题注 are the preface, 序言 and the table of contents
// the preamble, signatures the conclusions. A text of none of these is one
// hcontainer.
//
// Validity: no Go or Debian package ships the standard's XSD, so the tests check every
// document against rules derived from it (schema of 2017-03-30): the order of elements,
// attributes required and allowed, types of dates, unique identifiers, and references
// that lead to one. If PUFA_AKN_XSD names the file, xmllint validates against it as well.
//
// The same statute and Meta give the same bytes. The package corrects nothing: what the
// text lacks or repeats, the output lacks or repeats.
package akn
