package akn

import (
	"bytes"
	"encoding/json"

	"pufa/internal/law"
)

// The keys of data.json. Their order and meaning are stable; new ones may be added. A key
// without a value is left out, except lists of provisions. Dates are 2022-05-01, article
// numbers "133-1". An id is the same as in the pages and in akn.xml.
type (
	jsonEdition struct {
		Schema      string      `json:"schema"` // pufa-statute-1: version of these keys
		Language    string      `json:"language"`
		Title       string      `json:"title"`
		Short       []string    `json:"short,omitempty"` // other names by which it is cited
		Slug        string      `json:"slug,omitempty"`
		URL         string      `json:"url,omitempty"` // of the edition's page
		Work        string      `json:"work"`          // Akoma Ntoso IRI of the work
		Expression  string      `json:"expression"`    // and of this edition
		Rank        string      `json:"rank,omitempty"`
		Issuer      string      `json:"issuer,omitempty"`
		Number      string      `json:"number,omitempty"`  // 文号
		Edition     string      `json:"edition,omitempty"` // day by which the edition is named
		Adopted     string      `json:"adopted,omitempty"`
		Promulgated string      `json:"promulgated,omitempty"`
		Effective   string      `json:"effective,omitempty"`
		Repealed    string      `json:"repealed,omitempty"`
		Replaces    []string    `json:"replaces,omitempty"`
		Status      *jsonStatus `json:"status,omitempty"`
		Source      string      `json:"source,omitempty"`
		SHA256      string      `json:"sha256,omitempty"` // of the source file

		Enactment []string       `json:"enactment,omitempty"` // 题注, by line
		Preamble  []jsonPassage  `json:"preamble,omitempty"`
		Divisions []jsonDivision `json:"divisions"` // in the order of the text
		Articles  []jsonArticle  `json:"articles"`
		Points    []jsonArticle  `json:"points,omitempty"` // 一、of a text without articles
		Closing   []jsonPassage  `json:"closing,omitempty"`
		Annexes   []jsonAnnex    `json:"annexes,omitempty"`
	}
	jsonStatus struct {
		On    string `json:"on"`    // the day for which the status holds
		Value string `json:"value"` // unknown, in-force, pending, superseded, repealed
		Text  string `json:"text"`  // 现行有效
	}
	jsonDivision struct {
		ID     string        `json:"id"`
		Level  string        `json:"level,omitempty"`  // 编, 分编, 章, 节
		Number string        `json:"number,omitempty"` // "3"
		Label  string        `json:"label,omitempty"`  // 第三章
		Title  string        `json:"title,omitempty"`
		Parent string        `json:"parent,omitempty"` // id of the division around it
		First  string        `json:"first,omitempty"`  // number of its first article
		Last   string        `json:"last,omitempty"`
		Text   []jsonPassage `json:"text,omitempty"` // between the heading and the first article
	}
	jsonArticle struct {
		ID         string          `json:"id"`
		Number     string          `json:"number"`
		Label      string          `json:"label,omitempty"` // as printed
		Title      string          `json:"title,omitempty"` // 条标
		Division   string          `json:"division,omitempty"`
		Paragraphs []jsonParagraph `json:"paragraphs"`
	}
	jsonParagraph struct {
		ID    string     `json:"id"`
		Text  string     `json:"text"`
		Items []jsonItem `json:"items,omitempty"`
	}
	jsonItem struct {
		ID       string        `json:"id"`
		Number   int           `json:"number"`
		Label    string        `json:"label,omitempty"` // as printed: （一）
		Text     string        `json:"text"`
		Subitems []jsonSubitem `json:"subitems,omitempty"`
	}
	jsonSubitem struct {
		ID     string `json:"id"`
		Number int    `json:"number"`
		Label  string `json:"label,omitempty"`
		Text   string `json:"text"`
	}
	jsonPassage struct {
		Kind string `json:"kind"` // text, heading, table, contents
		Text string `json:"text"`
	}
	jsonAnnex struct {
		ID    string        `json:"id"`
		Label string        `json:"label,omitempty"`
		Title string        `json:"title,omitempty"`
		Text  []jsonPassage `json:"text,omitempty"`
	}
)

