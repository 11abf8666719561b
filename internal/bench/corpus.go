package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// section is a folder of pages, in the order of weights.
type section struct {
	folder, title string
	share         int // percentage of the pages
}

// kinds are the corpora: a site of law texts, and one of many short pages.
var kinds = map[string][]section{
	"laws": {
		{"constitution", "宪法", 2}, {"constitutional", "宪法相关法", 8}, {"civil-code", "民法典", 2}, {"civil-commercial", "民法商法", 3},
		{"criminal", "刑法", 2}, {"administrative", "行政法", 13}, {"regulations", "行政法规", 27}, {"economic", "经济法", 7}, {"social", "社会法", 5},
		{"procedure", "诉讼与非诉讼程序法", 3}, {"judicial", "司法解释", 15}, {"departments", "部门规章", 3}, {"cases", "案例", 2}, {"misc", "其他", 1},
		{"local/shanghai", "上海地方法规", 1}, {"local/beijing", "北京地方法规", 1}, {"local/shandong", "山东地方法规", 1}, {"local/guangdong", "广东地方法规", 1},
		{"local/henan", "河南地方法规", 1}, {"local/zhejiang", "浙江地方法规", 1}, {"local/chongqing", "重庆地方法规", 1}, {"local", "地方性法规", 0},
	},
	"small": {{"news", "普法动态", 25}, {"guides", "办事指南", 25}, {"qa", "法律问答", 25}, {"stories", "以案释法", 25}},
}

// page is what is known of a page before its text is written.
type page struct {
	number      int // over the site, from 0
	section     section
	path        string // below content/: "criminal/law-00042.md"
	title       string
	description string
	date        time.Time // unique on the site
	weight      int       // unique in its section
	category    string
	size        int // bytes that its text should have
}

// pages lists the n pages of a corpus, always the same for the same n. A longer corpus
// does not begin with a shorter one, since the shares of sections hold for every length.
func pages(kind string, n int) []page {
	sections := kinds[kind]
	out := make([]page, 0, n)
	weights := map[string]int{}
	for i := range n {
		s := sections[0]
		for k, sum := 1, s.share; sum <= i*100/n; k++ {
			s = sections[k]
			sum += s.share
		}
		weights[s.folder] += 10
		d := newDice(kind, i)
		p := page{number: i, section: s, weight: weights[s.folder], category: s.title}
		year := 1982 + d.below(44)
		switch kind {
		case "laws":
			p.path = fmt.Sprintf("%s/law-%05d.md", s.folder, i)
			p.title = fmt.Sprintf("%s%s（样本第%d号）", d.pick(subjects), d.pick(forms), i+1)
			p.size = lawSize(i)
			if strings.HasPrefix(s.folder, "local/") {
				p.category = "地方性法规"
			}
		default:
			p.path = fmt.Sprintf("%s/a-%05d.md", s.folder, i)
			p.category = topics[d.below(len(topics))]
			p.title = fmt.Sprintf("%s%s第%d期", p.category, s.title, i+1)
			p.size, year = 1250, 2015+d.below(11)
		}
		p.date = time.Date(year, time.Month(1+d.below(12)), 1+d.below(28), i/3600%24, i/60%60, i%60, 0, time.UTC)
		p.description = d.sentence()
		out = append(out, p)
	}
	return out
}

// lawSize returns lengths distributed as those of law texts: half are shorter than 17 KB,
// a tenth are longer than 46 KB, one in a hundred fills a book. The numbers were measured
// on 3,500 texts, with linear interpolation between them.
func lawSize(i int) int {
	spread := []struct{ part, bytes float64 }{{0, 1084}, {.05, 2723}, {.1, 3780}, {.25, 7764}, {.5, 17262}, {.75, 28366}, {.9, 46052}, {.95, 66540}, {.99, 179208}, {1, 272860}}
	part := float64(uint32(i)*2654435769) / (1 << 32) // multiples of the golden ratio are evenly spread, however many there are
	k := 1
	for part > spread[k].part {
		k++
	}
	a, b := spread[k-1], spread[k]
	return int(a.bytes + (b.bytes-a.bytes)*(part-a.part)/(b.part-a.part))
}

// front writes front matter that both programs accept.
func (p page) front() string {
	return fmt.Sprintf("+++\ntitle = %q\ndate = %s\nweight = %d\ndescription = %q\ncategories = [%q]\nyears = [\"%d\"]\n+++\n\n",
		p.title, p.date.Format(time.RFC3339), p.weight, p.description, p.category, p.date.Year())
}

// text writes the whole file of a page.
func (p page) text(kind string) string {
	var w strings.Builder
	w.Grow(p.size + 1024)
	w.WriteString(p.front())
	d := newDice(kind+" text", p.number)
	if kind == "laws" {
		d.law(&w, p)
	} else {
		d.short(&w, p)
	}
	return w.String()
}

// makeCorpus writes a corpus into a folder, which must not exist.
func makeCorpus(kind string, n int, dir string) error {
	if _, known := kinds[kind]; !known {
		return fmt.Errorf("there is no corpus of the kind %q", kind)
	}
	if _, err := os.Stat(dir); err == nil {
		return fmt.Errorf("%s exists", dir)
	}
	write := func(name, text string) error {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return err
		}
		return os.WriteFile(file, []byte(text), 0o644)
	}
	if err := write("_index.md", "+++\ntitle = \"公益普法网\"\nweight = 1\n+++\n"); err != nil {
		return err
	}
	used := map[string]bool{}
	for _, p := range pages(kind, n) {
		used[p.section.folder] = true
		if above, _, nested := strings.Cut(p.section.folder, "/"); nested {
			used[above] = true
		}
		if err := write(p.path, p.text(kind)); err != nil {
			return err
		}
	}
	for i, s := range kinds[kind] {
		if used[s.folder] {
			if err := write(s.folder+"/_index.md", fmt.Sprintf("+++\ntitle = %q\nweight = %d\n+++\n", s.title, 10*(i+1))); err != nil {
				return err
			}
		}
	}
	return nil
}
