package migrate

import (
	"regexp"
	"sync"
)

// pattern compiles an expression when it is first used: this package has so many that
// each start of the program would take longer.
func pattern(expression string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })
}
