package importer

import (
	"testing"

	"pufa/internal/law"
)

// The day of effect goes where a remark waits for it, else behind the other keys;
// no other byte changes.
func TestTheDayOfEffectIsWrittenAndNothingElse(t *testing.T) {
	day := law.Date{Year: 2015, Month: 3, Day: 15}
	for _, c := range []struct{ name, file, want string }{
		{"a remark", "+++\ntitle = \"甲\"\n# effective = 年-月-日  # 待填\nsource = \"a\"\n+++\n甲\n", "+++\ntitle = \"甲\"\neffective = 2015-03-15\nsource = \"a\"\n+++\n甲\n"},
		{"no remark", "+++\ntitle = \"甲\"\n+++\n# effective = 年\n", "+++\ntitle = \"甲\"\neffective = 2015-03-15\n+++\n# effective = 年\n"},
		{"before a table", "+++\ntitle = \"甲\"\n[document]\nnumber = \"1\"\n+++\n", "+++\ntitle = \"甲\"\neffective = 2015-03-15\n[document]\nnumber = \"1\"\n+++\n"},
		{"a remark behind the table's head", "+++\n[document]\n#effective=\n+++\n", "+++\neffective = 2015-03-15\n[document]\n#effective=\n+++\n"},
		{"line ends and marks of Windows", "\ufeff+++\r\n# effective = \r\n+++\r\n甲", "\ufeff+++\r\neffective = 2015-03-15\r\n+++\r\n甲"},
		{"bytes of another encoding", "+++\ntitle = \"\xbc\xd7\"\n+++\n\xbc\xd7", "+++\ntitle = \"\xbc\xd7\"\neffective = 2015-03-15\n+++\n\xbc\xd7"},
		{"no front matter", "甲\n", ""},
		{"front matter that never ends", "+++\ntitle = \"甲\"\n", ""},
		{"nothing", "", ""},
	} {
		got, ok := PutEffective(c.file, day)
		if ok != (c.want != "") || ok && got != c.want {
			t.Errorf("%s: %q %v, want %q", c.name, got, ok, c.want)
		}
	}
}
