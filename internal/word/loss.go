package word

// Loss is something that a document holds and its blocks don't, or not as it was.
type Loss struct {
	Kind LossKind
	Text string // the words that are lost; "" = none, or not known
	Near string // the words before the place; "" = it has none, or stands at the beginning
}

// LossKind says what kind of thing was lost.
type LossKind int

const (
	Drawing    LossKind = iota // a chart, a diagram, a picture that the file only refers to
	Box                        // a text box; its words are kept
	Formula                    // its letters are kept in their order
	Code                       // a field that shows what no text holds, such as ①; Text is its code
	Embedded                   // an object of another program, another file
	Comment                    // somebody's remark
	Tracked                    // an insertion (kept) or deletion (left out) that nobody accepted or refused
	Hidden                     // hidden words
	Struck                     // words that are struck through
	Symbol                     // a sign of a symbol font; Text is font and code
	Nested                     // a table in a table; its words are kept
	Header                     // words above or below each page
	AutoNumber                 // a number that Word works out and stores nowhere
	OddFormat                  // Text is the name of a number format that is not known; digits are written
)

// mostNear is how many characters before a place are told.
const mostNear = 12

// lose notes a loss at the current place.
func (r *reader) lose(kind LossKind, text string) {
	near := []rune(r.before())
	if n := len(near); n > mostNear {
		near = near[n-mostNear:]
	}
	r.lost = append(r.lost, Loss{kind, text, string(near)})
}
