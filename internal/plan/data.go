package plan

import (
	"pufa/internal/site"
)

// planData plans the forms of an edition that programs read.
func (m *maker) planData(e *site.Edition) {
}
