package word

import (
	"encoding/xml"
	"strings"
	"unicode/utf8"
)

// formula writes a formula on one line, with all its signs: (x+1)/y, ∑_i^n(k), √z.
func (r *reader) formula(e xml.StartElement) (string, error) {
	if e.Name.Local == "t" {
		text, err := r.content()
		if r.size += len(text); err == nil && r.size > mostText {
			err = ErrTooLarge
		}
		return text, err
	}
	parts := map[string][]string{} // name of a part → what stands in it
	var all strings.Builder
	signs := map[string]string{} // properties: brackets, the sign of a sum
	err := r.each(func(part xml.StartElement) error {
		name := part.Name.Local
		if name == "del" || name == "moveFrom" {
			return r.skip()
		}
		if strings.HasSuffix(name, "Pr") {
			return r.each(func(e xml.StartElement) error {
				signs[e.Name.Local] = attr(e, "val")
				return r.skip()
			})
		}
		text, err := r.formula(part)
		parts[name] = append(parts[name], text)
		all.WriteString(text)
		return err
	})
	sign := func(name, usual string) string {
		if s, ok := signs[name]; ok {
			return s
		}
		return usual
	}
	part := func(name string) string { return strings.Join(parts[name], " ") }
	raised := ""
	if text := part("sub"); text != "" {
		raised += "_" + group(text)
	}
	if text := part("sup"); text != "" {
		raised += "^" + group(text)
	}
	switch e.Name.Local {
	case "f":
		return group(part("num")) + "/" + group(part("den")), err
	case "d":
		return sign("begChr", "(") + strings.Join(parts["e"], sign("sepChr", "|")) + sign("endChr", ")"), err
	case "nary":
		return sign("chr", "∫") + raised + group(part("e")), err
	case "rad":
		return part("deg") + "√" + group(part("e")), err
	case "sSup", "sSub", "sSubSup":
		return part("e") + raised, err
	case "sPre":
		return raised + part("e"), err
	case "acc", "groupChr":
		return part("e") + sign("chr", ""), err
	case "mr", "m", "eqArr":
		return strings.Join(append(parts["e"], parts["mr"]...), " "), err
	}
	return all.String(), err
}

// group puts text into brackets unless it is a single sign or number.
func group(text string) string {
	plain := func(c rune) bool { return c >= '0' && c <= '9' || c == '.' }
	if utf8.RuneCountInString(text) <= 1 || strings.TrimFunc(text, plain) == "" || strings.HasPrefix(text, "(") && strings.Index(text, ")") == len(text)-1 {
		return text
	}
	return "(" + text + ")"
}
