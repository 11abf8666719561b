// Package cite finds citations of Chinese legislation in running text, and says
// which provisions they mean: 《信访工作条例》第三十一条第六项, 本条例第二十条、第二十六条,
// 前款第（二）至（四）项, 民法典1079条.
//
// Use [ReadStatute] for a statute that package lawtext has read, [ReadProse]
// for lines of guidance, and a [Reader] where blocks come one by one, as from
// Markdown. [Titles] holds the names of the statutes known. [Lines] is the form
// that is printed.
//
// What a citation means follows from its words, from where it stands ([Origin])
// and from the known titles. Where that is not enough, the [Citation] says why
// ([Reason]); nothing is guessed. Other packages ask whether the provision
// exists and is in force. The package does not read contracts, treaties or
// articles of association: 合同第三条 is no citation.
package cite

import (
	"slices"

	"pufa/internal/law"
)

// Self stands for the statute that contains the citation, in [Target.Law].
const Self = "self"

// Citation is 引文: one run of provisions under one name.
type Citation struct {
	Start, End int // bytes of the text; End is exclusive
	Kind       Kind
	Name       string   // the statute's name as written, without 《》; "" = not named
	Targets    []Target // in the order of the text; ranges are expanded
	Reason     Reason   // why Targets is empty
	Backwards  bool     // a range runs from a later provision to an earlier one: 第三十六条至第三十五条
	links      []Link   // of a list or range
}

// Link is the part of a citation that leads to one place, the first of its
// Targets, which are never empty: a whole citation, a member of a list, an end
// of a range. The provisions inside a range belong to its first end.
type Link struct {
	Start, End int
	Targets    []Target
}

// Links returns the links of a citation in order; none if it leads nowhere.
func (c *Citation) Links() []Link {
	switch {
	case len(c.Targets) == 0:
		return nil
	case c.links == nil:
		return []Link{{c.Start, c.End, c.Targets}}
	}
	return c.links
}

// moved shifts a citation found in a block that begins at byte by of the text.
// The result outlives the block, but its strings stay valid only as long as
// before.
func (c Citation) moved(by int) Citation {
	c.Start += by
	c.End += by
	c.Targets = slices.Clone(c.Targets)
	for i := range c.links {
		l := &c.links[i]
		l.Start += by
		l.End += by
		l.Targets = slices.Clone(l.Targets)
	}
	return c
}

// Target is what a citation points at: a provision, a division or, if both are
// zero, the whole statute. The locator holds what the text says, directly or by
// a relative word (前款), so 第三十一条第六项 has no paragraph;
// [law.Statute.Locate] adds it.
type Target struct {
	Law     string  // canonical title, or Self
	Edition Edition // the edition named, （2015年修正）
	Guess   bool    // the beginning of the name is a guess: the name is unknown and has no 《》
	// Reference is the 文号 as written behind the name, 国务院令第431号; "" = none.
	Reference string
	law.Locator
	Division Division
}

// Division gives 编, 分编, 章, 节 by their numbers; zero if not named.
type Division struct{ Book, Subbook, Chapter, Section law.Number }

// Kind tells how a citation is written. If several kinds fit, the first from
// Chapter on, in the order of the constants, applies. The zero value is no
// kind.
type Kind int

const (
	_        Kind = iota
	Chapter       // 编, 分编, 章, 节: 本章, 第二章第三节
	Range         // with 至 or 到: 第三十一条至第三十三条
	List          // two provisions or more
	Relative      // relative to where it stands: 前款, 本条, 该条第二款, 第一款
	SelfKind      // an article of the same text: 本法第十条
	Explicit      // an article of a named statute
	WholeLaw      // 《…》 alone
)

// String returns the word that `pufa inspect` prints.
func (k Kind) String() string {
	return [...]string{"", "chapter", "range", "list", "relative", "self", "explicit", "whole-law"}[k]
}

// Reason says why a citation leads nowhere. The zero value means that it leads
// somewhere.
type Reason int

const (
	Found   Reason = iota
	NoLaw          // 第三条, and no statute was named before
	NoPlace        // 前款 in a first 款, 本条 outside of articles
)

// Origin is where a block of text stands in its statute: 前款 and 本条 are counted from
// there. The zero Origin is
// outside every article.
type Origin struct {
	law.Locator              // the article, 款, 项 or 目 that the block is, or is part of
	Division    Division     // the divisions around it; complete, unlike those of a Target
	Paragraphs  int          // how many 款 the article has; 0 = not known
	Listless    bool         // the article has no 项
	Before      []law.Number // articles before the one at Locator, the nearest last
	Label       int          // length in bytes of the block's own label; 0 = look for one
}
