package chart

import (
	"regexp"
	"slices"
	"strings"

	"pufa/internal/amount"
)

// Table is a table as its author wrote it. The first column says what each row is about.
type Table struct {
	Head []string
	Rows [][]string
}

// Fault is something wrong with a table, at one of its cells. Row -1 is the head; if
// Column is -1 too, the whole table is meant.
type Fault struct {
	Code        string
	Row, Column int
	Args        []string
}

// Limits of what a drawing can show.
const (
	mostBars   = 40
	mostSeries = 5
	mostParts  = 6
	mostAxis   = 7 // longest label at an axis, in ems
)

var (
	totalForm = regexp.MustCompile(`^(?i:合计|总计|共计|总数|小计|total|sum)$`)
	gapForm   = regexp.MustCompile(`^[-—–－/…]*$`)
	unitHead  = regexp.MustCompile(`^(?i:(?:计量)?单位|units?)$`)
	unitIn    = regexp.MustCompile(`[（(]\s*(?:单位[:：]\s*)?([^（()）]{1,6})[)）]\s*$`)
)

// units are the words in brackets after a heading that mean a unit; other words in
// brackets are remarks.
var units = strings.Fields("% ％ ‰ 件 批 次 人 人次 个 户 起 宗 项 条 份 家 所 场 篇 名 处 台 本 部 部门 天 日 年 个月 小时 分钟 元 万元 亿元 公里 平方米 吨 cases persons people visits times days yuan")

// Read makes a chart of a table. It returns nil if the drawing would mislead. kind and
// unit are what the author asks for; [Auto] and "" leave them to the table.
func Read(t Table, kind Kind, unit string, lang Lang) (*Chart, []Fault) {
	r := &reader{Table: t, chart: &Chart{Kind: kind, lang: lang}, unit: unit}
	r.columns()
	r.rows()
	if !r.bad {
		r.scale()
	}
	if !r.bad {
		r.judge()
	}
	if r.bad {
		return nil, r.faults
	}
	return r.chart, r.faults
}

type reader struct {
	Table
	chart  *Chart
	unit   string
	cols   []int // columns of figures
	units  int   // column that holds units; -1 = none
	at     []int // row of the table, of each row of the chart
	totals []int // rows of totals
	faults []Fault
	bad    bool
}

// fault records a mistake with which the drawing would mislead; warn one in spite of
// which it is drawn.
func (r *reader) fault(code string, row, column int, args ...string) {
	r.bad = true
	r.warn(code, row, column, args...)
}

func (r *reader) warn(code string, row, column int, args ...string) {
	r.faults = append(r.faults, Fault{code, row, column, args})
}

func (r *reader) cell(row, column int) string {
	if column < len(r.Rows[row]) {
		return strings.TrimSpace(r.Rows[row][column])
	}
	return ""
}

// columns finds the columns of figures. Other columns are remarks and are not drawn.
func (r *reader) columns() {
	r.units = -1
	for j := 1; j < len(r.Head); j++ {
		switch {
		case slices.ContainsFunc(r.Rows, func(row []string) bool {
			if j >= len(row) {
				return false
			}
			_, ok := amount.Parse(row[j])
			return ok
		}):
			r.cols = append(r.cols, j)
			name := strings.TrimSpace(r.Head[j])
			if m := unitIn.FindStringSubmatchIndex(name); m != nil && slices.Contains(units, name[m[2]:m[3]]) {
				name = strings.TrimSpace(name[:m[0]])
			}
			r.chart.Series = append(r.chart.Series, Series{Name: name})
		case unitHead.MatchString(strings.TrimSpace(r.Head[j])):
			r.units = j
		}
	}
	switch n := len(r.cols); {
	case n == 0:
		r.fault("chart/no-numbers", -1, -1)
	case n > mostSeries:
		r.fault("chart/too-many-columns", -1, r.cols[mostSeries], itoa(n), itoa(mostSeries))
	case n > 1 && r.chart.Kind == Share:
		r.fault("chart/share-columns", -1, r.cols[1])
	}
	for k, s := range r.chart.Series {
		if s.Name == "" && len(r.cols) > 1 {
			r.fault("chart/column-unnamed", -1, r.cols[k])
		}
	}
}

func (r *reader) rows() {
	seen := map[string]bool{}
	for i := range r.Rows {
		label := r.cell(i, 0)
		empty := true
		for _, j := range r.cols {
			empty = empty && r.cell(i, j) == ""
		}
		switch {
		case totalForm.MatchString(label):
			r.totals = append(r.totals, i)
			continue
		case label == "" && empty:
			continue
		case label == "":
			r.fault("chart/row-unnamed", i, 0)
		case seen[label]:
			r.warn("chart/row-twice", i, 0, label)
		}
		seen[label] = true
		r.chart.Rows, r.at = append(r.chart.Rows, label), append(r.at, i)
		for k, j := range r.cols {
			r.chart.Series[k].Values = append(r.chart.Series[k].Values, r.value(i, j))
		}
	}
	if len(r.chart.Rows) == 0 && !r.bad {
		r.fault("chart/no-rows", -1, -1)
	}
}

// value reads a cell.
func (r *reader) value(row, column int) Value {
	text := r.cell(row, column)
	if gapForm.MatchString(text) {
		return Value{Gap: true}
	}
	a, ok := amount.Parse(text)
	if !ok {
		r.fault("chart/not-a-number", row, column, text)
		return Value{Gap: true}
	}
	v := Value{Amount: a, Text: text}
	of := r.unitOf(a, row, column)
	if of != "" && of != "%" && of != "‰" {
		v.Text = strings.TrimSpace(strings.TrimSuffix(text, of))
	} else if a.Unit == "" {
		v.Text += of
	}
	v.Amount.Unit = of
	switch c := r.chart; {
	case of == "" || c.Unit == of:
	case c.Unit == "":
		c.Unit = of
	default:
		r.fault("chart/mixed-units", row, column, c.Unit, of)
	}
	return v
}

// unitOf returns the unit of a figure: that of its cell, its row, its column or the
// table.
func (r *reader) unitOf(a amount.Amount, row, column int) string {
	if a.Unit != "" {
		return a.Unit
	}
	if r.units >= 0 {
		if u := r.cell(row, r.units); u != "" {
			return u
		}
	}
	if m := unitIn.FindStringSubmatch(r.Head[column]); m != nil && slices.Contains(units, m[1]) {
		return strings.ReplaceAll(m[1], "％", "%")
	}
	return r.unit
}

// scale puts all figures on one scale.
func (r *reader) scale() {
	var all []amount.Amount
	for _, s := range r.chart.Series {
		for _, v := range s.Values {
			all = append(all, v.Amount)
		}
	}
	scaled, _, ok := amount.Scale(all)
	if !ok {
		r.fault("chart/too-many-digits", -1, -1)
		return
	}
	for i := range r.chart.Series {
		values := r.chart.Series[i].Values
		for k := range values {
			values[k].n, scaled = scaled[0], scaled[1:]
		}
	}
}

func itoa(n int) string { return amount.Amount{Digits: int64(n)}.String() }
