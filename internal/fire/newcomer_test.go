//go:build unix

package fire

import (
	"fmt"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"pufa/internal/testkit"
)

// From an empty folder with a Word file of a county's report to a published site on a
// server and on object storage: with the program alone on the PATH, and what the
// handbook of a new site says, word for word.
func TestFromAWordFileToAPublishedSite(t *testing.T) {
	if testing.Short() {
		t.Skip("-short: the program is not built")
	}
	n := &newcomer{t: t, home: t.TempDir()}
	build := exec.Command("go", "build", "-o", filepath.Join(n.home, "pufa"), ".")
	build.Dir = root
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	n.dir = n.home
	n.run("pufa new site 普法")
	n.dir = filepath.Join(n.home, "普法")
	n.write("年度报告.docx", string(testkit.Docx(t, countyReport, "", nil)))
	n.run(strings.Replace(n.handbook("word.md", "pufa import 文件名.docx"), "文件名", "年度报告", 1))
	n.fillIn()
	n.run(n.handbook("fabu.md", "pufa check"))
	n.run(n.handbook("fabu.md", "pufa build"))
	page := n.page()
	for _, m := range regexp.MustCompile(`<w:t>([^<]*)</w:t>`).FindAllStringSubmatch(countyReport, -1) {
		if words := strings.Join(strings.Fields(m[1]), ""); words != "2025年1月10日" && !strings.Contains(page, words) {
			t.Errorf("the page does not say %q", words)
		}
	}
	settings := n.read("config.toml")
	parent := t.TempDir()
	published := filepath.Join(parent, "public")

	t.Run("zip", func(t *testing.T) {
		n := n.in(t)
		n.write("config.toml", settings+n.target(`"zip"`, nil))
		n.run(n.handbook("fabu.md", "pufa deploy jiaopan"))
		if info, err := os.Stat(filepath.Join(n.dir, "pufa.zip")); err != nil || info.Size() == 0 {
			t.Errorf("no file to hand over: %v", err)
		}
	})
	t.Run("sftp", func(t *testing.T) {
		n := n.in(t)
		server, deploy := testkit.ServeSSH(t), n.handbook("fabu.md", "pufa deploy fuwuqi")
		there := filepath.Join(t.TempDir(), "public")
		target := n.target(`"sftp"`, map[string]string{"host": "127.0.0.1", "user": server.User, "path": there}) + fmt.Sprintf("port = %d\nkey = %q\n", server.Port, server.Key)
		n.write("config.toml", settings+target)
		status, said := n.try(deploy)
		asked := regexp.MustCompile(`host_key = "SHA256:[^"]+"`).FindString(said)
		if status == 0 || asked == "" || len(testkit.Files(t, filepath.Dir(there))) > 0 {
			t.Fatalf("a server that nobody knows: exit status %d\n%s", status, said)
		}
		n.write("config.toml", settings+target+asked+"\n")
		n.run(n.handbook("fabu.md", "pufa deploy fuwuqi --dry-run"))
		n.run(deploy)
		n.published(there)
	})
	t.Run("s3", func(t *testing.T) {
		n := n.in(t)
		server := testkit.ServeS3(t, parent)
		n.env = []string{"PUFA_S3_ACCESS_KEY=" + server.ID, "PUFA_S3_SECRET_KEY=" + server.Key}
		n.write("config.toml", settings+n.target(`"s3"`, map[string]string{"endpoint": "http://" + server.Endpoint, "bucket": server.Bucket})+"region = \"us-east-1\"\npath_style = true\n")
		n.run(n.handbook("fabu.md", "pufa deploy yun"))
		n.published(published)
	})
}

// newcomer is somebody with the program and a site.
type newcomer struct {
	t    *testing.T
	home string // with the program
	dir  string // where commands are typed
	env  []string
}

func (n *newcomer) in(t *testing.T) *newcomer { return &newcomer{t: t, home: n.home, dir: n.dir} }

// try types a command.
func (n *newcomer) try(line string) (status int, said string) {
	n.t.Helper()
	c := exec.Command(filepath.Join(n.home, "pufa"), strings.Fields(line)[1:]...)
	c.Dir = n.dir
	c.Env = append(n.env, "PATH="+n.home, "HOME="+n.home)
	began := time.Now()
	out, err := c.CombinedOutput()
	if c.ProcessState == nil {
		n.t.Fatal(err)
	}
	n.t.Logf("%s: %v", line, time.Since(began).Round(time.Millisecond))
	return c.ProcessState.ExitCode(), string(out)
}

