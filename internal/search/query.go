package search

import (
	"slices"
	"strings"
)

// queryMost is the number of characters of a query that count: room for a citation of a
// statute with the longest title, 74.
const queryMost = 120

// term is one term of a query.
type term struct {
	text   string
	weight float64
	wide   bool // it is in the wide family
}

// query is a parsed query.
type query struct {
	text   []rune // folded, letters only
	terms  []term
	single bool // it has only single characters
	asks   bool // it is a question, not copied words
	cite   citation
	cited  bool // it names a provision that is there
}

// asking are words of questions that say nothing about their subject: those of asking, and
// those for persons, which mostly say who asks or of whom.
const asking = "怎么办 怎么样 怎么 怎样 如何 为什么 什么样 什么 哪些 是不是 能不能 可不可以 可以不可以 可不可 行不行 要不要 有没有 算不算 会不会 该不该 可以 能否 可否 是否 请问 想问 我想 想要 应该 需要 如果 我们 他们 自己 一下 的话 知道 告诉 别人 人家 行吗 好吗 会怎样 会怎么样 能要求 有什么 是什么 一直 已经 这种 那种 这个 那个 谁可以" +
	" 弟弟 哥哥 姐姐 妹妹 爷爷 奶奶 外公 外婆 爸爸 妈妈 父亲 母亲 我爸 我妈 我弟 我哥 我姐 我妹 我爹 我娘 老爹 老娘 儿子 女儿 老公 老婆 丈夫 妻子 孩子 小孩 娃娃 老人 邻居 隔壁 亲戚 朋友 同事 老乡 家人 家里人 家里 家属 男人 女人 村民 老百姓 百姓 对方 单位 公司 老板 厂里"

// functional are characters that mostly join words.
const functional = "的了吗呢吧啊我你您他她它们是在和与或及被把给让跟向从对为以于就还都也又很想该要会能可有没不这那哪个之其得着过来去到说"

// questioning are characters and words of questions that statutes do not use.
var questioning = strings.Fields("吗 呢 谁 哪 么 怎 咋 啥 几 多久 多少 多长 多大 多高 能不能 会不会 要不要 该不该 是不是 有没有 算不算 可不可")

// newQuery parses a query.
func newQuery(text string, words vocabulary) query {
	var q query
	q.text = typed(text)
	var buffer []rune
	q.add(string(q.text), words, &buffer)
	if len(q.terms) == 0 {
		for _, r := range q.text {
			if letter(r) {
				q.single = true
				q.once(term{string(r), 1, true})
			}
		}
	}
	q.asks = slices.ContainsFunc(questioning, func(w string) bool { return strings.Contains(string(q.text), w) })
	q.cite = parseCitation(string(q.text))
	return q
}

// typed folds a text and cuts it to [queryMost].
func typed(text string) []rune {
	var out []rune
	for _, r := range text {
		if len(out) == queryMost {
			break
		}
		r = fold(r)
		if r < ' ' && r != '\t' || r == 0xfffd {
			r = ' '
		}
		out = append(out, r)
	}
	return out
}

// add adds the terms of a text. Pairs inside known words carry the meaning, pairs across
// the borders of words mostly nothing.
func (q *query) add(text string, words vocabulary, buffer *[]rune) {
	*buffer = characters(*buffer, text)
	runs(*buffer, func(run []rune) {
		eachWord(run, func(w []rune) { q.once(term{text: string(w), weight: 2}) })
		inside, covered := words.known(run)
		for i := 1; i < len(run); i++ {
			weight := 1.0
			if !inside[i] && (covered[i-1] || covered[i] || strings.ContainsRune(functional, run[i]) || strings.ContainsRune(functional, run[i-1])) {
				weight = crossing
			}
			q.once(term{string(run[i-1 : i+1]), weight, words.pairs.joins(run[i-1], run[i])})
		}
	})
}

// crossing is the weight of a pair outside known words that has a functional character or
// a character of a known word. Other pairs weigh 1: they may be words that nobody listed.
const crossing = 0.4

// vocabulary is the knowledge of words for queries.
type vocabulary struct {
	pairs pairSet
	asks  map[string]bool // words of questions
}

// known finds known words in a run. For each character, inside says whether a meaningful
// word contains it and the one before, covered whether any word contains it.
func (v vocabulary) known(run []rune) (inside, covered []bool) {
	inside, covered = make([]bool, len(run)), make([]bool, len(run))
	silent := make([]bool, len(run)) // it and the one before are in a word of questions
	for i := range run {
		for n := min(askingMost, len(run)-i); n >= 2; n-- {
			if v.asks[string(run[i:i+n])] {
				covered[i] = true
				for k := i + 1; k < i+n; k++ {
					silent[k], covered[k] = true, true
				}
				break
			}
		}
	}
	for i := 1; i < len(run); i++ {
		if !silent[i] && v.pairs.has(run[i-1], run[i]) {
			inside[i], covered[i-1], covered[i] = true, true, true
		}
	}
	return inside, covered
}

// askingMost is the length of the longest word of questions.
const askingMost = 5

// once adds a term unless the query has it.
func (q *query) once(t term) {
	if !slices.ContainsFunc(q.terms, func(has term) bool { return has.text == t.text }) {
		q.terms = append(q.terms, t)
	}
}

// again is the value of a character that another file has covered already.
const again = 0.15

// always is the number of files with terms that are loaded whatever their value.
const always = 3

// filesByValue lists the files (of n) with the terms of a query, of the wide family or the
// other, the most useful first: each next file covers most of the characters not covered
// yet. Files of less value than worth are left out, but for the first few.
func filesByValue(terms []term, wider bool, n int, worth float64) (files []int) {
	byFile := map[int][]term{}
	for _, t := range terms {
		if t.wide != wider {
			continue
		}
		f := fileOf(t.text, n)
		if byFile[f] == nil {
			files = append(files, f)
		}
		byFile[f] = append(byFile[f], t)
	}
	covered := map[rune]bool{}
	value := func(f int) float64 {
		v := 0.0
		for _, t := range byFile[f] {
			news := again
			for _, r := range t.text {
				if !covered[r] {
					news += .5
				}
			}
			v += t.weight * news * (.4 + min(float64(rarity(pivot([]rune(t.text)))), 400)/400)
		}
		return v
	}
	for i := range files {
		best := i
		for k := i + 1; k < len(files); k++ {
			if value(files[k]) > value(files[best]) {
				best = k
			}
		}
		f := files[best]
		if i >= always && value(f) < worth {
			return files[:i]
		}
		copy(files[i+1:best+1], files[i:best])
		files[i] = f
		for _, t := range byFile[f] {
			if t.weight > crossing {
				for _, r := range t.text {
					covered[r] = true
				}
			}
		}
	}
	return files
}
