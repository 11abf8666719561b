package chart

import (
	"html"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"pufa/internal/amount"
)

// SVG draws a chart for each width, but only once for widths with the same result. name
// is its name for screen readers. id begins the ids of its patterns and must be unique on
// the page.
func (c *Chart) SVG(id, name string) string {
	var b strings.Builder
	label := html.EscapeString(name + c.lang.say("。", ". ") + c.Describe())
	var last *Drawing
	class := ""
	flush := func() {
		if last != nil {
			b.WriteString(last.svg(id+"-"+strings.Fields(class)[0], class, label))
		}
	}
	for _, r := range rooms {
		d := c.draw(r.room)
		if last == nil || r.room == wide && !reflect.DeepEqual(d, last) || !d.like(last) {
			flush()
			last, class = d, ""
		}
		class = strings.TrimSpace(class + " " + r.class)
	}
	flush()
	return b.String()
}

// like reports whether two drawings have the same texts at the same heights: then the one
// for the narrower phone does for both.
func (d *Drawing) like(o *Drawing) bool {
	return d.Height == o.Height && len(d.Rects) == len(o.Rects) && slices.EqualFunc(d.Texts, o.Texts, func(a, b Text) bool {
		return a.Text == b.Text && a.Y == b.Y && a.Align == b.Align
	})
}

// solid is the number of fills without a pattern.
const solid = 2

// patterns draw the fills after the solid ones.
var patterns = []string{
	`<path d="M-1 7 7-1M3 11 11 3"/>`,
	`<circle cx="2" cy="2" r="1.2"/><circle cx="6" cy="6" r="1.2"/>`,
	``,
	`<path d="M0 4H8M4 0V8"/>`,
}

func (d *Drawing) svg(id, class, label string) string {
	var b strings.Builder
	b.WriteString(`<svg class="` + class + `" height="` + rem(d.Height) + `" role="img" aria-label="` + label + `">`)
	d.defs(&b, id)
	for _, l := range d.Lines {
		if l.Class != "axis" {
			l.write(&b)
		}
	}
	for _, r := range d.Rects {
		b.WriteString(`<rect class="f` + strconv.Itoa(r.Fill) + `"`)
		if r.Fill > solid {
			b.WriteString(` fill="url(#` + id + "-" + strconv.Itoa(r.Fill) + `)"`)
		}
		if r.X != (X{}) {
			b.WriteString(` x="` + r.X.shape() + `"`)
		}
		b.WriteString(` y="` + rem(r.Y) + `" width="` + r.Width.shape() + `" height="` + rem(r.Height) + `"/>`)
	}
	for _, l := range d.Lines {
		if l.Class == "axis" {
			l.write(&b)
		}
	}
	for _, p := range d.Dots {
		p.write(&b)
	}
	for _, t := range d.Texts {
		t.write(&b)
	}
	b.WriteString("</svg>\n")
	return b.String()
}

// defs writes the patterns that are used.
func (d *Drawing) defs(b *strings.Builder, id string) {
	most := 0
	for _, r := range d.Rects {
		most = max(most, r.Fill)
	}
	if most <= solid {
		return
	}
	b.WriteString("<defs>")
	for fill := solid + 1; fill <= most; fill++ {
		b.WriteString(`<pattern id="` + id + "-" + strconv.Itoa(fill) + `" width="8" height="8" patternUnits="userSpaceOnUse"><rect class="ground" width="8" height="8"/>` + patterns[fill-solid-1] + `</pattern>`)
	}
	b.WriteString("</defs>")
}

func (l Segment) write(b *strings.Builder) {
	class := l.Class
	if l.Series > 0 {
		class += " s" + strconv.Itoa(l.Series)
	}
	b.WriteString(`<line class="` + class + `"`)
	for _, c := range []struct{ name, value string }{{"x1", l.X1.shape()}, {"y1", rem(l.Y1)}, {"x2", l.X2.shape()}, {"y2", rem(l.Y2)}} {
		if c.value != "0" {
			b.WriteString(" " + c.name + `="` + c.value + `"`)
		}
	}
	b.WriteString("/>")
}

// write draws a mark of the series: a disc, a ring, a square, a frame, a diamond.
func (p Dot) write(b *strings.Builder) {
	class := ` class="dot s` + strconv.Itoa(p.Series) + `"`
	switch p.Series {
	case 1, 2:
		b.WriteString(`<circle` + class + ` cx="` + p.X.shape() + `" cy="` + rem(p.Y) + `" r="4.5"/>`)
	case 5:
		b.WriteString(`<svg x="` + p.X.shape() + `" y="` + rem(p.Y) + `"><path` + class + ` d="M0-6 6 0 0 6-6 0z"/></svg>`)
	default:
		b.WriteString(`<rect` + class + ` x="` + p.X.shape() + `" y="` + rem(p.Y) + `" width="8" height="8" transform="translate(-4 -4)"/>`)
	}
}

func (t Text) write(b *strings.Builder) {
	b.WriteString("<text")
	if t.Class != "" {
		b.WriteString(` class="` + t.Class + `"`)
	}
	switch {
	case t.X.Share != 0:
		b.WriteString(` x="` + percentOf(t.X.Share) + `"`)
		if t.X.Rem != 0 {
			b.WriteString(` dx="` + rem(t.X.Rem) + `"`)
		}
	case t.X.Rem != 0:
		b.WriteString(` x="` + rem(t.X.Rem) + `"`)
	}
	b.WriteString(` y="` + rem(t.Y) + `"`)
	switch t.Align {
	case Middle:
		b.WriteString(` text-anchor="middle"`)
	case End:
		b.WriteString(` text-anchor="end"`)
	}
	b.WriteString(">" + html.EscapeString(t.Text) + "</text>")
}

// shape writes a place or a length of a shape.
func (x X) shape() string {
	switch {
	case x.Share != 0:
		return percentOf(x.Share)
	case x.Rem != 0:
		return rem(x.Rem)
	}
	return "0"
}

func rem(n int) string {
	if n == 0 {
		return "0"
	}
	return decimal(n) + "rem"
}

func percentOf(n int) string { return decimal(n) + "%" }

// decimal writes hundredths.
func decimal(n int) string {
	return amount.New(int64(n), 2, "").String()
}
