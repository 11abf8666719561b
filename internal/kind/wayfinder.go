package kind

import (
	"pufa/internal/diag"
	"pufa/internal/plan"
	"pufa/internal/search"
	"pufa/internal/view"
	"pufa/internal/wayfinder"
)

var wayfinderKind = Kind{
	Name: "wayfinder", ZH: "指路", EN: "wayfinder",
	Own:  true,
	View: view.Wayfinder{},
	Read: wayfinder.Parse,
	Plan: plan.Kind{View: plan.Wayfinder, Below: plan.BelowWayfinder, Found: search.Guide, Parts: true},
	Help: diag.Entry{
		ZH: diag.Text{Message: "指路：答几个问题，找到该去的门", Hint: "新建一页指路：一问一问地分，分到该找谁。走不到、断了头、绕回去，程序都会说。\n例如：pufa new wayfinder zhinan/我的事该找谁"},
		EN: diag.Text{Message: "a few questions that lead to the right door", Hint: "Makes a wayfinder: each answer leads to the next question, or to who handles the matter. Dead ends, loops and unreachable parts are reported.\nExample: pufa new wayfinder \"guides/Who handles my matter\""},
	},
}
