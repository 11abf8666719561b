package importer

import (
	"regexp"
	"slices"
	"strings"

	"pufa/internal/law"
)

const (
	congress  = "全国人民代表大会"
	committee = "常务委员会"
)

var (
	nationalBody = regexp.MustCompile(`第\p{Han}{1,4}届全国人民代表大会(常务委员会)?第?\p{Han}{1,5}次(?:会议|全体会议)`)
	localBody    = regexp.MustCompile(`(\p{Han}{2,20}?(?:省|自治区|市|自治州|自治县|县))第\p{Han}{1,4}届人民代表大会(常务委员会)?第\p{Han}{1,5}次会议`)
	order        = regexp.MustCompile(`((?:中华人民共和国)?[\p{Han}、]{2,30}?)令[（(]?(?:第[0-9０-９一二三四五六七八九十百〇]+号|[〔\[（(]?[0-9]{4}[〕\])）年]?第?[0-9]+号)`)
	ministry     = regexp.MustCompile(`^(?:\p{Han}{1,14}(?:部|委员会|总局|局|署|会|人民银行|院)、?)+$`)
)

// issuer returns who made the statute, if its first steps say so clearly, and the number
// of the document that published it.
func issuer(list []law.Step) (name, number string) {
	if len(list) == 0 {
		return "", ""
	}
	first := firstSteps(list)
	var words []string
	for _, e := range first {
		words = append(words, e.Words)
		if m := order.FindString(e.Words); m != "" && e.Published && number == "" {
			number = strings.TrimPrefix(m, "中华人民共和国")
		}
	}
	if len(first) < len(list) { // this is the number of the first edition
		number = ""
	}
	all := strings.Join(words, "，")
	switch {
	case nationalBody.MatchString(all):
		m := nationalBody.FindStringSubmatch(all)
		return congress + m[1], number
	case localBody.MatchString(all):
		m := localBody.FindStringSubmatch(all)
		return m[1] + "人民代表大会" + m[2], number
	case strings.Contains(all, "最高人民法院审判委员会") || strings.Contains(all, "最高人民检察院"):
		var courts []string
		for _, c := range []string{"最高人民法院", "最高人民检察院"} {
			if strings.Contains(all, c) {
				courts = append(courts, c)
			}
		}
		return strings.Join(courts, "、"), number
	}
	for _, e := range first {
		if m := order.FindStringSubmatch(e.Words); m != nil {
			if by := strings.TrimPrefix(m[1], "中华人民共和国"); strings.HasPrefix(by, "国务院") && !strings.Contains(by, "、") || ministry.MatchString(by) && by != "主席" {
				return by, number
			}
			return "", number
		}
	}
	for _, e := range first {
		for _, by := range []string{"中共中央、国务院", "中共中央办公厅、国务院办公厅", "中共中央", "国务院"} {
			if rest, ok := strings.CutPrefix(e.Words, by); ok && (begins(rest, "发布", "公布", "印发", "第", "常务会议", "批准") || rest == "") {
				return by, number
			}
		}
	}
	return "", number
}

// firstSteps returns the steps before the first amendment; a revision that comes first
// counts as the making of the statute.
func firstSteps(list []law.Step) []law.Step {
	for i := 1; i < len(list); i++ {
		if list[i].Amended {
			return list[:i]
		}
	}
	return list
}

func begins(s string, words ...string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(s, w) })
}

// rank returns the rank that title and issuer show, or RankUnknown.
func rank(title, by string) law.Rank {
	stem, _, _ := strings.Cut(title, "（")
	ends := func(words ...string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.HasSuffix(stem, w) })
	}
	switch {
	case stem == "中华人民共和国宪法":
		return law.Constitution
	case strings.HasPrefix(by, congress) && ends("法", "法典"):
		return law.NationalLaw
	case by == "国务院" && ends("条例", "办法", "规定", "细则", "规则"):
		return law.AdministrativeRegulation
	case strings.HasPrefix(by, "最高人民") && ends("解释", "规定", "规则", "批复", "决定"):
		return law.JudicialInterpretation
	case strings.HasPrefix(by, "中共中央") && ends("条例", "准则", "规定", "办法", "规则", "细则"):
		return law.PartyRegulation
	}
	return law.RankUnknown
}
