package doc

// Step is one step of a process, given by its heading. Note is what the heading adds in
// brackets, such as the time that the step may take: 办理（60 日）.
type Step struct {
	ID, Title, Note string
}
