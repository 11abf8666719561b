package law

// Rank is 位阶, the kind of a norm and with it its place in the order of norms.
// The zero value is not known.
type Rank int

const (
	RankUnknown              Rank = iota
	Constitution                  // 宪法
	NationalLaw                   // 法律
	LegalInterpretation           // 法律解释, by the Standing Committee; equal to a law (立法法 2023, 第五十三条)
	AdministrativeRegulation      // 行政法规
	SupervisoryRegulation         // 监察法规
	MilitaryRegulation            // 军事法规
	JudicialInterpretation        // 司法解释
	LocalRegulation               // 地方性法规
	AutonomousRegulation          // 自治条例和单行条例
	ZoneRegulation                // 经济特区法规
	DepartmentRule                // 部门规章
	LocalRule                     // 地方政府规章
	PartyRegulation               // 党内法规, those issued with state organs included (信访工作条例)
	NormativeDocument             // 规范性文件
)

var rankNames = [...]string{"", "宪法", "法律", "法律解释", "行政法规", "监察法规", "军事法规", "司法解释",
	"地方性法规", "自治条例和单行条例", "经济特区法规", "部门规章", "地方政府规章", "党内法规", "规范性文件"}

// String returns the Chinese word; "" for RankUnknown.
func (r Rank) String() string { return rankNames[r] }

// ParseRank returns the rank that a Chinese word names. It knows common short
// forms too: 单行条例, 自治条例, 规章 (of a department), 政府规章.
func ParseRank(s string) (Rank, bool) {
	switch s {
	case "":
		return RankUnknown, false
	case "自治条例", "单行条例":
		return AutonomousRegulation, true
	case "规章", "部委规章", "国务院部门规章":
		return DepartmentRule, true
	case "政府规章", "地方规章":
		return LocalRule, true
	case "党规":
		return PartyRegulation, true
	}
	for r, name := range rankNames {
		if name == s {
			return Rank(r), true
		}
	}
	return RankUnknown, false
}

// Ranks returns every rank that has a name, in the order of declaration.
func Ranks() []Rank {
	var all []Rank
	for r := Constitution; r <= NormativeDocument; r++ {
		all = append(all, r)
	}
	return all
}

// Outranks reports whether r has higher force than o by the general rule of 立法法
// (2023), 第九十八条 to 第一百条. It is false for equal ranks and for kinds between
// which that law names no order (部门规章 and 地方性法规, 第一百零六条). Deviating rules
// of autonomous areas and economic zones (第一百零一条) apply in their area
// whatever the order.
func (r Rank) Outranks(o Rank) bool {
	if r == o || r == RankUnknown || o == RankUnknown {
		return false
	}
	switch r {
	case Constitution:
		return true
	case NationalLaw, LegalInterpretation:
		switch o {
		case AdministrativeRegulation, LocalRegulation, DepartmentRule, LocalRule, NormativeDocument:
			return true
		}
	case AdministrativeRegulation:
		switch o {
		case LocalRegulation, DepartmentRule, LocalRule, NormativeDocument:
			return true
		}
	case LocalRegulation:
		return o == LocalRule
	}
	return false
}
