package manual

import (
	"testing"

	"pufa/internal/diag"
	"pufa/internal/fields"
)

func TestMeaningSaysWhatMayBeWritten(t *testing.T) {
	for _, c := range []struct {
		key  Key
		want string
	}{
		{Key{row: row{ZH: "甲"}}, "甲"},
		{Key{Takes: fields.Table, row: row{ZH: "甲"}}, "甲"},
		{Key{row: row{ZH: "甲", Choices: []string{"a", "b"}}}, "甲（a、b）"},
		{Key{row: row{ZH: "甲", Choices: []string{"a", "b"}, Default: "a"}}, "甲（a、b；" + diag.Say(diag.ZH, "help/default", "a") + "）"},
		{Key{row: row{ZH: "甲", Required: true}}, "甲（" + diag.Say(diag.ZH, "help/required") + "）"},
	} {
		if got := c.key.meaning(diag.ZH); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
	if got := (Key{row: row{EN: "a", Choices: []string{"b", "c"}}}).meaning(diag.EN); got != "a (b|c)" {
		t.Errorf("%q", got)
	}
}
