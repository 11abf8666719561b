package diag

var sourceTexts = map[string]Entry{}