// run types a command that must do what it says.
func (n *newcomer) run(line string) {
	n.t.Helper()
	if status, said := n.try(line); status != 0 {
		n.t.Fatalf("%s: exit status %d\n%s", line, status, said)
	}
}

func (n *newcomer) read(name string) string {
	n.t.Helper()
	text, err := os.ReadFile(filepath.Join(n.dir, name))
	if err != nil {
		n.t.Fatal(err)
	}
	return string(text)
}

func (n *newcomer) write(name, text string) {
	n.t.Helper()
	if err := os.WriteFile(filepath.Join(n.dir, name), []byte(text), 0o644); err != nil {
		n.t.Fatal(err)
	}
}

// handbook returns a command that a page of the handbook tells to type.
func (n *newcomer) handbook(page, command string) string {
	n.t.Helper()
	if !strings.Contains(n.read("content/shouce/"+page), "运行 `"+command+"`") {
		n.t.Fatalf("the handbook does not tell to type %s", command)
	}
	return command
}

// target returns the lines of the handbook for a kind of target, with values of one's own.
func (n *newcomer) target(kind string, own map[string]string) string {
	n.t.Helper()
	for _, m := range regexp.MustCompile("(?ms)^ *```\n( *\\[\\[deploy\\]\\].*?)^ *```").FindAllStringSubmatch(n.read("content/shouce/fabu.md"), -1) {
		if strings.Contains(m[1], "kind = "+kind) {
			for key, value := range own {
				m[1] = regexp.MustCompile(`(?m)^ *`+key+` = ".*"$`).ReplaceAllString(m[1], fmt.Sprintf("%s = %q", key, value))
			}
			return "\n" + m[1]
		}
	}
	n.t.Fatalf("the handbook has no target of kind %s", kind)
	return ""
}

// fillIn puts something into each place that is to be filled in.
func (n *newcomer) fillIn() {
	n.t.Helper()
	for _, name := range []string{"config.toml", "content/_index.md", "content/zhinan/yangli.md"} {
		text := regexp.MustCompile(`【[^】]*待填[^】]*】`).ReplaceAllString(n.read(name), "蓝山县信访局核实过的话")
		n.write(name, text)
	}
}

// page returns what readers see of the report.
func (n *newcomer) page() string {
	n.t.Helper()
	found, err := filepath.Glob(filepath.Join(n.dir, "public/baogao/*niandu*.html"))
	if err != nil || len(found) != 1 {
		n.t.Fatalf("pages of the report: %q, %v", found, err)
	}
	text, err := os.ReadFile(found[0])
	if err != nil {
		n.t.Fatal(err)
	}
	return strings.Join(strings.Fields(html.UnescapeString(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(string(text), ""))), "")
}

// published checks that there is what was built.
func (n *newcomer) published(there string) {
	n.t.Helper()
	got, want := testkit.Files(n.t, there), testkit.Files(n.t, filepath.Join(n.dir, "public"))
	for _, list := range []map[string]string{got, want} {
		delete(list, ".pufa-manifest")
	}
	if wrong := testkit.Differing(got, want); len(wrong) > 0 || len(got) < 20 {
		n.t.Errorf("%d files are published; not as they were built: %q", len(got), wrong)
	}
}

// countyReport is the body of a .docx as an office of a county writes it.
const countyReport = `<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:sz w:val="44"/></w:rPr><w:t>蓝山县信访局2024年信访工作年度报告</w:t></w:r></w:p>` +
	`<w:p><w:r><w:t>一、总体情况</w:t></w:r></w:p><w:p><w:r><w:t>　　2024年，全县共受理信访事项1031批。其中来信98批、来访231批、网上702批。</w:t></w:r></w:p>` +
	`<w:tbl><w:tr><w:tc><w:p><w:r><w:t>渠道</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>2024年（批）</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>来信</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>98</w:t></w:r></w:p></w:tc></w:tr></w:tbl>` +
	`<w:p><w:r><w:t>二、主要做法</w:t></w:r></w:p><w:p><w:r><w:t>　　县领导接访48次，化解积案12件。</w:t></w:r></w:p>` +
	`<w:p><w:r><w:t>三、下一步打算</w:t></w:r></w:p><w:p><w:r><w:t>　　把首接负责落到实处，做到件件有着落。</w:t></w:r></w:p>` +
	`<w:p><w:pPr><w:jc w:val="right"/></w:pPr><w:r><w:t>蓝山县信访局</w:t></w:r></w:p><w:p><w:pPr><w:jc w:val="right"/></w:pPr><w:r><w:t>2025年1月10日</w:t></w:r></w:p>`
