package markdown

import "reflect"

// A kind's front matter is flat: texts, numbers, and lists of tables of them.

// eachText calls do for each text of a kind's front matter, with its key.
func eachText(front reflect.Value, at string, do func(key, text string)) {
	for i := range front.NumField() {
		key, value := at+front.Type().Field(i).Tag.Get("toml"), front.Field(i)
		switch {
		case value.Kind() == reflect.String:
			do(key, value.String())
		case value.Kind() == reflect.Slice && value.Type().Elem().Kind() == reflect.Struct:
			for n := range value.Len() {
				eachText(value.Index(n), key+"["+itoa(n)+"].", do)
			}
		}
	}
}

// published returns a copy of a kind's front matter without what is still to be
// filled in: the text or, if a table would say nothing without it, the table.
func published(front reflect.Value) reflect.Value {
	out := reflect.New(front.Type()).Elem()
	out.Set(front)
	for i := range out.NumField() {
		value := out.Field(i)
		switch {
		case value.Kind() == reflect.String && unfilledIn(value.String()):
			value.SetZero()
		case value.Kind() == reflect.Slice && value.Type().Elem().Kind() == reflect.Struct:
			kept := reflect.Zero(value.Type())
			for n := range value.Len() {
				whole := true
				eachText(value.Index(n), "", func(_, text string) { whole = whole && !unfilledIn(text) })
				if whole {
					kept = reflect.Append(kept, value.Index(n))
				}
			}
			value.Set(kept)
		}
	}
	return out
}
