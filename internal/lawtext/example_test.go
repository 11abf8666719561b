package lawtext_test

import (
	"fmt"
	"strings"

	"pufa/internal/lawtext"
	"pufa/internal/source"
)

const letters = `河滩镇信箱办法

第一章 总则
第一条 收到来信，分别处理：
（一）属于本镇的，登记；
（二）属于外镇的，转送。
处理结果公开。
第三条 本办法自公布之日起施行。
`

// A text as it is published becomes data. What is odd about it is reported, and left
// as it stands.
func ExampleParse() {
	file, _ := source.Decode("xinxiang.txt", []byte(letters))
	text, found := lawtext.Parse(file)
	for _, a := range text.Statute.Articles {
		fmt.Println(a.Label, len(a.Paragraphs), "款", len(a.Paragraphs[0].Items), "项")
	}
	for _, f := range found {
		fmt.Println(f.Code, letters[f.Span.Start:f.Span.End])
	}
	fmt.Println(lawtext.Continuous(text.Statute))
	// Output:
	// 第一条 2 款 2 项
	// 第三条 1 款 0 项
	// lawtext/article-gap 第三条
	// false
}

func ExampleText_Where() {
	file, _ := source.Decode("xinxiang.txt", []byte(letters))
	text, _ := lawtext.Parse(file)
	line, _ := text.Where(strings.Index(letters, "转送"))
	fmt.Println(line.Locator)
	line, _ = text.Where(strings.Index(letters, "公开"))
	fmt.Println(line.Locator)
	// Output:
	// 第一条第一款第（二）项
	// 第一条第二款
}

func ExampleMarkdown() {
	file, _ := source.Decode("xinxiang.txt", []byte(letters))
	text, _ := lawtext.Parse(file)
	fmt.Print(lawtext.Markdown(text.Statute))
	// Output:
	// # 河滩镇信箱办法
	//
	// ## 第一章 总则
	//
	// 第一条 收到来信，分别处理：
	//
	// （一）属于本镇的，登记；
	//
	// （二）属于外镇的，转送。
	//
	// 处理结果公开。
	//
	// 第三条 本办法自公布之日起施行。
}
