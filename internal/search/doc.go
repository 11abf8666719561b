// Package search makes an index that a phone can search without a server, and searches
// it.
//
// Use [Build] for the index: pages in, small files out. Each file is a script that passes
// its data to the page that loads it, so that searching also works in a folder opened
// from a disk. Use [Engine] to search; the theme's scripts do the same in the same steps,
// and tests compare the two.
//
// Results are [Passage]s: articles of statutes, single questions, glossary entries, or
// whole pages. Passages are indexed by all pairs of neighbouring characters, so no
// dictionary decides what a word is, and every string on a page finds it. Everyday words
// ([Synonyms]) are indexed with the passages that say the same in words of the law, so a
// query needs no knowledge of them.
//
// File names do not depend on content, and numbers of pages ([slots]) depend on their
// addresses only: an edited page changes only the files with its own words.
//
// The package does no input or output and knows no templates.
package search
