package diag

var cliTexts = map[string]Entry{}
