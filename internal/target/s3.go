package target

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"strings"

	"github.com/minio/minio-go/v7"
	"github.com/minio/minio-go/v7/pkg/credentials"

	"pufa/internal/deploy"
	"pufa/internal/publish"
)

// Bucket is a bucket of an object store with the S3 protocol, as a place to deploy to.
// Objects are replaced as a whole.
type Bucket struct {
	client       *minio.Client
	name, prefix string
	gzip         bool
}

// Storage describes a bucket and how to reach it.
type Storage struct {
	Endpoint  string // host and port
	Insecure  bool   // use http: only for tests and private networks
	Region    string
	Bucket    string
	Prefix    string // ends with "/", or is ""
	PathStyle bool   // the bucket is in the path of addresses, not in the host name
	Gzip      bool   // texts are stored compressed
	ID, Key   string // credentials
}

// OpenBucket prepares to use a bucket. It makes no request yet.
func OpenBucket(s Storage) (*Bucket, error) {
	lookup := minio.BucketLookupAuto
	if s.PathStyle {
		lookup = minio.BucketLookupPath
	}
	client, err := minio.New(s.Endpoint, &minio.Options{
		Creds: credentials.NewStaticV4(s.ID, s.Key, ""), Secure: !s.Insecure, Region: s.Region, BucketLookup: lookup, MaxRetries: 4,
	})
	if err != nil {
		return nil, fmt.Errorf("object storage %s: %w", s.Endpoint, err)
	}
	return &Bucket{client, s.Bucket, s.Prefix, s.Gzip}, nil
}

// Close does nothing.
func (b *Bucket) Close() error { return nil }

// List implements [deploy.Store]. Object stores have no folders, but some store objects
// as files, where a name cannot be both.
func (b *Bucket) List(ctx context.Context, _ func(string) bool) (map[string]deploy.Object, error) {
	found := map[string]deploy.Object{}
	for o := range b.client.ListObjects(ctx, b.name, minio.ListObjectsOptions{Prefix: b.prefix, Recursive: true}) {
		if o.Err != nil {
			return nil, b.explain(o.Err)
		}
		name := strings.TrimPrefix(o.Key, b.prefix)
		if name == "" || strings.HasSuffix(name, "/") { // some programs mark folders like this
			continue
		}
		size := o.Size
		if b.gzip {
			size = -1
		}
		found[name] = deploy.Object{Kind: publish.File, Size: size, Mark: strings.Trim(o.ETag, `"`)}
		for _, dir := range publish.Parents(name) {
			if _, there := found[dir]; !there {
				found[dir] = deploy.Object{Kind: publish.Folder}
			}
		}
	}
	return found, nil
}

// Read implements [deploy.Store].
func (b *Bucket) Read(ctx context.Context, path string) ([]byte, deploy.Header, error) {
	o, err := b.client.GetObject(ctx, b.name, b.prefix+path, minio.GetObjectOptions{})
	if err != nil {
		return nil, deploy.Header{}, b.explain(err)
	}
	defer o.Close()
	data, err := io.ReadAll(o)
	if err != nil {
		return nil, deploy.Header{}, b.explain(err)
	}
	info, err := o.Stat()
	if err != nil {
		return nil, deploy.Header{}, b.explain(err)
	}
	h := deploy.Header{
		ContentType: info.ContentType, CacheControl: info.Metadata.Get("Cache-Control"), Encoding: info.Metadata.Get("Content-Encoding"),
		Redirect: info.Metadata.Get("X-Amz-Website-Redirect-Location"),
	}
	if h.Encoding != "gzip" {
		return data, h, nil
	}
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err == nil {
		data, err = io.ReadAll(z)
	}
	if err != nil { // it only says so
		return nil, h, nil
	}
	return data, h, nil
}

// Put implements [deploy.Store].
func (b *Bucket) Put(ctx context.Context, path string, data []byte, h deploy.Header) (mark string, err error) {
	return b.put(ctx, path, data, options(h))
}

// Create implements [deploy.Store]. A store that does not support the condition is asked
// first whether the file exists. Then two runs may both succeed, so the owner of a lock
// reads it again.
func (b *Bucket) Create(ctx context.Context, path string, data []byte) error {
	if _, err := b.client.StatObject(ctx, b.name, b.prefix+path, minio.StatObjectOptions{}); err == nil {
		return fs.ErrExist
	} else if err = b.explain(err); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	o := options(deploy.Header{})
	o.SetMatchETagExcept("*")
	_, err := b.put(ctx, path, data, o)
	if code := minio.ToErrorResponse(err).Code; code == "PreconditionFailed" || code == "ConditionalRequestConflict" {
		return fs.ErrExist
	}
	return err
}

// options leaves out the checksums that minio-go streams after the bytes: some stores
// would then send browsers an encoding that none of them knows.
func options(h deploy.Header) minio.PutObjectOptions {
	return minio.PutObjectOptions{
		ContentType: h.ContentType, CacheControl: h.CacheControl, ContentEncoding: h.Encoding, WebsiteRedirectLocation: h.Redirect,
		DisableContentSha256: true, SendContentMd5: true,
	}
}

func (b *Bucket) put(ctx context.Context, path string, data []byte, o minio.PutObjectOptions) (mark string, err error) {
	if o.ContentEncoding == "gzip" {
		var packed bytes.Buffer
		z, _ := gzip.NewWriterLevel(&packed, gzip.BestCompression)
		z.Write(data)
		z.Close()
		data = packed.Bytes()
	}
	info, err := b.client.PutObject(ctx, b.name, b.prefix+path, bytes.NewReader(data), int64(len(data)), o)
	return strings.Trim(info.ETag, `"`), b.explain(err)
}

// Rename implements [deploy.Store]. Object stores distinguish letter case, so it is never
// called.
func (b *Bucket) Rename(context.Context, string, string) error { return errors.ErrUnsupported }

// Remove implements [deploy.Store].
func (b *Bucket) Remove(ctx context.Context, path string) error {
	return b.explain(b.client.RemoveObject(ctx, b.name, b.prefix+path, minio.RemoveObjectOptions{}))
}

// Prune implements [deploy.Store]. There are no folders.
func (b *Bucket) Prune(context.Context, string) error { return nil }

// explain turns errors that callers decide on into those of this module.
func (b *Bucket) explain(err error) error {
	if err == nil {
		return nil
	}
	switch answer := minio.ToErrorResponse(err); {
	case answer.Code == "NoSuchKey":
		return fmt.Errorf("%w: %w", fs.ErrNotExist, err)
	case answer.StatusCode == http.StatusUnauthorized, answer.StatusCode == http.StatusForbidden:
		return &DeniedError{b.name, err}
	}
	return err
}
