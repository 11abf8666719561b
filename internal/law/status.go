package law

// Status says whether an edition of a statute applies on a day, as far as its dates tell.
// The zero value is Unknown.
//
// InForce is only what the dates say. Whether something has happened since that they do
// not show must be checked by a person.
type Status int

const (
	Unknown    Status = iota // 施行日期不详
	InForce                  // 现行有效
	Pending                  // 尚未生效
	Superseded               // 已修改: a later edition applies
	Repealed                 // 已废止
)

// String returns the Chinese word that official databases use; for Unknown, 施行日期不详.
func (s Status) String() string {
	return [...]string{"施行日期不详", "现行有效", "尚未生效", "已修改", "已废止"}[s]
}

// StatusOn answers for a day whether s applies. editions are the editions of the same
// work, in any order; s may be among them. An edition whose day of effect is not known is
// never in force; the day of effect and the day of repeal already belong to the new
// state.
//
// When the work as a whole was repealed, its earlier editions are Repealed too.
func (s *Statute) StatusOn(day Date, editions ...*Statute) Status {
	if s.repealedOn(day) {
		return Repealed
	}
	if s.Effective.Compare(day) > 0 {
		return Pending
	}
	status := InForce
	if s.Effective.IsZero() {
		status = Unknown
	}
	for _, e := range editions {
		if e.Effective.Compare(s.Effective) <= 0 || e.Effective.Compare(day) > 0 {
			continue
		}
		if e.repealedOn(day) {
			return Repealed
		}
		if status == InForce {
			status = Superseded
		}
	}
	return status
}

func (s *Statute) repealedOn(day Date) bool {
	return !s.Repealed.IsZero() && s.Repealed.Compare(day) <= 0
}

// EditionOn returns the edition that applies on a day, or nil if none is known to.
// Of two that took effect on the same day the later in the list counts.
func EditionOn(day Date, editions []*Statute) *Statute {
	var found *Statute
	for _, e := range editions {
		if e.Effective.IsZero() || e.Effective.Compare(day) > 0 || found != nil && e.Effective.Compare(found.Effective) < 0 {
			continue
		}
		found = e
	}
	if found != nil && found.repealedOn(day) {
		return nil
	}
	return found
}
