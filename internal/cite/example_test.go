package cite_test

import (
	"fmt"

	"pufa/internal/cite"
)

// Guidance names a statute once and then goes on with it.
func ExampleReadProse() {
	shelf := cite.NewTitles("河滩镇信箱办法")
	text := "依照《河滩镇信箱办法》第三条第一款，来信当日登记；答复的期限见该办法第五条至第七条。"
	for _, c := range cite.ReadProse(cite.Text{}, text, shelf) {
		fmt.Println(text[c.Start:c.End])
		for _, target := range c.Targets {
			fmt.Println(" ", target.Law, target.Locator)
		}
	}
	// Output:
	// 《河滩镇信箱办法》第三条第一款
	//   河滩镇信箱办法 第三条第一款
	// 该办法第五条至第七条
	//   河滩镇信箱办法 第五条
	//   河滩镇信箱办法 第六条
	//   河滩镇信箱办法 第七条
}

// What can't be known from the words leads nowhere, and says why.
func ExampleCitation() {
	text := "依照前款规定办理。"
	for _, c := range cite.ReadProse(cite.Text{}, text, nil) {
		fmt.Println(text[c.Start:c.End], len(c.Targets), c.Reason != cite.Found)
	}
	// Output:
	// 前款 0 true
}

func ExampleParseEdition() {
	fmt.Println(cite.ParseEdition("2015年修正"))
	fmt.Println(cite.ParseEdition("国务院令第431号").Named()) // a document number says nothing of it
	fmt.Println(cite.TitleEdition("立法法（2015年修正）"))
	// Output:
	// 2015年
	// false
	// 立法法 2015年
}
