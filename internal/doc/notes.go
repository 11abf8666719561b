package doc

import "pufa/internal/diag"

// NotesType is the front-matter type of plain-language notes. Each file of notes
// names it; it is not inherited from a channel.
const NotesType = "notes"

// NotesMeta is what front matter says of plain-language notes.
type NotesMeta struct {
	Law     string `toml:"law"`     // title of the statute that they explain
	Edition When   `toml:"edition"` // day of effect of the text that they explain; zero = the one of their own day
}

// NoteSection is a stretch of notes under a heading, which names an article.
type NoteSection struct {
	Title   string    // plain text of the heading
	Heading int       // index in [Body.Outline]; [Body.Section] has the text
	Span    diag.Span // names the heading by its number
}
