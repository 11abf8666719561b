package compare_test

import (
	"fmt"

	"pufa/internal/compare"
	"pufa/internal/law"
)

func statute(articles ...string) *law.Statute {
	st := &law.Statute{}
	for i, words := range articles {
		n := law.Number{Main: i + 1}
		st.Articles = append(st.Articles, law.Article{Number: n, Label: n.Label("条"), Division: -1, Paragraphs: []law.Paragraph{{Text: words}}})
	}
	return st
}

// A new article renumbers those behind it; they are still found by their words.
func ExampleAlign() {
	before := statute(
		"收到来信，应当在三日内登记。",
		"信箱由镇政府办公室管理，每个工作日开箱一次。",
	)
	after := statute(
		"收到来信，应当在一日内登记。",
		"来信人可以要求不公开姓名。",
		"信箱由镇政府办公室管理，每个工作日开箱一次。",
	)
	for _, e := range compare.Align(before, after) {
		fmt.Println(e.Old, e.New, e.Relation)
	}
	// Output:
	// [1] [1] amended
	// [] [2] added
	// [2] [3] moved
}

// Numerals are marked with their unit, since 三 alone says nothing.
func ExampleMarks() {
	for _, m := range compare.Marks("应当在三日内答复。", "应当在十五日内答复。") {
		fmt.Printf("%s %q %q\n", m.Change, m.Old, m.New)
	}
	// Output:
	// kept "应当在" "应当在"
	// removed "三日" ""
	// inserted "" "十五日"
	// kept "内答复。" "内答复。"
}

func ExampleBrief() {
	fmt.Println(compare.Brief("应当在三日内答复。", "应当在五日内答复。"))
	// Output:
	// “三日”改为“五日”
}
