package picture

import (
	"bytes"
	"strings"

	"github.com/bep/imagemeta"
)

// readMetadata sets Orientation and HasLocation. Metadata that make no sense
// count as none: they are dropped anyway.
func readMetadata(raw []byte, i *Info) {
	formats := map[string]imagemeta.ImageFormat{"jpeg": imagemeta.JPEG, "png": imagemeta.PNG, "webp": imagemeta.WebP}
	imagemeta.Decode(imagemeta.Options{
		R:           bytes.NewReader(raw),
		ImageFormat: formats[i.Format],
		Sources:     imagemeta.EXIF | imagemeta.XMP,
		Warnf:       func(string, ...any) {},
		ShouldHandleTag: func(t imagemeta.TagInfo) bool {
			// IFD1 describes the small preview inside the file.
			return t.Source != imagemeta.EXIF || strings.HasPrefix(t.Namespace, "IFD0")
		},
		HandleTag: func(t imagemeta.TagInfo) error {
			switch t.Tag {
			case "Orientation":
				// Programs that show pictures obey EXIF and ignore XMP here.
				if n, ok := t.Value.(uint16); ok && t.Source == imagemeta.EXIF && n >= 1 && n <= 8 {
					i.Orientation = int(n)
				}
			case "GPSLatitude", "GPSLongitude":
				i.HasLocation = true
			}
			return nil
		},
	})
}
