package search

// Page is one page that can be found.
type Page struct {
	URL      string // slash path from the site's root, percent-encoded, "fagui/xianfa/index.html"
	Title    string
	Kind     Kind
	Law      string   // of a statute: its title without 中华人民共和国; "" on other pages
	Names    []string // of a statute: further names by which it is cited
	Weight   int      // of a statute: how many pages cite it; of two by one name the one that is cited more is meant
	Badge    string   // of a statute that does not apply: 已废止; "" = none
	Latin    []string // how parts of the title and the tags are typed in pinyin, lower case
	Passages []Passage
}

// Passage is what can be found: the first one of a page is the page itself, the
// others are its parts.
type Passage struct {
	Address string   // of a part: "34.html" beside the page or "#art_34" on it; "" = the page
	Number  string   // of an article: "17", "120-1"
	Label   string   // of an article: 第一百二十条之一
	Title   string   // of a part: the question, the entry, the article's own title
	Above   string   // headings that it stands under
	Words   []string // keywords and tags
	Asked   []string // what people ask that this answers: titles of pages that lead here
	Text    string   // what a reader sees, blocks separated by "\n"
	Notes   string   // explanations of a provision, likewise
}

// Kind is what sort of page this is; pages of another kind are worth more or less
// where both would do.
type Kind int

const (
	Other Kind = iota // home page, channels
	Guide
	Questions
	Glossary
	Report
	National   // statutes in force: the Constitution and laws
	Central    // regulations and interpretations for the whole country
	Local      // those of a place, and rules of departments
	Pending    // not in force yet
	Superseded // an edition that another one has replaced, or a statute that is repealed
	Unread     // a statute whose text the site does not hold
	kinds
)

// Kinds is how many there are.
const Kinds = kinds

// worth multiplies the score of a page by its kind.
var worth = [kinds]float64{Other: .5, Guide: .85, Questions: .85, Glossary: .85, Report: .5, National: 1.1, Central: 1, Local: .72, Pending: .6, Superseded: .4, Unread: .4}

// IsLaw reports whether pages of the kind are statutes.
func (k Kind) IsLaw() bool { return k >= National }
