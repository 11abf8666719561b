package importer

import (
	"regexp"
	"strings"

	"pufa/internal/law"
	"pufa/internal/lawtext"
	"pufa/internal/source"
)

// cover is the part before a statute's text in the document by which it was issued: a red
// letterhead, an order (…令), a notice (关于印发…的通知).
type cover struct {
	lines  []string
	title  string // the statute's name, if only the cover has it
	number string // of the document: 某政办发〔2024〕5号, 某省人民政府令第312号
	issuer string
	signed law.Date
	passed law.Date // 已经2024年3月5日省人民政府第20次常务会议通过
}

var (
	letterhead  = regexp.MustCompile(`^[\p{Han}、\s]{2,40}文\s*件$`)
	orderHead   = regexp.MustCompile(`^(?:中华人民共和国)?[\p{Han}、\s]{2,30}(?:令|(?:会|府|局|厅|部|委|院|署|办)公告)$`)
	orderNumber = regexp.MustCompile(`^[（(]?(?:第\s*[0-9０-９一二三四五六七八九十百〇零]+\s*号|[〔\[（(]?[0-9]{4}[〕\])）年]?\s*第?\s*[0-9]+\s*号|[〔\[（(]\p{Han}{1,8}[〕\])）]\s*第?\s*[0-9０-９一二三四五六七八九十百〇零]+\s*号)[）)]?$`)
	paperNumber = regexp.MustCompile(`^[\p{Han}]{2,16}[〔\[［【（(][0-9]{4}[〕\]］】）)]\s*第?\s*[0-9]+\s*号`)
	sendsOut    = regexp.MustCompile(`(?:关于(?:印发|发布|公布|颁布|颁发|转发|下发|实施)|(?:印发|转发|发布)《).{0,80}(?:的通知|的公告|的决定)$`)
	inBrackets  = regexp.MustCompile(`《([^《》]*(?:《[^《》]*》[^《》]*)*)》`)
	passedOn    = regexp.MustCompile(`》(?:业经|已经|已于|业已|已由)[^。]{0,60}?(` + law.DateForm + `)[^。]{0,60}通过`)
	onlyDate    = regexp.MustCompile(`^` + law.DateForm + `$`)
)

// cutCover separates a cover from the text of the statute after it. ok is false if the
// text begins with the statute itself.
func cutCover(body string) (c cover, rest string, ok bool) {
	lines := strings.Split(body, "\n")
	text := func(i int) string { return strings.TrimSpace(strings.Trim(strings.TrimSpace(lines[i]), "#*\u3000 ")) }
	first := -1 // first line of the provisions or of the table of contents
	for i := range lines {
		if opening.MatchString(text(i)) {
			first = i
			break
		}
	}
	if first < 1 {
		return cover{}, body, false
	}
	head := false
	for i := 0; i < first && !head; i++ {
		words := text(i)
		head = isLetterhead(words) || orderHead.MatchString(spaces.Replace(words)) || sendsOut.MatchString(words) || i+1 < first && sendsOut.MatchString(words+nextWords(lines[i+1:first]))
		if words != "" && i > 12 {
			break
		}
	}
	if !head {
		return cover{}, body, false
	}
	before := strings.Join(lines[:first], "\n")
	named := map[string]bool{}
	for _, m := range inBrackets.FindAllStringSubmatch(strings.ReplaceAll(before, "\n", ""), -1) {
		named[spaces.Replace(m[1])] = true
	}
	at := -1
	for i := first - 1; i > 0 && at < 0; i-- { // the name on a line of its own, the last such line
		for from := i; from > max(0, i-3) && at < 0; from-- { // it may have up to three lines
			name := ""
			for k := from; k <= i; k++ {
				name += spaces.Replace(strings.Trim(text(k), "《》"))
			}
			if named[name] {
				at = from
			}
		}
	}
	if at < 0 && len(named) == 1 { // only the cover has the name
		for name := range named {
			c.title = name
		}
		at = first
		for k := first - 1; k > 0 && at == first; k-- {
			if t := text(k); t != "" && !onlyDate.MatchString(t) {
				break
			}
		}
	}
	if at < 0 {
		return cover{}, body, false
	}
	for i := range lines[:at] {
		if t := text(i); t != "" {
			c.lines = append(c.lines, t)
		}
	}
	if len(c.lines) == 0 { // the name comes before its order: there is no cover
		return cover{}, body, false
	}
	c.read()
	return c, strings.Join(lines[at:], "\n"), true
}

