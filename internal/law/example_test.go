package law_test

import (
	"errors"
	"fmt"

	"pufa/internal/law"
)

func ExampleParseNumber() {
	for _, s := range []string{"133-1", "第一百三十三条之一", "35"} {
		n, ok := law.ParseNumber(s)
		fmt.Println(n, n.Label("条"), ok)
	}
	// Output:
	// 133-1 第一百三十三条之一 true
	// 133-1 第一百三十三条之一 true
	// 35 第三十五条 true
}

func ExampleParseNumeral() {
	n, ok := law.ParseNumeral("一千零七十九")
	fmt.Println(n, ok)
	_, ok = law.ParseNumeral("十二条") // a numeral and more
	fmt.Println(ok)
	fmt.Println(law.FormatNumeral(110))
	// Output:
	// 1079 true
	// false
	// 一百一十
}

func ExampleLocator() {
	l := law.Locator{Article: law.Number{Main: 35}, Paragraph: 2, Item: 1}
	fmt.Println(l)
	fmt.Println(l.EID())
	article := law.Locator{Article: law.Number{Main: 35}}
	fmt.Println(article.Contains(l))
	// Output:
	// 第三十五条第二款第（一）项
	// art_35__para_2__point_1
	// true
}

func ExampleStatute_Locate() {
	one := law.Number{Main: 1}
	st := &law.Statute{Articles: []law.Article{{Number: one, Label: "第一条", Division: -1, Paragraphs: []law.Paragraph{{
		Text: "来信按下列情形处理：",
		Items: []law.Item{
			{Number: 1, Text: "属于本镇的，登记；"},
			{Number: 2, Text: "属于外镇的，转送。"},
		},
	}}}}}

	// Somebody cites the item without the 款, of which there is only one.
	p, err := st.Locate(law.Locator{Article: one, Item: 2})
	fmt.Println(p.Locator, p.Text(), err)

	_, err = st.Locate(law.Locator{Article: one, Item: 3})
	fmt.Println(errors.Is(err, law.ErrNoItem))
	// Output:
	// 第一条第一款第（二）项 属于外镇的，转送。 <nil>
	// true
}

func ExampleDate_DaysUntil() {
	received, _ := law.ParseDate("二〇二六年十一月二日")
	answered, _ := law.ParseDate("2026-11-30")
	fmt.Println(received.Chinese(), received.DaysUntil(answered))
	// Output:
	// 2026年11月2日 28
}
