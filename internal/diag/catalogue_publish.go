package diag

var publishTexts = map[string]Entry{}
