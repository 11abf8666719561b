package plan

import (
	"html/template"
	"strings"

	"pufa/internal/law"
	"pufa/internal/site"
	"pufa/internal/view"
)

// planArticles plans a page for each article of a statute. There are many, so everything
// possible is left until a page is rendered.
func (m *Planner) planArticles(w *site.Work, steps []*comparison) {
	if len(w.Articles) == 0 || w.Articles[0].URL == "" {
		return
	}
	frame := m.framesIn(w.Articles[0].URL, w.Page) // all are in one folder
	for i := range w.Articles {
		m.page(w.Articles[i].URL, "article", w.Page, func(m *Planner) any { return m.articlePage(w, steps, i, frame) })
	}
}

// articlePage makes the view of the page of article i.
func (m *Planner) articlePage(w *site.Work, steps []*comparison, i int, frame func(*Planner, about) view.Frame) view.Article {
	a := &w.Articles[i]
	v := view.Article{
		Law: view.Link{Title: w.Title, URL: m.site.Link(a.URL, w.At(a.Number))}, Work: m.work(w, w.Shown),
		Notice: m.notice(w, w.Shown, a.URL), HasText: a.Article != nil,
	}
	v.Frame = frame(m, about{
		url: a.URL, title: "《" + w.Name() + "》" + a.Number.Label("条"), description: m.articleLead(w, a), channel: w.Page.Channel,
		trail: append(trail(w.Page), w.Page), current: w.Page, law: m.ldArticleOfLaw(w, a),
	})
	if a.Article != nil {
		v.Article = m.article(w, w.Shown, a, a.URL)
		for _, d := range w.Shown.Statute.Trail(a.Article.Division) {
			v.Divisions = append(v.Divisions, w.Shown.Statute.Divisions[d].Heading())
		}
		v.History = m.history(w, steps, a.Number, a.URL)
		v.Coming = m.comingTo(w, steps, a.Number, a.URL)
	} else {
		v.Article = m.article(w, nil, a, a.URL)
	}
	m.addSentences(v.Article.Cited, a.Cited)
	if i > 0 {
		v.Previous = m.articleLink(a.URL, &w.Articles[i-1])
	}
	if i+1 < len(w.Articles) {
		v.Next = m.articleLink(a.URL, &w.Articles[i+1])
	}
	return v
}

func (m *Planner) articleLink(from site.URL, a *site.WorkArticle) view.Link {
	return view.Link{Title: a.Number.Label("条"), URL: m.site.Link(from, a.URL)}
}

// articleLead is the beginning of an article, for descriptions.
func (m *Planner) articleLead(w *site.Work, a *site.WorkArticle) string {
	if a.Article == nil || len(a.Article.Paragraphs) == 0 {
		return m.say("《"+w.Title+"》"+a.Number.Label("条")+"讲了什么，用平常话说。", "What article "+a.Number.String()+" says, in plain words.")
	}
	const most = 110 // characters
	text, n := strings.ReplaceAll(law.Flat(a.Article.Paragraphs[0].Text), "\n", ""), 0
	for at := range text {
		if n++; n > most {
			return text[:at] + "……"
		}
	}
	return text
}

// article makes the view of one article; e is nil if only notes mention it.
func (m *Planner) article(w *site.Work, e *site.Edition, a *site.WorkArticle, from site.URL) view.LawArticle {
	v := view.LawArticle{ID: law.Locator{Article: a.Number}.EID(), Label: a.Number.Label("条"), Cited: m.citedBy(from, a.Cited)}
	if a.URL != "" && a.URL != from {
		v.URL = m.site.Link(from, a.URL)
	}
	v.Note, v.NoteFor = m.noteOn(w, e, a.Number, from)
	if a.Article != nil {
		v.Label, v.Title = a.Article.Label, a.Article.Title
		v.Text = m.articleText(e, a.Article, from)
	}
	return v
}

// noteOn returns the note on an article, and a notice if it was written for another
// wording.
func (m *Planner) noteOn(w *site.Work, e *site.Edition, n law.Number, from site.URL) (text template.HTML, writtenFor view.Notice) {
	for _, note := range w.Notes.On(e, n) {
		text += m.note(w.Notes.Page, note.Heading, from)
		if old := w.Notes.Edition; note.Changed && writtenFor.Text == "" {
			writtenFor = view.Notice{
				Text: m.say("这条白话写的时候，对照的是以前的文本。条文后来改过，以现在的为准。", "This note was written for an earlier text. The article has been amended since; what it says now prevails."),
				Link: view.Link{Title: m.say("看当时的条文", "The text it explains"), URL: m.placeOf(old, note.Number, from)},
			}
		}
	}
	return text, writtenFor
}

// note fills a part of notes.
func (m *Planner) note(p *site.Page, heading int, from site.URL) template.HTML {
	b := m.open(p)
	if heading >= len(b.Outline) { // the body could not be read
		return ""
	}
	start, end := b.Section(heading)
	return m.body(p, b, from, start, end)
}
