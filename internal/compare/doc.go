// Package compare sets two editions of a statute side by side: which article
// became which, and which words changed.
//
// Use [Align] for the articles of two editions, [Summarize] to count what
// became of them, [Marks] for the words inside a provision, and [Inspect] for
// the JSON form.
//
// Articles are paired by what they say and by the order in which they say it, never by
// number alone: a revision that inserts one article renumbers all that follow. White
// space and the width of punctuation are not wording, so texts from two sources compare
// as readers would compare them. Preambles, headings of chapters and annexes are not
// compared. The package does not know what a change means: it says where the words
// differ, and a lawyer takes it from there.
package compare
