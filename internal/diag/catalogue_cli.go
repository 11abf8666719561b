package diag

// cliTexts holds the mistakes on the command line (cli/…). What the program
// says of itself stands beside it, in catalogue_say.go.
var cliTexts = map[string]Entry{}
