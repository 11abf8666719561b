package search

// Page is one page that can be found.
type Page struct {
	URL      string // slash path from the site's root, percent-encoded, "fagui/xianfa/index.html"
	Title    string
	Kind     Kind
	Law      string           // of a statute: its title without 中华人民共和国; "" on other pages
	Names    []string         // of a statute: further names by which it is cited
	Weight   int              // of a statute: number of pages that cite it; a shared name means the more cited one
	Badge    string           // of a statute that does not apply: 已废止; "" = none
	Latin    []string         // pinyin spellings of parts of the title and of the tags, lower case
	Passages func() []Passage // called once, since a large site's texts are too long to be held together
}

// Passage is a unit of search: the first passage of a page is the page itself, the others
// are its parts.
type Passage struct {
	Address string   // of a part: "34.html" beside the page or "#art_34" on it; "" = the page
	Number  string   // of an article: "17", "120-1"
	Label   string   // of an article: 第一百二十条之一
	Title   string   // of a part: the question, the entry, the article's own title
	Above   string   // headings above it
	Words   []string // keywords and tags
	Asked   []string // questions that it answers: titles of pages that link here
	Text    string   // visible text, blocks separated by "\n"
	Notes   string   // explanations of a provision, in the same form
}

// Kind is the kind of a page. It decides between pages that match equally well.
type Kind int

const (
	Other Kind = iota // home page, channels
	Guide
	Questions
	Glossary
	Report
	National   // statutes in force: the Constitution and laws
	Central    // regulations and interpretations for the whole country
	Local      // local statutes, and rules of departments
	Pending    // not in force yet
	Superseded // a replaced edition or a repealed statute
	Unread     // a statute without a text on the site
	kinds
)

// Kinds is the number of kinds.
const Kinds = kinds

// worth is the factor of the score of a page, by kind.
var worth = [kinds]float64{Other: .5, Guide: .85, Questions: .85, Glossary: .85, Report: .5, National: 1.1, Central: 1, Local: .72, Pending: .6, Superseded: .4, Unread: .4}

// IsLaw reports whether pages of the kind are statutes.
func (k Kind) IsLaw() bool { return k >= National }
