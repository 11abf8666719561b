package kind

import (
	"pufa/internal/diag"
	"pufa/internal/plan"
	"pufa/internal/process"
	"pufa/internal/search"
	"pufa/internal/view"
)

var processKind = Kind{
	Name: "process", ZH: "办事步骤", EN: "process",
	Own:  true,
	View: view.Process{},
	Read: process.Parse,
	Plan: plan.Kind{View: plan.Process, Found: search.Guide, Parts: true, Shows: plan.ProcessShows},
	Help: diag.Entry{
		ZH: diag.Text{Message: "办事步骤：一步一步到哪里了", Hint: "新建一页步骤：一个二级标题就是一步。别的页在开头写 step = \"文件名.md#编号\"，页首就标出办到哪一步。\n例如：pufa new process zhinan/从提出到复核"},
		EN: diag.Text{Message: "the steps of a process", Hint: "Makes a page of steps, one for each heading of level 2. Other pages say step = \"file.md#id\" and show where in the process they belong.\nExample: pufa new process \"guides/From petition to answer\""},
	},
}
