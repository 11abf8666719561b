// Package internal holds pufa, a compiler for legal text: Markdown guidance, statutes
// and reports go in, a static site comes out. Read this first. A "room" is a package; its
// own comment says what to use in it.
//
// # The way of one page
//
// Package folder lists content/zhinan/qixian.md and reads its bytes. Package source
// makes clean text of them, whatever program saved it, and finds the front matter;
// package fields reads that, with a hint for each slip. Package markdown, the only one
// that knows goldmark, parses the text into two halves: a doc.Document, what other
// pages may depend on (title, dates, anchors, references), and a doc.Body, what only
// the page itself shows: HTML with holes where addresses will stand. Citations in its
// prose were found by package cite. The text of a statute goes through package lawtext
// instead and becomes a law.Statute.
//
// site.Resolve sees all documents at once and decides: the page's address, its channel,
// whether it is published on the day, which article each citation hits in which edition,
// who cites whom. plan.Make decides which files there will be, one plan.Job each. A
// job makes its view on demand: flat data (view.Guide), with the holes filled. Package render turns the view into bytes with the theme's template. Package
// press does that for all jobs and hands the bytes to package target, which does what
// package publish decides: what is new, in which order, and what may be deleted.
//
// Whatever is wrong with the text is a diag.Diagnostic with a place and a hint, found
// by the room whose rule it breaks; package check adds what only a whole site shows.
//
// # Rooms
//
//	law, cite, quote, compare   what law is: statutes, citations, quotations, editions side by side
//	doc, view, kind             the shapes that stages hand on, and the table of kinds of pages
//	source, fields, config      text, hand-typed TOML, config.toml and theme.toml
//	markdown, lawtext           the two parsers
//	deadline                    counting periods, and pages that list them
//	site, plan, render, check   resolving, views, bytes, rules over the whole
//	akn                         a statute for programs
//	wayfinder, quiz, process, topic, report, glossary   what the files of six kinds of pages mean, beyond prose
//	chart, amount, typeset      tables drawn as SVG, figures as people write them, lines of text in drawings
//	search                      an index of all passages, and asking it
//	word, importer, migrate     documents from elsewhere become files of a site, and sites of other generators whole ones
//	picture, icon, attachment, slug, filename, wording   pictures and files for readers, pinyin names, names any machine can hold, plain words
//	publish, target, deploy     what to change where a site is published, doing it on a disk, and elsewhere
//	folder, compiler, press, preview, cli   the shell: reading, compiling, the whole site, the live one, commands
//	regular                     opening files, and never waiting for a pipe
//	parallel, crash, fasttemplate   all cores, a fault of the program, templates compiled (a trick; PUFA_PLAIN turns it off)
//	diag, repair                findings, and all texts of the program in both languages; mending what findings offer to mend
//	manual                      every key of a file, topics of help, schemas for editors
//	testkit, e2e, fire, bench, mutate, hostile   tests of the whole, what it costs, what tests would miss, how it bears attacks
//
// Imports go one way; TestImportsFollowTheArrows holds the table.
//
// # What always holds
//
//   - Parsing depends on one file and its options; so it runs on all cores and is kept
//     between the edits of a preview.
//   - site.Resolve and plan.Make are functions of their arguments. The moment of the
//     build is one of them.
//   - Every output is a function of template set and view. Templates see the view and
//     nothing else, and render imports no site.
//   - A preview equals a clean build, byte for byte, after any edits
//     (TestUpdatesEqualACleanBuild), and a build equals a clean build.
//   - Nothing is published while the content has an error, and nothing is deleted that an
//     earlier build did not write.
//   - The author's mistakes are data, never errors; errors are the machine's.
//   - A trick for speed changes no byte: PUFA_PLAIN turns each off (compiler.Plain).
//   - The pure packages know no disk, clock, goroutine or environment.
//
// # Where to look
//
//   - A rule about a word, a date or a citation of one page: the parser that reads it.
//   - A rule about several pages: site; about what is worth rereading: check.
//   - A rule about a period: deadline (Length.Last), and the same for readers' browsers in
//     themes/pufa/assets/deadlines.js, which a test holds to it; a rule about sentences
//     that state periods: check.
//   - Where 款 are counted: lawtext, when a text is parsed (paragraph.go); their address is
//     law.Locator.
//   - What decides that a page is a draft, scheduled or expired: site.Resolve, which gives
//     each Page a Status (resolve.go).
//   - How a picture becomes smaller: picture.Make; which widths a page offers:
//     picture.Widths.
//   - Why a preview equals a build: press and preview both use compiler.Compiler and
//     render the same plan.Jobs, and making a view is pure (see package plan).
//   - A new kind of page: its name in kind.All and files of its name, which the comment
//     of package kind lists; nothing else.
//   - A new text of the program: package diag, in both languages.
//   - A setting: config; its use: the room that it is about; what it means: manual.
package internal
