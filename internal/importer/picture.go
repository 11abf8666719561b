package importer

import (
	"html"
	"path"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"pufa/internal/diag"
	"pufa/internal/picture"
	"pufa/internal/word"
)

// picture writes a picture and keeps its file: upright, no wider than needed, without
// metadata. It reports a picture that browsers cannot show.
func (m *maker) picture(r word.Run, for_ setting) string {
	name, seen := m.names[r.Picture]
	if !seen {
		name = m.keepPicture(r.Picture)
		m.names[r.Picture] = name
	}
	if name == "" {
		return ""
	}
	alt := r.Alt
	if !describes(alt) {
		alt = "【" + "图" + strings.TrimSuffix(name, path.Ext(name)) + "说明：待填】"
	}
	if for_ == htmlText {
		return `<img src="` + name + `" alt="` + html.EscapeString(alt) + `">`
	}
	return "![" + escapeText(alt, cellText) + "](" + name + ")"
}

// keepPicture returns the name under which a picture is kept, or "" if it can't be kept.
func (m *maker) keepPicture(part string) string {
	var raw []byte
	var err error
	if m.open != nil {
		raw, err = m.open(part)
	}
	if raw == nil || err != nil {
		m.diags.Add("import/picture-missing", diag.At(m.name), part)
		return ""
	}
	info, err := picture.Probe(raw)
	if err == nil {
		raw, err = picture.Make(raw, 0)
	}
	if err != nil {
		m.diags.Add("import/picture-format", diag.At(m.name), path.Base(part), strings.TrimPrefix(strings.ToUpper(path.Ext(part)), "."))
		return ""
	}
	ext := info.Format
	if ext == "jpeg" {
		ext = "jpg"
	}
	name := strconv.Itoa(len(m.page.Pictures)+1) + "." + ext
	m.page.Pictures = append(m.page.Pictures, Picture{name, raw})
	return name
}

// callsItself matches alternative texts written by programs, which do not describe the
// picture.
var callsItself = regexp.MustCompile(`(?i)^(?:图片|图像|图形|文本框|image|picture|img|dsc|mmexport|微信图片|wps|screenshot|屏幕截图|QQ截图)[\s_\-:：]*[0-9a-z_\-\s]*(?:\.[a-z]{3,4})?$|[\\/]|\.(?:jpe?g|png|gif|bmp|webp)$`)

// describes reports whether an alternative text describes the picture.
func describes(alt string) bool {
	han := 0
	for _, r := range alt {
		if unicode.Is(unicode.Han, r) {
			han++
		}
	}
	return han >= 4 && !callsItself.MatchString(alt) && !strings.Contains(alt, "描述已自动生成")
}
