package deploy

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"flag"
	"io"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"pufa/internal/publish"
)

var update = flag.Bool("update", false, "rewrite expectations")

// moved are redirects of every kind.
var moved = []Redirect{
	{From: "old/a.html", To: "/pufa/zhinan/%E5%A4%8D%E6%9F%A5.html"},
	{From: "old/", To: "/pufa/index.html"},
	{From: "旧/甲+乙.html", To: "/pufa/new.html"},
	{From: "旧 目录/丙 丁.html", To: "/pufa/new.html"},
	{From: "show.php", Query: "id=12&type=a.b", To: "/pufa/12.html"},
	{From: "show.php", Query: "id=%E4%BF%A1", To: "/pufa/%20$1.html"},
	{From: "show.php", To: "/pufa/all.html"},
	{From: "", Query: "p=1", To: "/pufa/1.html"},
}

func TestRedirectMaps(t *testing.T) {
	const name = "testdata/redirects.txtar"
	got := &txtar.Archive{Comment: []byte("Old addresses, as web servers are told of them. -update rewrites it.\n")}
	for _, d := range Dialects {
		file, text := d.Map("/pufa/", moved)
		got.Files = append(got.Files, txtar.File{Name: file, Data: text})
	}
	if *update {
		if err := os.WriteFile(name, txtar.Format(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(filepath.FromSlash(name))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(txtar.Format(got), want) {
		t.Errorf("got\n%s", txtar.Format(got))
	}
	_, text := IIS.Map("/pufa/", moved)
	for d := xml.NewDecoder(bytes.NewReader(text)); ; {
		if _, err := d.Token(); err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
	}
}

// One file to hand over: the same bytes for the same site.
func TestZip(t *testing.T) {
	files := siteOf(1, 3)
	files["普法/信访.html"] = "assets/style.00000001.css"
	extra := map[string][]byte{"_redirects": []byte("/a /b 301\n")}
	var one, two bytes.Buffer
	n, err := Zip(folder(files), extra, &one)
	if err != nil || n != len(files)+1 {
		t.Fatalf("%d files, %v", n, err)
	}
	if _, err := Zip(folder(files), extra, &two); err != nil || !bytes.Equal(one.Bytes(), two.Bytes()) {
		t.Error("the bytes differ", err)
	}
	z, err := zip.NewReader(bytes.NewReader(one.Bytes()), int64(one.Len()))
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		got[f.Name] = string(data)
	}
	m, err := publish.ParseManifest([]byte(got[publish.ManifestName]))
	if err != nil || len(m.Entries()) != n {
		t.Errorf("the manifest lists %d files, %v", len(m.Entries()), err)
	}
	delete(got, publish.ManifestName)
	files["_redirects"] = string(extra["_redirects"])
	if !maps.Equal(got, files) {
		t.Errorf("got %v", got)
	}
	if _, err := Zip(folder(files), extra, io.Discard); err == nil || !strings.Contains(err.Error(), "_redirects") {
		t.Errorf("a file that the site has itself: %v", err)
	}
}
