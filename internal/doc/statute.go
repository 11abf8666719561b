package doc

import (
	"pufa/internal/cite"
	"pufa/internal/law"
)

// LawType is the front-matter type of statutes.
const LawType = "law"

// StatuteMeta is what front matter says of a statute: of the work as a whole in its
// _index.md, of what differs in each edition's file. Meta.Source names where the
// official text is to be found.
type StatuteMeta struct {
	Short       []string `toml:"short"` // names by which it is cited
	Rank        string   `toml:"rank"`  // 位阶
	Issuer      string   `toml:"issuer"`
	Number      string   `toml:"number"` // 文号
	Adopted     When     `toml:"adopted"`
	Promulgated When     `toml:"promulgated"`
	Effective   When     `toml:"effective"`
	Amended     When     `toml:"amended"` // 最近一次修正; of a work without a text, whose 题注 would tell it
	Revised     When     `toml:"revised"` // 最近一次修订
	Repealed    When     `toml:"repealed"`
	Checked     When     `toml:"checked"` // day on which somebody found that it is in force; zero = nobody did
	Replaces    []string `toml:"replaces"`
	Validity    string   `toml:"validity"` // 时效性, where the dates that would tell it are not known
	SHA256      string   `toml:"sha256"`   // of the text's file as it was published
	Articles    int      `toml:"articles"` // number of the last article, so that citations are checked without a text; 0 = not given
}

// Statute is the text of one edition with the citations that stand in it.
type Statute struct {
	*law.Statute
	Cites []Citation // by article, and in the order of its text
}

// Citation is a citation inside a statute. Start and End are bytes of the text of
// the provision at At, which is the 款, 项 or 目 that holds the words: of
// Paragraph.Text, Item.Text or Subitem.Text.
type Citation struct {
	At         law.Locator
	Start, End int
	Targets    []cite.Target // never empty; the first is where it leads
}