// JSON returns data.json: what is known of the work and the edition, its
// divisions, and its articles with 款, 项 and 目. It ends with a newline.
func JSON(m Meta, st *law.Statute) ([]byte, error) {
	e := jsonEdition{
		Schema: "pufa-statute-1", Language: "zh", Title: st.Title, Short: st.Short, Slug: m.Slug, URL: m.Permalink,
		Work: m.workIRI(st), Expression: m.expressionIRI(st),
		Rank: st.Rank.String(), Issuer: st.Issuer, Number: st.Reference, Edition: m.edition(st).String(),
		Adopted: st.Adopted.String(), Promulgated: st.Promulgated.String(), Effective: st.Effective.String(), Repealed: st.Repealed.String(),
		Replaces: st.Replaces, Source: m.Source, SHA256: m.SHA256,
		Preamble: jsonPassages(st.Preamble), Divisions: []jsonDivision{}, Articles: []jsonArticle{}, Closing: jsonPassages(st.Closing),
	}
	if !m.StatusDay.IsZero() {
		e.Status = &jsonStatus{m.StatusDay.String(), statusWord(m.Status), m.Status.String()}
	}
	for _, l := range st.Enactment {
		e.Enactment = append(e.Enactment, l.Text)
	}
	ids := name(st)
	provisions := st.Provisions()
	for i := range st.Divisions {
		d := &st.Divisions[i]
		j := jsonDivision{ID: ids.divisions[i], Level: d.Level.String(), Number: d.Number.String(), Label: d.Label, Title: d.Title, Text: jsonPassages(d.Text)}
		if d.Parent >= 0 && d.Parent < i {
			j.Parent = ids.divisions[d.Parent]
		}
		if d.From >= 0 && d.From < d.To && d.To <= len(provisions) {
			j.First, j.Last = provisions[d.From].Number.String(), provisions[d.To-1].Number.String()
		}
		e.Divisions = append(e.Divisions, j)
	}
	for i := range provisions {
		j := jsonProvision(&provisions[i], ids, i)
		if len(st.Articles) > 0 {
			e.Articles = append(e.Articles, j)
		} else {
			e.Points = append(e.Points, j)
		}
	}
	for i := range st.Annexes {
		a := &st.Annexes[i]
		e.Annexes = append(e.Annexes, jsonAnnex{ID: annexID(i), Label: a.Label, Title: a.Title, Text: jsonPassages(a.Text)})
	}
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false) // the file is never embedded in a page
	if err := enc.Encode(e); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

func jsonProvision(a *law.Article, ids *names, i int) jsonArticle {
	j := jsonArticle{ID: ids.articles[i], Number: a.Number.String(), Label: a.Label, Title: a.Title, Paragraphs: []jsonParagraph{}}
	if a.Division >= 0 && a.Division < len(ids.divisions) {
		j.Division = ids.divisions[a.Division]
	}
	for n := range a.Paragraphs {
		p := &a.Paragraphs[n]
		jp := jsonParagraph{ID: paragraphID(j.ID, n), Text: p.Text}
		points := distinct{}
		for k := range p.Items {
			it := &p.Items[k]
			ji := jsonItem{ID: points.below(jp.ID, "point_", it.Number), Number: it.Number, Label: it.Label, Text: it.Text}
			indents := distinct{}
			for _, sub := range it.Subitems {
				ji.Subitems = append(ji.Subitems, jsonSubitem{indents.below(ji.ID, "indent_", sub.Number), sub.Number, sub.Label, sub.Text})
			}
			jp.Items = append(jp.Items, ji)
		}
		j.Paragraphs = append(j.Paragraphs, jp)
	}
	return j
}

func jsonPassages(list []law.Passage) []jsonPassage {
	var out []jsonPassage
	for _, p := range list {
		out = append(out, jsonPassage{passageKind(p.Kind), p.Text})
	}
	return out
}

func passageKind(k law.PassageKind) string {
	return [...]string{"text", "heading", "table", "contents"}[k]
}
