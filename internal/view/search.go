package view

// SearchField is the search field of a page. It is zero if the site has no search.
type SearchField struct {
	// IndexURL is the address of the index from A to Z, which needs no script. The page
	// with results and core.js, the search itself, are in the same folder.
	IndexURL string
}

// Search is the view of "search": the page that shows results.
type Search struct {
	Frame
	IndexURL string
	Channels []Link
}

// AZ is the view of "az": everything the search finds, by the first letter of its pinyin.
type AZ struct {
	Frame
	Letters []AZLetter
}

// AZLetter holds the entries under a letter; "#" is for entries that begin with none.
type AZLetter struct {
	Letter  string
	Entries []AZEntry
}

// AZEntry is a guide, a question, a word or a statute. A statute has its articles by
// number, unless there are too many.
type AZEntry struct {
	Title, Kind, URL string
	Articles         []Link
}
