package view

// Deadlines is the view of "deadlines": tables of periods, and the data with which a
// script counts them.
type Deadlines struct {
	Guide
	Rules   []Deadline
	Years   []DeadlineYear // years whose days off are known
	Unknown int            // the first year after them; 0 = no year is known
}

// Deadline is one period.
type Deadline struct {
	What, Period, From string
	Basis              string // 《信访工作条例》第三十五条
	Length             string // "30d", "5w", "6m", "1y"
	Moves              bool   // by law, an end on a day off moves to the next working day
}

// DeadlineYear holds the days off of a year. Lists are separated by spaces.
type DeadlineYear struct {
	Year            int
	Source          string
	DaysOff, Worked string // "2026-02-15/2026-02-23 …"
}
