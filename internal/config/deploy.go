package config

import (
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"pufa/internal/diag"
)

// Deploy is a place to which `pufa deploy` brings the site. Fields that its kind requires
// are set, unless there is a finding. The settings never contain passwords or keys.
type Deploy struct {
	Name, Kind string
	Path       string // zip: the file; folder, sftp: the site's folder

	Host       string // sftp
	Port       int    // sftp; 0 = 22
	User       string // sftp
	Key        string // sftp: a file with a private key; "" = the usual ones
	HostKey    string // sftp: "SHA256:…"; "" = what known_hosts says
	KnownHosts string // sftp: the file; "" = the user's own

	Endpoint, Region, Bucket string // s3; Endpoint has its scheme
	Prefix                   string // s3: the folder in the bucket, "pufa/" or ""
	PathStyle                bool   // s3: the bucket's name comes after the host in addresses
	Gzip                     bool   // s3: texts are stored compressed

	Redirects string // web server for which a list of redirects is sent; "" = none
}

// Kinds of deployment.
const (
	DeployZip    = "zip"
	DeployFolder = "folder"
	DeploySFTP   = "sftp"
	DeployS3     = "s3"
)

type deploy struct {
	Name       string `toml:"name"`
	Kind       string `toml:"kind"`
	Path       string `toml:"path"`
	Host       string `toml:"host"`
	Port       int    `toml:"port"`
	User       string `toml:"user"`
	Key        string `toml:"key"`
	HostKey    string `toml:"host_key"`
	KnownHosts string `toml:"known_hosts"`
	Endpoint   string `toml:"endpoint"`
	Region     string `toml:"region"`
	Bucket     string `toml:"bucket"`
	Prefix     string `toml:"prefix"`
	PathStyle  bool   `toml:"path_style"`
	Gzip       bool   `toml:"gzip"`
	Redirects  string `toml:"redirects"`

	// Known only so that they can be refused.
	Password  string `toml:"password"`
	Secret    string `toml:"secret"`
	AccessKey string `toml:"access_key"`
	SecretKey string `toml:"secret_key"`
}

// refused are keys that are known only so that a finding can say where secrets belong.
var refused = []string{"deploy.password", "deploy.secret", "deploy.access_key", "deploy.secret_key"}

var deployName = regexp.MustCompile(`^[\p{L}\p{N}][\p{L}\p{N}._-]*$`)

func (c *checker) deploys(w []deploy) []Deploy {
	var out []Deploy
	named := map[string]bool{}
	for i, d := range w {
		at := "deploy[" + strconv.Itoa(i) + "]."
		c.secrets(at, d)
		t := Deploy{
			Name: strings.TrimSpace(d.Name), Kind: c.choice(at+"kind", d.Kind, DeployZip, DeployFolder, DeploySFTP, DeployS3), Path: d.Path,
			Host: d.Host, Port: d.Port, User: d.User, Key: d.Key, HostKey: d.HostKey, KnownHosts: d.KnownHosts,
			Region: d.Region, Bucket: d.Bucket, PathStyle: d.PathStyle, Gzip: d.Gzip, Endpoint: strings.TrimRight(d.Endpoint, "/"),
		}
		if d.Redirects != "" {
			t.Redirects = c.choice(at+"redirects", d.Redirects, "nginx", "apache", "iis", "_redirects")
		}
		if !deployName.MatchString(t.Name) {
			c.add("config/deploy-name", at+"name", t.Name)
		}
		if named[t.Name] {
			c.add("config/deploy-twice", at+"name", t.Name)
		}
		named[t.Name] = true
		for _, need := range t.needs() {
			if strings.TrimSpace(need.value) == "" {
				c.add("config/deploy-incomplete", at+need.key, t.Kind, need.key, need.example)
			}
		}
		if t.Kind == DeployZip && t.Path != "" && !strings.EqualFold(path.Ext(t.Path), ".zip") {
			c.add("config/deploy-zip", at+"path", t.Path)
		}
		if t.Kind == DeploySFTP && t.Path != "" && slices.Contains([]string{"/", ".", "~"}, path.Clean(t.Path)) {
			c.add("config/deploy-root", at+"path", t.Path)
		}
		if t.Kind == DeployS3 && t.Endpoint != "" {
			if !strings.Contains(t.Endpoint, "://") {
				t.Endpoint = "https://" + t.Endpoint
			}
			c.url(at+"endpoint", t.Endpoint)
		}
		if t.Prefix = strings.Trim(d.Prefix, "/"); t.Prefix != "" {
			if t.Prefix = c.inside(at+"prefix", t.Prefix, "pufa/"); t.Prefix != "" {
				t.Prefix += "/"
			}
		}
		out = append(out, t) // what is wrong with it ends every build
	}
	return out
}

// need is a key that a kind of deployment requires.
type need struct{ key, value, example string }

func (d Deploy) needs() []need {
	switch d.Kind {
	case DeployZip:
		return []need{{"path", d.Path, `"pufa.zip"`}}
	case DeployFolder:
		return []need{{"path", d.Path, `"D:/www/pufa"`}}
	case DeploySFTP:
		return []need{{"host", d.Host, `"www.example.gov.cn"`}, {"user", d.User, `"web"`}, {"path", d.Path, `"/var/www/pufa"`}}
	}
	return []need{{"endpoint", d.Endpoint, `"https://s3.example.com"`}, {"bucket", d.Bucket, `"pufa"`}}
}

// secrets reports passwords and keys, which others could read here. The finding shows no
// line, or it would print the secret.
func (c *checker) secrets(at string, d deploy) {
	for _, s := range []struct{ key, value string }{{"password", d.Password}, {"secret", d.Secret}, {"access_key", d.AccessKey}, {"secret_key", d.SecretKey}} {
		if s.value != "" {
			line := 1 + strings.Count(c.file.Text[:c.places().Of(at+s.key).Start], "\n")
			c.diags.Add("config/deploy-secret", diag.At(c.file.Path), s.key, line)
		}
	}
}
