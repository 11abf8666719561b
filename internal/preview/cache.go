package preview

import (
	"slices"
	"sync"
)

// pageCache holds the pages requested last: to answer again without rendering while
// nothing has changed, and to have something to show while a page cannot be rendered.
type pageCache struct {
	mu    sync.Mutex
	pages []cachedPage // the latest last
}

type cachedPage struct {
	name   string
	number int // of the compilation
	page
}

const (
	cachedPages = 64
	cachedBytes = 64 << 20
	anyNumber   = -1
)

func newPageCache() *pageCache { return &pageCache{} }

func (c *pageCache) get(name string, number int) (page, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for i := len(c.pages) - 1; i >= 0; i-- {
		if p := c.pages[i]; p.name == name && (number == anyNumber || p.number == number) {
			return p.page, true
		}
	}
	return page{}, false
}

func (c *pageCache) put(name string, number int, p page) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !p.found {
		c.drop(name)
		return
	}
	if i := slices.IndexFunc(c.pages, func(e cachedPage) bool { return e.name == name }); i >= 0 {
		if c.pages[i].number > number {
			return // a later compilation was quicker
		}
		c.pages = slices.Delete(c.pages, i, i+1)
	}
	c.pages = append(c.pages, cachedPage{name, number, p})
	size := 0
	for i := len(c.pages) - 1; i >= 0; i-- {
		if size += len(c.pages[i].data); i < len(c.pages)-1 && size > cachedBytes || len(c.pages)-i > cachedPages {
			c.pages = slices.Delete(c.pages, 0, i+1)
			return
		}
	}
}

// drop removes a deleted page. The caller holds mu.
func (c *pageCache) drop(name string) {
	c.pages = slices.DeleteFunc(c.pages, func(e cachedPage) bool { return e.name == name })
}

// pictureCache holds pictures, which are slow to make, by a key of what their bytes
// depend on.
type pictureCache struct {
	mu    sync.Mutex
	order []string // the latest last
	data  map[string][]byte
	size  int
}

const pictureBytes = 32 << 20

func newPictureCache() *pictureCache { return &pictureCache{data: map[string][]byte{}} }

func (c *pictureCache) get(key string) ([]byte, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	data, ok := c.data[key]
	return data, ok
}

func (c *pictureCache) put(key string, data []byte) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if _, ok := c.data[key]; ok || len(data) > pictureBytes/4 {
		return
	}
	c.data[key] = data
	c.order = append(c.order, key)
	for c.size += len(data); c.size > pictureBytes; {
		c.size -= len(c.data[c.order[0]])
		delete(c.data, c.order[0])
		c.order = slices.Delete(c.order, 0, 1)
	}
}
