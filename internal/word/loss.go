package word

// Loss is something in a document that its blocks lack or have in another form.
type Loss struct {
	Kind LossKind
	Text string // the words that are lost; "" = none, or not known
	Near string // the words before the place; "" = none, or at the beginning
}

// LossKind says what kind of thing was lost.
type LossKind int

const (
	Drawing    LossKind = iota // a chart, a diagram, a picture that the file only refers to
	Box                        // a text box; its words are kept
	Formula                    // it is written on one line
	Code                       // a field that shows something the file does not contain as text, such as ①; Text is its code
	Embedded                   // an object of another program, another file; Text is the words that could be read
	Comment                    // a reviewer's comment; Text is its words
	Tracked                    // an insertion (kept) or deletion (left out) that was not accepted or rejected yet
	Hidden                     // hidden words
	Struck                     // words that are struck through
	Symbol                     // a sign of a symbol font; Text is font and code
	Nested                     // a table in a table; its words are kept
	Above                      // the pronunciation of words, above them
	Header                     // words above or below each page
	AutoNumber                 // a number that Word computes and does not store
	OddFormat                  // an unknown number format, whose name is Text; written in digits
)

// mostNear is the number of characters before the place in [Loss.Near].
const mostNear = 12

// lose records a loss at the current place.
func (r *reader) lose(kind LossKind, text string) {
	near := []rune(r.before())
	if n := len(near); n > mostNear {
		near = near[n-mostNear:]
	}
	r.lost = append(r.lost, Loss{kind, text, string(near)})
}
