package search

import "testing"

func TestACostIsThatOfTheFiles(t *testing.T) {
	files := build(sample())
	c := CostOf(files, words())
	all := int64(0)
	for _, data := range files {
		all += int64(len(data))
	}
	least := compressed(files["core.js"])
	if c.Files != len(files) || c.Bytes != all || c.First <= least || c.First > int(all) {
		t.Errorf("%+v of %d files, %d bytes; the core alone has %d", c, len(files), all, least)
	}
	if c := CostOf(nil, nil); c != (Cost{}) {
		t.Errorf("of nothing: %+v", c)
	}
}
