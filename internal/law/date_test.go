package law

import (
	"testing"
	"time"
)

// At a quarter past midnight in Peking it is the day before in Greenwich.
func TestTheDayOfATimeIsThatOfItsZone(t *testing.T) {
	peking := time.Date(2026, 12, 1, 0, 15, 0, 0, time.FixedZone("CST", 8*3600))
	for want, at := range map[Date]time.Time{{2026, 12, 1}: peking, {2026, 11, 30}: peking.UTC()} {
		if got := DateOf(at); got != want {
			t.Errorf("%v: %v, want %v", at, got, want)
		}
	}
}
