package search

// Piece is a stretch of an excerpt.
type Piece struct {
	Text string
	Hit  bool
}
