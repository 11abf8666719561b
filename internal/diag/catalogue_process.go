package diag

var processTexts = map[string]Entry{
	"process/too-few": {Severity: Error, For: Writer,
		ZH: Text{"办事步骤页里只有 {1} 步", "每一步写一个二级标题：“## 受理 {#shouli}”，至少两步"},
		EN: Text{"this process has {1} steps", "write a heading of level 2 for each step, “## Acceptance {#acceptance}”, at least two"}},
	"site/step-not-found": {Severity: Error, For: Writer,
		ZH: Text{"step 写的“{1}”找不到", "写步骤页的文件名和那一步的编号，例如 step = \"liucheng.md#shouli\"；文件名从这个文件所在的文件夹写起"},
		EN: Text{"step names “{1}”, which does not exist", "write the file of the process and the id of the step, such as step = \"process.md#acceptance\"; paths start at the folder of this file"}},
	"site/step-not-process": {Severity: Error, For: Writer,
		ZH: Text{"step 写的“{1}”不是办事步骤页", "步骤页的开头要写 type = \"process\""},
		EN: Text{"step names “{1}”, which is not a process", "a page with the steps of a process has type = \"process\""}},
	"site/step-unknown": {Severity: Error, For: Writer,
		ZH: Text{"“{1}”里没有“{2}”这一步", "可以写的有：{3}"},
		EN: Text{"“{1}” has no step “{2}”", "its steps are {3}"}},
}
