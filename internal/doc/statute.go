package doc

import (
	"pufa/internal/cite"
	"pufa/internal/law"
)

// LawType is the front-matter type of statutes.
const LawType = "law"

// StatuteMeta is the front matter of a statute: the work's in its _index.md, what differs
// in each edition's file. Meta.Source says where the official text can be found.
type StatuteMeta struct {
	Short       []string `toml:"short"` // names by which it is cited
	Rank        string   `toml:"rank"`  // 位阶
	Issuer      string   `toml:"issuer"`
	Number      string   `toml:"number"` // 文号
	Adopted     When     `toml:"adopted"`
	Promulgated When     `toml:"promulgated"`
	Effective   When     `toml:"effective"`
	Amended     When     `toml:"amended"` // 最近一次修正, for a work without a text; otherwise 题注 says it
	Revised     When     `toml:"revised"` // 最近一次修订
	Repealed    When     `toml:"repealed"`
	Checked     When     `toml:"checked"` // day on which somebody checked that it is in force; zero = nobody has
	Replaces    []string `toml:"replaces"`
	Validity    string   `toml:"validity"` // 时效性, if the dates that would decide it are not known
	SHA256      string   `toml:"sha256"`   // of the file of the text, as published
	Articles    int      `toml:"articles"` // number of the last article, to check citations without a text; 0 = not given
}

// Statute is the text of one edition with the citations in it.
type Statute struct {
	*law.Statute
	Cites []Citation // by article, in the order of its text
}

// Citation is a citation inside a statute. At is the 款, 项 or 目 that contains the words.
// Start and End are byte offsets in its text (Paragraph.Text, Item.Text or Subitem.Text).
type Citation struct {
	At         law.Locator
	Start, End int
	Targets    []cite.Target // never empty; a link leads to the first
}
