package plan

import (
	"strings"

	"pufa/internal/compare"
	"pufa/internal/law"
	"pufa/internal/site"
	"pufa/internal/view"
)

// work makes the view of a statute's metadata.
func (m *Planner) work(w *site.Work, e *site.Edition) view.Work {
	st := w.About
	if e != nil {
		st = e.Statute
	}
	state, amended := w.Standing(e), w.Amended(e)
	v := view.Work{
		Title: w.Title, Rank: st.Rank.String(), Issuer: st.Issuer, Number: st.Reference,
		Adopted: st.Adopted.Chinese(), Promulgated: st.Promulgated.Chinese(), Amended: amended.Date.Chinese(),
		Effective: st.Effective.Chinese(), Repealed: st.Repealed.Chinese(),
		Replaces: strings.Join(st.Replaces, m.say("、", ", ")), Status: state.Word(), StatusText: m.standingText(state), Checked: state.Checked.Chinese(),
		Source: w.Page.Doc.Meta.Source,
	}
	v.AdoptedWord, v.PromulgatedWord, v.AmendedWord = m.stepWords(st, amended)
	if strings.HasPrefix(v.Source, "https://") || strings.HasPrefix(v.Source, "http://") {
		v.SourceURL = v.Source
	}
	for _, l := range st.Enactment {
		v.Enactment = append(v.Enactment, l.Text)
	}
	return v
}

// stepWords returns the issuer's words for adopting, publishing and amending a statute:
// those in its 题注, or the usual ones of the issuer.
func (m *Planner) stepWords(st *law.Statute, amended site.Amendment) (adopted, promulgated, amendedWord string) {
	if m.site.Language != "" && !strings.HasPrefix(m.site.Language, "zh") {
		return "Adopted", "Promulgated", "Last amended"
	}
	adopted, promulgated = "通过", "公布"
	if strings.HasPrefix(st.Issuer, "中共") || strings.HasPrefix(st.Issuer, "中国共产党") { // 党内法规由党组织审议批准、发布
		adopted, promulgated = "审议批准", "发布"
	}
	for _, s := range st.Steps() {
		if s.Date == st.Adopted && s.Adopted {
			adopted = firstIn(s.Words, adopted, "审议批准", "审议通过", "批准", "通过")
		}
		if s.Date == st.Promulgated && s.Published {
			promulgated = firstIn(s.Words, promulgated, "发布", "颁布", "印发", "公布")
		}
	}
	return adopted, promulgated, "最近" + amended.Word()
}

// firstIn returns the first of words that s contains, or otherwise.
func firstIn(s, otherwise string, words ...string) string {
	for _, w := range words {
		if strings.Contains(s, w) {
			return w
		}
	}
	return otherwise
}

func (m *Planner) standingText(s site.Standing) string {
	if s.Unchecked() {
		return m.say("效力未核对", "not checked")
	}
	return m.statusText(s.Status)
}

func (m *Planner) statusText(s law.Status) string {
	return m.say(s.String(), [...]string{"date of effect not known", "in force", "not yet in force", "superseded", "repealed"}[s])
}

