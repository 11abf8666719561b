package kind

import (
	"path"
	"regexp"
	"strconv"
	"strings"
	"time"

	"pufa/internal/diag"
	"pufa/internal/doc"
	"pufa/internal/plan"
	"pufa/internal/search"
	"pufa/internal/site"
	"pufa/internal/topic"
	"pufa/internal/view"
)

var topicKind = Kind{
	Name: "topic", ZH: "专题", EN: "topic",
	Own:      true,
	Front:    doc.Topic{},
	View:     view.Topic{},
	Read:     topic.Parse,
	Continue: continueTopic,
	Plan:     plan.Kind{View: plan.Topic, Found: search.Guide, Parts: true, Passages: plan.TopicPassages, Shows: plan.TopicShows},
	Help: diag.Entry{
		ZH: diag.Text{Message: "专题：一个日子和它前后的活动", Hint: "新建一个专题：哪一天、今年的主题、收哪些页面，活动前、活动中、活动后各显示什么。首页的活动条到时候自己出现，过后自己撤下。已有专题的，日子和列表接着上一个写，换成标题里的年份。\n例如：pufa new topic xianfa/2027年国家宪法日"},
		EN: diag.Text{Message: "a topic: one day and the events around it", Hint: "Makes a topic: the day, this year's theme, the pages it gathers, and what is shown before, during and after. Its strip on the home page appears and disappears by itself. If there is a topic already, the new one continues its lists and its days, in the year of the title.\nExample: pufa new topic \"day/Constitution Day 2027\""},
	},
	Keys: Keys{"专题（type = \"topic\"）", "Topics (type = \"topic\")", []KeyText{
		{Path: "mark", Example: `"12·4"`, ZH: "首页活动条里的大字", EN: "a few large signs for the strip on the home page"},
		{Path: "day", Example: `2026-12-04`, ZH: "是哪一天", EN: "the day that it is about"},
		{Path: "starts", Example: `2026-12-01`, ZH: "活动第一天，不写就是那一天", EN: "first day of what goes on; that day if not given"},
		{Path: "ends", Example: `2026-12-07`, ZH: "活动最后一天，不写就是那一天", EN: "last day of it; that day if not given"},
		{Path: "show_from", Example: `2026-11-20`, ZH: "首页从哪天起有活动条，不写就是一发布就有", EN: "first day of the strip on the home page; as soon as the page is published if not given"},
		{Path: "show_until", Example: `2026-12-10`, ZH: "活动条到哪天为止，不写就到活动结束", EN: "last day of the strip; the end of what goes on if not given"},
		{Path: "theme", Example: `"【主题：待填】"`, ZH: "当年的主题，照通知抄", EN: "theme of the year, as the notice words it"},
		{Path: "theme_source", Example: `"【主题来源：待填】"`, ZH: "主题出自哪个通知", EN: "the notice that says so"},
		{Path: "gathers", ZH: "一个列表，一个一段 [[gathers]]", EN: "a list of pages"},
		{Path: "gathers.title", Example: `"先读这些"`, ZH: "列表的名称", EN: "its title"},
		{Path: "gathers.tag", Example: `"宪法"`, ZH: "收有这个标签的页", EN: "pages with this tag"},
		{Path: "gathers.channel", Example: `"xianfa"`, ZH: "收这个栏目里的页，写文件夹", EN: "pages of this channel, by its folder"},
		{Path: "gathers.kind", Example: `"quiz"`, ZH: "收这种类型的页", EN: "pages of this type"},
		{Path: "gathers.pages", Example: `["wenti.md", "haibao.pdf"]`, ZH: "一个一个写：页面，或者要下载的文件", EN: "pages and files to download, one by one"},
	}},
}

var (
	topicDay   = regexp.MustCompile(`(?m)^(?:# )?(day|starts|ends|show_from|show_until) = @TODAY@`)
	topicMark  = regexp.MustCompile(`(?m)^mark = ".*"$`)
	topicLists = regexp.MustCompile(`(?ms)^\[\[gathers\]\].*?^(\+\+\+)$`)
)

// continueTopic starts a topic from the latest one: the same days a year later, or in the
// year that the title names, with the same sign and the same lists.
func continueTopic(n New, others []*doc.Document) New {
	var last *doc.Topic
	var folder string // of the latest
	for _, d := range others {
		if t := doc.Front[doc.Topic](&d.Meta); !t.Day.IsZero() && (last == nil || t.Day.Day().Compare(last.Day.Day()) > 0) {
			last, folder = t, path.Dir(d.Path)
		}
	}
	if last == nil {
		return n
	}
	later := 1
	if year := topic.YearIn(n.Title); year > 0 {
		later = year - last.Day.Day().Year
	}
	days := map[string]doc.When{"day": last.Day, "starts": last.Starts, "ends": last.Ends, "show_from": last.ShowFrom, "show_until": last.ShowUntil}
	n.Text = topicDay.ReplaceAllStringFunc(n.Text, func(line string) string {
		key := topicDay.FindStringSubmatch(line)[1]
		d := days[key]
		if d.IsZero() {
			return line
		}
		return key + " = " + d.Wall.AddDate(later, 0, 0).Format(time.DateOnly) // 29 February becomes 1 March
	})
	if last.Mark != "" {
		n.Text = topicMark.ReplaceAllLiteralString(n.Text, "mark = "+strconv.Quote(last.Mark))
	}
	if len(last.Gathers) > 0 {
		var lists strings.Builder
		for _, g := range last.Gathers {
			lists.WriteString("[[gathers]]\n")
			for _, pair := range [][2]string{{"title", g.Title}, {"tag", g.Tag}, {"channel", g.Channel}, {"kind", g.Kind}} {
				if pair[1] != "" {
					lists.WriteString(pair[0] + " = " + strconv.Quote(pair[1]) + "\n")
				}
			}
			if len(g.Pages) > 0 {
				var pages []string
				for _, p := range g.Pages {
					if folder != path.Join(site.Content, n.Channel) && !strings.HasPrefix(p, "/") {
						p = strings.TrimPrefix(path.Join(folder, p), site.Content)
					}
					pages = append(pages, strconv.Quote(p))
				}
				lists.WriteString("pages = [" + strings.Join(pages, ", ") + "]\n")
			}
			lists.WriteString("\n")
		}
		n.Text = topicLists.ReplaceAllLiteralString(n.Text, strings.TrimSuffix(lists.String(), "\n")+"+++")
	}
	return n
}
