package diag

import "strings"

// Nearest returns the candidate that want was probably meant to be, or "" when
// none is near enough: at most a third of want's characters may differ, one at
// least. Upper and lower case count as half a difference. Of several equally
// near candidates the first wins.
func Nearest(want string, candidates []string) string {
	best, bestCost := "", 2*max(1, len([]rune(want))/3)+1
	for _, c := range candidates {
		if cost := distance([]rune(want), []rune(c), bestCost); cost < bestCost {
			best, bestCost = c, cost
		}
	}
	return best
}

// distance is the Levenshtein distance in half steps, with a swap of neighbours
// as one step; limit and above mean "too far" and need not be exact.
func distance(a, b []rune, limit int) int {
	if d := len(a) - len(b); 2*d >= limit || -2*d >= limit {
		return limit
	}
	before, row := make([]int, len(b)+1), make([]int, len(b)+1)
	next := make([]int, len(b)+1)
	for j := range row {
		row[j] = 2 * j
	}
	for i := 1; i <= len(a); i++ {
		next[0] = 2 * i
		low := next[0]
		for j := 1; j <= len(b); j++ {
			next[j] = min(row[j]+2, next[j-1]+2, row[j-1]+replace(a[i-1], b[j-1]))
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				next[j] = min(next[j], before[j-2]+2)
			}
			low = min(low, next[j])
		}
		if low >= limit {
			return limit
		}
		before, row, next = row, next, before
	}
	return row[len(b)]
}

func replace(a, b rune) int {
	switch {
	case a == b:
		return 0
	case strings.EqualFold(string(a), string(b)):
		return 1
	}
	return 2
}
