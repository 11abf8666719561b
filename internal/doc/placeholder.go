package doc

import (
	"regexp"
	"strings"
)

// unfilled matches placeholders for facts that still have to be looked up: 【电话：待填】,
// 【Telephone: to be filled in】. The blank of a form, such as 【姓名】, is not a placeholder.
var unfilled = regexp.MustCompile(`【(?:[^【】]*[^【】等])?(?:待[填补核定查写]|(?i:to be (?:filled in|added|checked|confirmed)))[^【】]*】?`)

// Placeholder returns the offsets of the first placeholder in a text. Both are 0 if there
// is none.
func Placeholder(text string) (start, end int) {
	first := strings.Index(text, "【") // few texts have one, and the pattern is slow
	if first < 0 {
		return 0, 0
	}
	if at := unfilled.FindStringIndex(text[first:]); at != nil {
		return first + at[0], first + at[1]
	}
	return 0, 0
}