// notice makes the warning above a text that does not apply.
func (m *Planner) notice(w *site.Work, e *site.Edition, from site.URL) view.Notice {
	status := w.Standing(e).Status
	var n view.Notice
	switch status {
	case law.Unknown:
		if e != nil {
			n.Text = m.say("这个文本从哪天起施行，本站还没有查到；现在是不是有效，请以官方公布的为准。", "From which day this text applies is not known here; see the official source on whether it is in force.")
		}
	case law.Pending:
		n.Text = m.say("这个文本还没有施行。", "This text is not yet in force.")
		if e != nil && !e.Date.IsZero() {
			n.Text = m.say("这个文本"+e.Date.Chinese()+"起施行，现在还不适用。", "This text applies from "+e.Date.String()+" on, and not yet.")
		}
	case law.Superseded:
		n.Text = m.say("这是过去的文本，已经修改。", "This is an earlier text that has been amended.")
	case law.Repealed:
		n.Text = m.say("这部法规已经废止，只供查阅过去的规定。", "This statute has been repealed and is kept for reference only.")
		if w.About.Repealed.IsZero() && w.Instead == nil { // the site cannot confirm it
			n.Text = m.say("这部法规标为已废止，废止的日期没有核对到。只供查阅过去的规定。", "This statute is marked as repealed; the day was not checked. It is kept for reference only.")
		}
	}
	if e != nil && e != w.Shown && w.Shown != nil && w.Shown.Status == law.InForce {
		n.Link = view.Link{Title: m.say("看现在适用的文本", "Read the text that applies now"), URL: m.site.Link(from, w.Page.URL)}
	}
	if n.Link == (view.Link{}) && status == law.Repealed && w.Instead != nil {
		n.Link = view.Link{Title: m.say("看《"+w.Instead.Title+"》", "Read "+w.Instead.Title), URL: m.site.Link(from, w.Instead.Page.URL)}
	}
	return n
}

// coming announces the edition that will replace the one in force.
func (m *Planner) coming(w *site.Work, steps []*comparison, from site.URL) view.Notice {
	next := w.Next()
	if next == nil {
		return view.Notice{}
	}
	n := view.Notice{
		Text: m.say("这部法规有新文本，"+next.Date.Chinese()+"起施行；在那以前，还按下面的文本办。", "A new text applies from "+next.Date.String()+" on; until then the one below does."),
		Link: view.Link{Title: m.say("看新文本", "Read the new text"), URL: m.site.Link(from, next.URL)},
	}
	if s := stepTo(steps, w.Shown, next); s != nil {
		n.Link = view.Link{Title: m.say("看改了什么", "See what changes"), URL: m.site.Link(from, m.site.Compared(s.old, s.new))}
	}
	return n
}

// comingTo announces how that edition changes one article.
func (m *Planner) comingTo(w *site.Work, steps []*comparison, number law.Number, from site.URL) view.Notice {
	next := w.Next()
	s := stepTo(steps, w.Shown, next)
	if next == nil || s == nil {
		return view.Notice{}
	}
	e, day := s.align().entries[s.align().old[number]], next.Date
	link := view.Link{Title: m.say("看改了什么", "See what changes"), URL: m.site.Link(from, m.site.Compared(s.old, s.new)) + "#" + rowID(e)}
	switch e.Relation {
	case compare.Moved:
		return view.Notice{Text: m.say(day.Chinese()+"起，这一条改为"+labels(e.New)+"，文字不变。", "From "+day.String()+" on this is "+labels(e.New)+", with the same words."), Link: link}
	case compare.Amended:
		return view.Notice{Text: m.say(day.Chinese()+"起，这一条有新的写法（"+labels(e.New)+"）；在那以前，还按下面的文本办。", "From "+day.String()+" on this article changes ("+labels(e.New)+"); until then the text below applies."), Link: link}
	case compare.Deleted:
		return view.Notice{Text: m.say(day.Chinese()+"起，这一条删去；在那以前，还按下面的文本办。", "From "+day.String()+" on this article is deleted; until then it applies."), Link: link}
	}
	return view.Notice{}
}

func (m *Planner) editionTitle(e *site.Edition) string {
	if e.Date.IsZero() {
		return m.say("施行日期不详", "date of effect not known")
	}
	return m.say(e.Date.Chinese()+"起施行", "in force from "+e.Date.String())
}

func (m *Planner) editionLink(e *site.Edition, from site.URL, current bool) view.EditionLink {
	state := e.Work.Standing(e)
	return view.EditionLink{
		Title: m.editionTitle(e), URL: m.site.Link(from, e.URL), Status: state.Word(), StatusText: m.standingText(state), Current: current,
	}
}
