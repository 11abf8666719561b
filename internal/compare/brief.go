package compare

import "strings"

// briefly is the number of changes that [Brief] mentions, and the number of characters of
// each.
const (
	briefChanges = 3
	briefLength  = 16
)

// Brief says in one line which words differ, in the language of the statutes:
// “三日”改为“五日”；删去“当面”；加上“或者网上”. It gives the first few and the total number. Equal wordings
// give "".
func Brief(old, new string) string {
	var told []string
	count := 0
	marks := Marks(old, new)
	for i := 0; i < len(marks); i++ {
		m := marks[i]
		if m.Change == Kept {
			continue
		}
		count++
		said := "加上" + shortly(m.New)
		if m.Change == Removed {
			said = "删去" + shortly(m.Old)
			if i+1 < len(marks) && marks[i+1].Change == Inserted {
				i++
				said = shortly(m.Old) + "改为" + shortly(marks[i].New)
			}
		}
		if count <= briefChanges {
			told = append(told, said)
		}
	}
	s := strings.Join(told, "；")
	if count > briefChanges {
		s += "；……"
	}
	return s
}

// shortly quotes the beginning of words.
func shortly(s string) string {
	runes := []rune(strings.ReplaceAll(strings.TrimSpace(s), "\n", ""))
	if len(runes) > briefLength {
		runes = append(runes[:briefLength-1:briefLength-1], []rune("……")...)
	}
	return "“" + string(runes) + "”"
}
