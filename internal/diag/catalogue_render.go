package diag

var renderTexts = map[string]Entry{}
