package diag

var pictureTexts = map[string]Entry{}
