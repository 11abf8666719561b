package diag

var configTexts = map[string]Entry{}
