package chart

import "strings"

// mostTold is the largest number of figures in a description; the table has them all.
const mostTold = 10

// Describe says in words what a chart shows, for people who cannot see it.
func (c *Chart) Describe() string {
	var b strings.Builder
	b.WriteString(c.kind())
	if c.Unit != "" {
		b.WriteString(c.lang.say("，单位：", ", unit: ") + c.Unit)
	}
	if n := len(c.Rows) * len(c.Series); n > mostTold {
		lo, hi := c.ranked()
		b.WriteString(c.lang.say("。共 ", ". ") + itoa(n) + c.lang.say(" 个数，最大：", " figures; greatest: ") + hi + c.lang.say("；最小：", "; least: ") + lo + c.lang.say("。数据见图后的表。", ". The table below has all."))
		return b.String()
	}
	sep := c.lang.say("。", ". ")
	for i, r := range c.Rows {
		for _, s := range c.Series {
			b.WriteString(sep + r)
			if len(c.Series) > 1 {
				b.WriteString(c.lang.say("，", ", ") + s.Name)
			}
			text := c.lang.say("没有数据", "no figure")
			if v := s.Values[i]; !v.Gap {
				text = v.Text
			}
			b.WriteString(" " + text)
			sep = c.lang.say("；", "; ")
		}
	}
	b.WriteString(c.lang.say("。", "."))
	return b.String()
}

// TellsAll reports whether the drawing writes out each figure, as bars do.
func (c *Chart) TellsAll() bool { return c.Kind == Bar || c.Kind == Share }

// kind names the drawing.
func (c *Chart) kind() string {
	switch c.Kind {
	case Line:
		return c.lang.say("折线图", "Line chart")
	case Stacked:
		return c.lang.say("堆叠条形图", "Stacked bar chart")
	case Share:
		return c.lang.say("占比图", "Chart of shares")
	}
	if len(c.Series) > 1 {
		return c.lang.say("分组条形图", "Grouped bar chart")
	}
	return c.lang.say("条形图", "Bar chart")
}

// ranked names the smallest and the largest figure with their rows.
func (c *Chart) ranked() (lo, hi string) {
	var least, most *Value
	for _, s := range c.Series {
		for i := range s.Values {
			v := &s.Values[i]
			told := c.Rows[i]
			if len(c.Series) > 1 {
				told += c.lang.say("，", ", ") + s.Name
			}
			told += " " + v.Text
			if v.Gap {
				continue
			}
			if least == nil || v.n < least.n {
				least, lo = v, told
			}
			if most == nil || v.n > most.n {
				most, hi = v, told
			}
		}
	}
	return lo, hi
}
