package doc

// Step is one step of a process, by the heading that it stands under: Note is what the
// heading adds in brackets, such as how long the step may take: 办理（60 日）.
type Step struct {
	ID, Title, Note string
}
