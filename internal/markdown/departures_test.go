package markdown

// Why an example renders otherwise here.
const (
	cleaned    = "raw HTML is read and written anew: tags that the policy does not know and attributes it does not allow are left out, names are lower case"
	closed     = "what raw HTML leaves open is closed where the Markdown around it ends"
	stray      = "an end tag that ends nothing is left out"
	comment    = "comments, declarations and instructions are not published"
	unfinished = "a tag that is not finished is left out"
	addressed  = "the address of raw <a> or <img> becomes a hole, so it is encoded like any other"
	figured    = "an image with a title that stands alone in its block is a figure"
	unknown    = "a link may begin only with a scheme that is known to be safe"
	bare       = "bare addresses are links (GFM)"
	product    = "an asterisk between digits is a sign of multiplication"
	ranges     = "one ~ is the sign of a range: 3~5 日"
)

// departures are the examples of CommonMark 0.31.2 that render otherwise here.
var departures = map[int]string{
	21: addressed, 31: addressed, 344: addressed, 630: addressed, 631: addressed, 642: addressed, 643: addressed,
	148: closed, 155: closed, 167: closed, 174: closed, 175: closed, 184: closed, 187: closed, 191: closed,
	475: cleaned, 476: closed, 477: closed, 494: closed, 614: cleaned,
	150: cleaned, 152: cleaned, 153: cleaned, 154: cleaned, 163: cleaned, 169: cleaned, 170: cleaned, 171: cleaned,
	172: cleaned, 173: cleaned, 176: cleaned, 178: cleaned, 201: cleaned, 491: cleaned, 524: cleaned, 536: cleaned,
	613: cleaned, 615: cleaned, 616: cleaned, 617: cleaned,
	151: stray, 165: stray, 623: stray,
	156: unfinished, 157: unfinished, 158: unfinished,
	177: comment, 179: comment, 180: comment, 181: comment, 182: comment, 183: comment, 308: comment, 309: comment,
	625: comment, 626: comment, 627: comment, 628: comment, 629: comment,
	572: figured, 573: figured, 576: figured, 577: figured, 584: figured, 585: figured, 586: figured, 588: figured,
	589: figured, 591: figured,
	596: unknown, 598: unknown, 599: unknown, 601: unknown,
	356: product,
	608: bare, 611: bare, 612: bare,
}

// extensionDepartures are those of goldmark's extensions, by file and number.
var extensionDepartures = map[string]string{"strikethrough 3": ranges}
