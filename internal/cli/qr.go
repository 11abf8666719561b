package cli

import (
	"strings"

	"rsc.io/qr"
)

// qrText draws a QR code with half blocks. It draws the light parts, as for a
// dark terminal; with color, it works on any. It returns "" for a text too long
// for a code.
func qrText(text string, color bool) string {
	code, err := qr.Encode(text, qr.L)
	if err != nil {
		return ""
	}
	const quiet = 2                                           // light modules around; the standard asks for 4, phones accept 2
	light := func(x, y int) bool { return !code.Black(x, y) } // outside counts as light
	var b strings.Builder
	for y := -quiet; y < code.Size+quiet; y += 2 {
		b.WriteString("  ")
		if color {
			b.WriteString("\x1b[97;40m") // white on black
		}
		for x := -quiet; x < code.Size+quiet; x++ {
			upper, lower := light(x, y), light(x, y+1)
			switch {
			case upper && lower:
				b.WriteRune('█')
			case upper:
				b.WriteRune('▀')
			case lower:
				b.WriteRune('▄')
			default:
				b.WriteByte(' ')
			}
		}
		if color {
			b.WriteString("\x1b[0m")
		}
		b.WriteByte('\n')
	}
	return b.String()
}
