// Package search makes an index that a phone can ask without a server, and asks it.
//
// Use [Build] for the index: pages in, small files out, each a script that hands
// its data to the page that loads it, so that a folder opened from a disk is
// searched as well as a web site. Use [Engine] to ask what Build made; the scripts
// of the theme do the same in the same steps, and tests hold the two against each
// other.
//
// What is found are [Passage]s: articles of statutes, single questions, entries of
// a glossary, or a page as a whole. Each is known by all pairs of neighbouring
// characters in it, so that no dictionary decides what a word is and every string
// that stands on a page finds it. Everyday words ([Synonyms]) are written into the
// passages that say the same in words of the law, where the index is made: whoever
// asks needs to know nothing about them.
//
// A file is named by what it holds, never by its content, and numbers of pages
// ([slots]) depend on their addresses alone: an edited page changes the files with
// its own words and no others.
//
// The package does no input or output and knows no templates.
package search
