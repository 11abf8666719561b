package kind

import (
	"path"
	"regexp"
	"strconv"
	"strings"
	"time"

	"pufa/internal/doc"
	"pufa/internal/site"
	"pufa/internal/topic"
)

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
