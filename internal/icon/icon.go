// Package icon draws the icon of a theme as pixels, for what does not take SVG: the home
// screens of phones, and chat programs that preview a shared address.
package icon

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/png"

	"github.com/fyne-io/oksvg"
	"github.com/srwiley/rasterx"
)

// Size is the width and the height of the picture in pixels. WeChat shows none below 300;
// phones scale it down.
const Size = 320

// PNG draws an SVG on a square of [Size] pixels. It is empty where the SVG cannot be
// drawn; the error says why: text, for instance, has no shape without a font.
func PNG(svg []byte) ([]byte, error) {
	canvas := image.NewRGBA(image.Rect(0, 0, Size, Size))
	problem := draw(canvas, svg)
	if problem != nil {
		clear(canvas.Pix)
	}
	var w bytes.Buffer
	if err := png.Encode(&w, canvas); err != nil {
		return nil, err
	}
	return w.Bytes(), problem
}

func draw(canvas *image.RGBA, svg []byte) (err error) {
	defer func() {
		if r := recover(); r != nil { // the reader trusts its input
			err = fmt.Errorf("%v", r)
		}
	}()
	drawing, err := oksvg.ReadIconStream(bytes.NewReader(svg), oksvg.StrictErrorMode)
	if err != nil {
		return err
	}
	if len(drawing.SVGPaths) == 0 || drawing.ViewBox.W <= 0 || drawing.ViewBox.H <= 0 {
		return errors.New("there is no shape in it")
	}
	drawing.SetTarget(0, 0, Size, Size)
	drawing.Draw(rasterx.NewDasher(Size, Size, rasterx.NewScannerGV(Size, Size, canvas, canvas.Bounds())), 1)
	return nil
}
