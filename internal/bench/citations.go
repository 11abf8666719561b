package main

import (
	"slices"
	"strconv"
	"strings"
)

// citationsOf types citations of so many statutes of a site, in each way that people do.
// The right answer is the article, and it has to come first.
func citationsOf(site string, documents []document, statutes int) ([]question, error) {
	old, err := traditionalOf(site)
	if err != nil {
		return nil, err
	}
	articles := map[string][]document{}
	var names []string
	for _, d := range documents {
		if d.found.Article == "" || d.found.Badge != "" { // another text applies
			continue
		}
		if articles[d.found.Law] == nil {
			names = append(names, d.found.Law)
		}
		articles[d.found.Law] = append(articles[d.found.Law], d)
	}
	slices.Sort(names)
	dice := newDice("citations", statutes)
	var out []question
	for range min(statutes, len(names)) {
		i := dice.below(len(names))
		list := articles[names[i]]
		names = slices.Delete(names, i, i+1)
		out = append(out, typedCitations(list[dice.below(len(list))], old)...)
		if i := slices.IndexFunc(list, func(d document) bool { return strings.Contains(d.found.Article, "-") }); i >= 0 {
			out = append(out, typedCitations(list[i], old)...)
		}
	}
	return out, nil
}

// typedCitations lists the ways to type a citation of an article.
func typedCitations(d document, old *strings.Replacer) (out []question) {
	name, number := d.found.Law, d.found.Article
	main, sub, _ := strings.Cut(number, "-")
	n, err := strconv.Atoi(main)
	if err != nil {
		return nil
	}
	han, digits, kind := "第"+numeral(n)+"条", main+"条", ""
	if k, err := strconv.Atoi(sub); err == nil {
		han, digits, kind = han+"之"+numeral(k), digits+"之"+numeral(k), ", 之"
	}
	for _, c := range []struct{ form, text, law string }{
		{"法第一条", name + han, ""},
		{"《法》第一条", "《" + d.found.Title + "》" + han, ""},
		{"法第一条第二款", name + han + "第二款", ""},
		{"法第一条第一款第（三）项", name + han + "第一款第（三）项", ""},
		{"法1条", name + digits, ""},
		{"法第1条", name + "第" + digits, ""},
		{"法 1", name + " " + number, ""},
		{"法1", name + number, ""},
		{"法１条", name + fullWidth(digits), ""},
		{"法 第 一 条", name + " " + strings.NewReplacer("第", "第 ", "条", " 条").Replace(han), ""},
		{"法第一條", old.Replace(name + han), ""},
		{"第一条, 在法的页面上", han, name},
		{"1, 在法的页面上", number, name},
	} {
		out = append(out, question{set: c.form + kind, text: c.text, law: c.law, answers: []string{d.ID}})
	}
	return out
}

func fullWidth(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r - '0' + '０'
		}
		return r
	}, s)
}

// traditionalOf writes texts with traditional characters, as the table of a site has them.
func traditionalOf(site string) (*strings.Replacer, error) {
	data, err := indexFile(site, "traditional")
	if err != nil {
		return nil, err
	}
	table := []rune(data)
	var pairs []string
	for i := 0; i+1 < len(table); i += 2 {
		pairs = append(pairs, string(table[i+1]), string(table[i]))
	}
	return strings.NewReplacer(pairs...), nil
}
