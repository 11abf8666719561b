package doc

import "pufa/internal/diag"

// NotesType is the front-matter type of plain-language notes. Each file of notes
// names it; it is not inherited from a channel.
const NotesType = "notes"

// NoteSection is a stretch of notes under a heading, which names an article.
type NoteSection struct {
	Title   string    // plain text of the heading
	Heading int       // index in [Body.Outline]; [Body.Section] has the text
	Span    diag.Span // names the heading by its number
}
