package diag

// publishTexts are the refusals of package publish, which does not use diag: package
// press turns its errors into these, and package cli those that are not the author's
// mistake (busy, in-use). {1} is the output folder unless noted.
var publishTexts = map[string]Entry{
	"publish/address-moved": {Warning, Writer,
		Text{"这一页的网址从 {1} 变成了 {2}，旧网址打不开了", "在这一页的开头写 aliases = [\"/{1}\"]，旧网址就会跳过来"},
		Text{"this page moved from {1} to {2}; the old address is gone", "write aliases = [\"/{1}\"] in the page's front matter, and the old address redirects here"}},
	"publish/address-gone": {Warning, Writer,
		Text{"以前发布过的 {1} 没有了，打开旧网址的人看不到这一页", "内容并到了别的页面的，在那一页的开头写 aliases = [\"/{1}\"]；确实不要了，不用管"},
		Text{"{1} was published and is gone; its readers find nothing", "if its content is on another page now, write aliases = [\"/{1}\"] in that page's front matter"}},
	"publish/addresses-switched": {Warning, Technician,
		Text{"网址形式换了，{1} 个旧网址打不开了", "改回原来的 addresses；一定要换，让管服务器的同事把旧网址转到新网址（…/名字.html 和 …/名字/ 一一对应）"},
		Text{"the form of addresses has changed; {1} old ones are gone", "set addresses back, or have the server redirect them: …/name.html and …/name/ correspond one to one"}},
	"publish/equals-source": {For: Technician, // {2} the source folder
		ZH: Text{"输出文件夹 {1} 就是存放原稿的文件夹，生成网页会弄乱原稿", "用 -o 换一个文件夹，例如 -o public"},
		EN: Text{"The output folder {1} is the folder of your own texts; pages written there would mix with them", "Choose another folder with -o, for example -o public"},
	},
	"publish/contains-source": {For: Technician, // {2} the source folder
		ZH: Text{"输出文件夹 {1} 里有存放原稿的文件夹 {2}", "用 -o 换一个单独的文件夹，例如 -o public"},
		EN: Text{"The output folder {1} contains {2}, a folder of your own texts", "Choose a folder of its own with -o, for example -o public"},
	},
	"publish/inside-source": {For: Technician, // {2} the source folder
		ZH: Text{"输出文件夹 {1} 在存放原稿的文件夹 {2} 里面，下次生成时网页会被当成原稿", "用 -o 换一个放在它外面的文件夹，例如 -o public"},
		EN: Text{"The output folder {1} is in {2}, a folder of your own texts; the next build would read the pages as texts", "Choose a folder outside it with -o, for example -o public"},
	},
	"publish/not-a-folder": {For: Technician,
		ZH: Text{"{1} 不是文件夹，网页没有地方放", "给这个文件改名或把它移走，或者用 -o 换一个文件夹"},
		EN: Text{"{1} is not a folder, so pages cannot go there", "Rename or move that file, or choose another folder with -o"},
	},
	"publish/output-link": {For: Technician, // {2} the target of the link
		ZH: Text{"输出文件夹 {1} 是一个链接，指向 {2}；网页不会写到链接指向的地方", "网页要放在那里，就用 -o 直接写那个文件夹；不要的话，删掉这个链接，再运行一次"},
		EN: Text{"The output folder {1} is a link that leads to {2}; pages are not written through links", "If you want the pages there, name that folder with -o; otherwise delete the link and run again"},
	},
	"publish/home-folder": {For: Technician,
		ZH: Text{"{1} 是您自己的主文件夹，网页放在这里会和别的文件混在一起", "用 -o 换一个单独的文件夹，例如 -o public"},
		EN: Text{"{1} is your home folder; pages would mix with everything in it", "Choose a folder of its own with -o, for example -o public"},
	},
	"publish/repository": {For: Technician,
		ZH: Text{"{1} 归版本管理程序 git 使用，不能用来放网页", "用 -o 换一个单独的文件夹，例如 -o public；要把网页存进另一个仓库，先生成到 public，再复制过去"},
		EN: Text{"{1} belongs to a git repository and cannot be used for pages", "Choose a folder of its own with -o, for example -o public; to keep pages in another repository, build to public and copy them"},
	},
	"publish/foreign-files": {For: Technician, // {2} how many, {3} their names
		ZH: Text{"输出文件夹 {1} 里有 {2} 个文件不是本程序生成的，网站却要用它们的位置：{3}", "还要用的，先移到别处；不要的，删掉。也可以用 -o 换一个文件夹。什么都没有改动"},
		EN: Text{"The output folder {1} contains {2} files that pufa did not make, in places that the site needs: {3}", "Move those you need elsewhere and delete the others, or choose another folder with -o. Nothing was changed"},
	},
	"publish/odd-files": {For: Technician, // {2} how many, {3} their names
		ZH: Text{"输出文件夹 {1} 里有 {2} 处不是普通的文件或者文件夹，而是链接、管道或者设备，网站却要用它们的位置：{3}", "把它们移走或者删掉，再运行一次，也可以用 -o 换一个文件夹。什么都没有改动"},
		EN: Text{"The output folder {1} contains {2} links, pipes or devices, in places that the site needs for files: {3}", "Move them away or delete them and run again, or choose another folder with -o. Nothing was changed"},
	},
	"publish/many-gone": {For: Technician, // {2} how many pages, {3} of how many, {4} their names
		ZH: Text{"这次生成会从 {1} 删去原有 {3} 个网页中的 {2} 个：{4}", "先看看 content 文件夹是否完整、是否选对了网站；确实要删，加上 --yes 再运行一次。什么都没有改动"},
		EN: Text{"This build would remove {2} of the {3} pages in {1}: {4}", "Check that the content folder is complete and the right one; to remove the pages, run again with --yes. Nothing was changed"},
	},
	"publish/busy": {For: Technician,
		ZH: Text{"另一个窗口里正在生成或刚刚生成了同一个网站（{1}）", "等它结束，再运行一次。什么都没有改动"},
		EN: Text{"The same site is being built, or has just been built, in another window ({1})", "Wait until that has finished and run again. Nothing was changed"},
	},
	"publish/busy-process": {For: Technician, // {2} the number of the other process
		ZH: Text{"另一个窗口里正在生成同一个网站（{1}，进程号 {2}）", "等它结束再运行；若找不到那个窗口，可在任务管理器里按进程号结束它"},
		EN: Text{"The same site is being built in another window ({1}, process {2})", "Wait until it has finished; if you cannot find that window, end the process by its number in the task manager"},
	},
	"publish/in-use": {For: Technician, // {1} the file
		ZH: Text{"文件 {1} 换不上新的，可能正被别的程序打开", "关掉打开它的程序（浏览器、编辑器、杀毒软件等），再运行一次；运行成功后网站就是完整的"},
		EN: Text{"The file {1} cannot be replaced; it may be open in another program", "Close that program (browser, editor, virus scanner), then run again to complete the site"},
	},
	"publish/source-gone": {For: Technician, // {1} the file
		ZH: Text{"正要用到 {1}，它却不见了", "可能有人正在移动、改名或同步文件；等这些做完，再运行一次"},
		EN: Text{"{1} existed a moment ago and is gone", "Somebody may be moving, renaming or syncing files; when that is done, run again"},
	},
	"publish/manifest-unread": {
		Severity: Warning, For: Technician,
		ZH: Text{"{1} 里的清单 .pufa-manifest 损坏了，或者不是本程序写的，分不清哪些文件是以前生成的", "这次不会删除任何旧文件；若里面全是本程序生成的，最简单的办法是删掉整个文件夹，再运行一次"},
		EN: Text{"The list .pufa-manifest in {1} is damaged or not from pufa, so it is unclear which files are from earlier builds", "No old file is deleted this time; if pufa made everything in the folder, delete the folder and run again"},
	},
	"publish/replaced": { // {2} the files
		Severity: Warning, For: Technician,
		ZH: Text{"{1} 里有文件被人直接改过，改动已被新生成的网页盖掉：{2}", "请修改 content 里的原稿，不要直接改生成的网页"},
		EN: Text{"Files in {1} had been changed by hand; the new pages have replaced them: {2}", "Change the texts in content, not the finished pages"},
	},
	"publish/left": { // {2} the files
		Severity: Warning, For: Technician,
		ZH: Text{"{1} 里有文件被人直接改过，网站已不再需要它们，但没有替您删除：{2}", "看一看里面的改动是否还要，不要就自己删掉"},
		EN: Text{"Files in {1} had been changed by hand; the site no longer needs them, but they were not deleted: {2}", "Check whether you need the changes; if not, delete the files"},
	},
}
