package view

// SearchField is where a page searches. It is zero where the site has no search.
type SearchField struct {
	// IndexURL is the address of the index from A to Z, which needs no script. The
	// page with results stands beside it, and core.js, which searches.
	IndexURL string
}

// Search is the view of "search": the page that shows results.
type Search struct {
	Frame
	IndexURL string
	Channels []Link
}

// AZ is the view of "az": everything that is found, by the first letter of its
// pinyin.
type AZ struct {
	Frame
	Letters []AZLetter
}

// AZLetter holds what begins with a letter; "#" stands for what begins with none.
type AZLetter struct {
	Letter  string
	Entries []AZEntry
}

// AZEntry is a guide, a question, a word or a statute, that one with its articles
// by number, unless there are too many.
type AZEntry struct {
	Title, Kind, URL string
	Articles         []Link
}
