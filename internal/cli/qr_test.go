package cli

import (
	"strings"
	"testing"

	"rsc.io/qr"
)

// What is drawn is the code that package qr makes, module for module, with light
// around it.
func TestQRCodesAreDrawnWhole(t *testing.T) {
	const address = "http://192.168.1.5:1204/~abcdefghijklmnopqrstuvwxyz/"
	code, err := qr.Encode(address, qr.L)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(qrText(address, false), "\n"), "\n")
	light := func(x, y int) bool {
		row := []rune(lines[(y+2)/2])
		r := row[x+2+2] // margin of two cells, light of two modules
		if (y+2)%2 == 0 {
			return r == '█' || r == '▀'
		}
		return r == '█' || r == '▄'
	}
	for y := -2; y < code.Size+2; y++ {
		for x := -2; x < code.Size+2; x++ {
			if light(x, y) == code.Black(x, y) {
				t.Fatalf("module %d,%d is wrong:\n%s", x, y, strings.Join(lines, "\n"))
			}
		}
	}
	if qrText(strings.Repeat("长", 5000), false) != "" {
		t.Error("a code of a text that fits into none")
	}
}
