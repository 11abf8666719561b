package render

import (
	"bytes"
	"encoding/json"

	"pufa/internal/view"
)

func writeJSON(w *bytes.Buffer, v any) {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(v); err != nil {
		panic("render: " + err.Error()) // the types of this package can be encoded
	}
}

// jsonFeed is https://jsonfeed.org/version/1.1.
type jsonFeed struct {
	Version     string       `json:"version"`
	Title       string       `json:"title"`
	HomePageURL string       `json:"home_page_url,omitempty"`
	FeedURL     string       `json:"feed_url,omitempty"`
	Description string       `json:"description,omitempty"`
	Language    string       `json:"language,omitempty"`
	Authors     []jsonAuthor `json:"authors,omitempty"`
	Items       []jsonItem   `json:"items"`
}

type jsonAuthor struct {
	Name string `json:"name"`
}

// jsonItem must have one of the two contents.
type jsonItem struct {
	ID            string       `json:"id"`
	URL           string       `json:"url,omitempty"`
	Title         string       `json:"title,omitempty"`
	ContentHTML   string       `json:"content_html,omitempty"`
	ContentText   *string      `json:"content_text,omitempty"`
	Summary       string       `json:"summary,omitempty"`
	DatePublished string       `json:"date_published,omitempty"`
	DateModified  string       `json:"date_modified,omitempty"`
	Tags          []string     `json:"tags,omitempty"`
	Authors       []jsonAuthor `json:"authors,omitempty"`
}

func jsonFeedOf(f view.Feed) jsonFeed {
	j := jsonFeed{
		Version: "https://jsonfeed.org/version/1.1", Title: f.Title, HomePageURL: f.HomeURL, FeedURL: f.SelfURL,
		Description: f.Subtitle, Language: f.Lang, Authors: authors(f.Author), Items: []jsonItem{},
	}
	for _, it := range f.Items {
		item := jsonItem{
			ID: either(it.ID, it.URL), URL: it.URL, Title: it.Title, ContentHTML: string(it.Content), Summary: it.Summary,
			DatePublished: it.Published, DateModified: it.Updated, Tags: it.Tags, Authors: authors(it.Author),
		}
		if it.Content == "" {
			item.ContentText = &it.Summary
		}
		j.Items = append(j.Items, item)
	}
	return j
}

func authors(name string) []jsonAuthor {
	if name == "" {
		return nil
	}
	return []jsonAuthor{{name}}
}
