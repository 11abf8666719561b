package doc

import "regexp"

// unfilled is what stands where a fact still has to be looked up: 【电话：待填】,
// 【Telephone: to be filled in】. A bare blank of a form, such as 【姓名】, is none.
var unfilled = regexp.MustCompile(`【(?:[^【】]*[^【】等])?(?:待[填补核定查写]|(?i:to be (?:filled in|added|checked|confirmed)))[^【】]*】?`)

// Placeholder finds the first placeholder of a text: where it begins and ends, in
// bytes. Both are 0 when there is none.
func Placeholder(text string) (start, end int) {
	if at := unfilled.FindStringIndex(text); at != nil {
		return at[0], at[1]
	}
	return 0, 0
}
