package doc

// Step is one step of a process, by the heading that it stands under.
type Step struct {
	ID, Title string
}
