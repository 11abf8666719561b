package check

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"pufa/internal/law"
)

// number is a period, an age or a count of people as a sentence states it: 60 日,
// 五个工作日, 两年, 5 人.
type number struct {
	value int
	unit  string
	text  string // as written
}

var (
	numberForm = regexp.MustCompile(`(第|这|那|哪|每|上|下|同|头|最后|)([0-9]+|[零〇一二两三四五六七八九十百]+)[ \t]?(个工作日|工作日|个月|小时|周岁|日|天|年|岁|人)`)
	dateForm   = regexp.MustCompile(`[0-9]{4}[ \t]?年([ \t]?[0-9]{1,2}[ \t]?月([ \t]?[0-9]{1,2}[ \t]?日)?)?|[0-9]{1,2}[ \t]?月[ \t]?[0-9]{1,2}[ \t]?日|[一二][零〇一二三四五六七八九]{3}年`)
	oneUnit    = map[string]string{"天": "日", "个工作日": "工作日", "周岁": "岁"}
)

// numbers finds the numbers that a text states, except dates, ordinals (第二日) and figures
// of speech (这一年, 一天).
func numbers(text string) []number {
	text = dateForm.ReplaceAllString(text, "")
	var out []number
	for _, m := range numberForm.FindAllStringSubmatch(text, -1) {
		value, err := strconv.Atoi(m[2])
		if err != nil {
			value, _ = law.ParseNumeral(m[2])
		}
		spoken := value == 1 && m[2] != "1" && (m[1] != "" || m[3] == "天" || m[3] == "人")
		if m[1] == "第" || value == 0 || spoken {
			continue
		}
		unit := m[3]
		if u := oneUnit[unit]; u != "" {
			unit = u
		}
		out = append(out, number{value, unit, strings.TrimPrefix(m[0], m[1])})
	}
	return out
}

// standsIn reports whether provisions state the number. A law may say in another
// provision that its days are working days (行政复议法 2023, 第八十八条).
func (n number) standsIn(provisions string) bool {
	return slices.ContainsFunc(numbers(provisions), func(m number) bool {
		if m.value != n.value {
			return false
		}
		return m.unit == n.unit || n.unit == "工作日" && m.unit == "日" && strings.Contains(provisions, "工作日")
	})
}
