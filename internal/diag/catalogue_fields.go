package diag

var fieldsTexts = map[string]Entry{}
