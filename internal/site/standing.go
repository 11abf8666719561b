package site

import "pufa/internal/law"

// Standing is what can be said of whether a statute, or an edition of it, applies.
type Standing struct {
	Status  law.Status // by the dates
	Checked law.Date   // day on which somebody found that it is in force; zero = nobody did
	Text    bool       // there is one
}

// Standing returns that of an edition; e is nil for a work without text.
func (w *Work) Standing(e *Edition) Standing {
	if e != nil {
		return Standing{e.Status, e.Checked, true}
	}
	return Standing{w.Status, w.Checked, false}
}

// Unchecked reports whether dates alone say that a text is in force, or not even they
// of a statute without text.
func (s Standing) Unchecked() bool {
	return s.Checked.IsZero() && (s.Status == law.InForce || s.Status == law.Unknown && !s.Text)
}

// Word is the standing in class names and data: "in-force" only where it was checked,
// "unchecked", "unknown" (the day of effect), "pending", "superseded", "repealed".
func (s Standing) Word() string {
	if s.Unchecked() {
		return "unchecked"
	}
	return [...]string{"unknown", "in-force", "pending", "superseded", "repealed"}[s.Status]
}
