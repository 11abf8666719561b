package diag

var markdownTexts = map[string]Entry{}
