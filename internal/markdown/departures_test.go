package markdown

// departures are the examples of CommonMark 0.31.2 that render otherwise here.
var departures = map[int]string{}

// extensionDepartures are those of goldmark's extensions, by file and number.
var extensionDepartures = map[string]string{}
