package doc

import "pufa/internal/diag"

// NotesType is the front-matter type of plain-language notes. Each file of notes
// names it; it is not inherited from a channel.
const NotesType = "notes"

// NotesMeta is the front matter of plain-language notes.
type NotesMeta struct {
	Law     string `toml:"law"`     // title of the statute that they explain
	Edition When   `toml:"edition"` // day of effect of the edition that they explain; zero = the edition that applies on the date of the notes
}

// NoteSection is the part of the notes under a heading, which names an article.
type NoteSection struct {
	Title   string    // plain text of the heading
	Heading int       // index in [Body.Outline]; [Body.Section] has the text
	Span    diag.Span // names the heading by its number
}
