package diag

var siteTexts = map[string]Entry{}
