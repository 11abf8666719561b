package site

import "pufa/internal/law"

// Standing is what is known about whether a statute, or an edition of it,
// applies.
type Standing struct {
	Status  law.Status // by the dates
	Checked law.Date   // day on which somebody checked that it is in force; zero = nobody did
	Text    bool       // the site has the text
}

// Standing returns the standing of an edition; e is nil for a work without
// text.
func (w *Work) Standing(e *Edition) Standing {
	if e != nil {
		return Standing{e.Status, e.Checked, true}
	}
	return Standing{w.Status, w.Checked, false}
}

// Unchecked reports whether only the dates say that a text is in force, or, for
// a statute without text, not even they.
func (s Standing) Unchecked() bool {
	return s.Checked.IsZero() && (s.Status == law.InForce || s.Status == law.Unknown && !s.Text)
}

// Word is the standing in class names and data: "in-force" only if checked,
// "unchecked", "unknown" (day of effect), "pending", "superseded", "repealed".
func (s Standing) Word() string {
	if s.Unchecked() {
		return "unchecked"
	}
	return [...]string{"unknown", "in-force", "pending", "superseded", "repealed"}[s.Status]
}
