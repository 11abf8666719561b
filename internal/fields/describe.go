package fields

import "reflect"

// Key is a key of a struct.
type Key struct {
	Path  string // "lists.size"; of a list of tables "facets.key"
	Takes Takes
}

// Takes is the kind of value that a key takes.
type Takes string

const (
	Text    Takes = "text"
	Number  Takes = "number"
	Boolean Takes = "boolean"
	Date    Takes = "date"   // with or without a time
	Amount  Takes = "amount" // a number, or a string with one
	Texts   Takes = "texts"  // a list
	Table   Takes = "table"
	Tables  Takes = "tables" // [[key]], any number of them
	Free    Takes = "free"   // a table with arbitrary keys
)

// Describe lists the keys of a struct in the order of its fields. The keys of a table
// follow the table.
func Describe(sample any) []Key { return describe("", shape{reflect.TypeOf(sample)}) }

func describe(above string, s shape) []Key {
	var out []Key
	for _, name := range s.keys() {
		below, _ := s.at(name)
		k := Key{Path: above + name, Takes: below.says()}
		out = append(out, k)
		if k.Takes == Table || k.Takes == Tables {
			out = append(out, describe(k.Path+".", below)...)
		}
	}
	return out
}

func (s shape) says() Takes {
	switch k := s.takes(); {
	case k.has(table) && s.free():
		return Free
	case k.only(table):
		return Table
	case k.only(list) && s.item().takes().only(table):
		return Tables
	case k.only(list):
		return Texts
	case k.only(moment):
		return Date
	case k.only(boolean):
		return Boolean
	case k.only(whole):
		return Number
	case k.has(whole) && k.has(text):
		return Amount
	}
	return Text
}