// opening matches a first line of provisions or of their table of contents.
var opening = regexp.MustCompile(`^(?:第\s*[一1１]\s*[条章编][\s　]?|目\s*录$|总\s*则$)`)

// nextWords returns the first line that is not empty: titles may take two lines.
func nextWords(lines []string) string {
	for _, l := range lines {
		if t := strings.TrimSpace(l); t != "" {
			return t
		}
	}
	return ""
}

// read finds number, issuer and day in the lines of a cover.
func (c *cover) read() {
	by, kind := "", ""
	for i, l := range c.lines {
		bare := spaces.Replace(l)
		switch {
		case orderHead.MatchString(bare) && by == "":
			by, kind = strings.TrimSuffix(bare, "令"), "令"
			if by == bare {
				by, kind = strings.TrimSuffix(bare, "公告"), "公告"
			}
			c.issuer = strings.TrimPrefix(by, "中华人民共和国")
		case orderNumber.MatchString(bare) && by != "" && c.number == "":
			c.number = c.issuer + kind + orderName(bare)
		case paperNumber.MatchString(bare) && c.number == "":
			c.number = paperNumber.FindString(bare)
		case isLetterhead(bare) && c.issuer == "":
			c.issuer = strings.TrimSuffix(bare, "文件")
		case onlyDate.MatchString(bare):
			if d, ok := law.ParseDate(bare); ok {
				c.signed = d
				if i > 0 && c.issuer == "" && isOffice(spaces.Replace(c.lines[i-1])) {
					c.issuer = spaces.Replace(c.lines[i-1])
				}
			}
		case i == 0 && isOffice(bare) && len(c.lines) > 1 && strings.HasPrefix(c.lines[1], "关于"):
			c.issuer = bare
		}
	}
	if m := passedOn.FindStringSubmatch(strings.Join(c.lines, "")); m != nil {
		c.passed, _ = law.ParseDate(spaces.Replace(m[1]))
	}
	if by, _, ok := strings.Cut(c.lines[0], "关于"); ok && c.issuer == "" && isOffice(by) {
		c.issuer = by
	}
}

// orderName removes the brackets around the number of an order, （第二十号）, and keeps those
// in it, 〔十四届〕第12号.
func orderName(number string) string {
	bare := strings.TrimRight(number, "）)")
	if bare != number || !strings.ContainsAny(number, "）)") {
		bare = strings.TrimLeft(bare, "（(")
	}
	return bare
}

// isLetterhead reports whether words are a red letterhead: 某县人民政府文件.
func isLetterhead(words string) bool {
	bare := spaces.Replace(words)
	return letterhead.MatchString(words) && isOffice(strings.TrimSuffix(bare, "文件"))
}

// isOffice reports whether words are the name of an authority and nothing else.
func isOffice(words string) bool {
	if len(words) > 120 || strings.ContainsAny(words, "，。：；《》") {
		return false
	}
	for _, end := range [...]string{"政府", "办公室", "办公厅", "委员会", "局", "厅", "部", "院", "署", "委", "会", "处", "办", "中心", "总局", "机关"} {
		if strings.HasSuffix(words, end) {
			return true
		}
	}
	return false
}

// withCover fills in what only the cover says.
func (e *Edition) withCover(c cover) {
	e.Cover = strings.Join(c.lines, " ")
	if e.Title == "" || e.Untitled {
		if c.title != "" {
			e.Title, e.Untitled = c.title, false
		}
	}
	if e.Number == "" {
		e.Number = c.number
	}
	if e.Issuer == "" {
		e.Issuer = c.issuer
	}
	if e.Promulgated.IsZero() {
		e.Promulgated = c.signed
	}
	if e.Adopted.IsZero() {
		e.Adopted = c.passed
	}
	if e.Doubt == Unsaid || e.Doubt == Published { // 自2024年5月1日起施行 may be in the order
		days, published := clausesIn(strings.Join(c.lines, "\n"))
		switch {
		case len(days) == 1:
			*e = e.WithEffective(days[0])
		case e.Doubt == Published || published:
			if !e.Promulgated.IsZero() && e.Last.Compare(e.Promulgated) <= 0 {
				*e = e.WithEffective(e.Promulgated)
			}
		}
	}
	e.Rank = rank(e.Title, e.Issuer)
}

// afterCover reads an edition after its cover.
func afterCover(f source.File, c cover, rest string) (*lawtext.Text, string) {
	if c.title != "" {
		rest = "# " + c.title + "\n\n" + rest
	}
	text, _ := lawtext.Parse(source.File{Path: f.Path, Text: rest})
	return text, rest
}
