package diag

// deployTexts are the texts of package cli about deployments. {1} is the target's name
// unless noted.
var deployTexts = map[string]Entry{
	"deploy/no-targets": {For: Technician,
		ZH: Text{"config.toml 里还没有上传目标", "加一段 [[deploy]]，写法见 pufa help deploy"},
		EN: Text{"config.toml has no deployment target", "add a [[deploy]], see pufa help deploy"},
	},
	"deploy/no-target": {For: Technician, // {2} the existing ones
		ZH: Text{"没有名为“{1}”的上传目标", "config.toml 的 [[deploy]] 里有：{2}；缺了内容的目标不能用"},
		EN: Text{"there is no deployment target “{1}”", "config.toml has these [[deploy]]: {2}; an incomplete one cannot be used"},
	},
	"deploy/placeholders": {For: Technician, // {1} how many
		ZH: Text{"有 {1} 处还是“待填”，没有上传", "按上面的提示换成真实内容；确实要先上传，加上 --allow-placeholders"},
		EN: Text{"{1} placeholders are left, so nothing was sent", "fill them in as listed above; to deploy anyway, add --allow-placeholders"},
	},
	"deploy/no-base-url": {For: Technician, // {1} the setting
		ZH: Text{"没有写 base_url，不知道网站放在哪个路径下，做不出 redirects = \"{1}\" 的跳转清单", "在 config.toml 里加一行 base_url = \"https://www.example.gov.cn/pufa/\"，换成网站真正的网址"},
		EN: Text{"without base_url the path of the site is not known, so the list for redirects = \"{1}\" cannot be made", "add base_url = \"https://www.example.gov.cn/pufa/\" to config.toml, with the site's real address"},
	},
	"deploy/foreign-files": {For: Technician, // {2} how many, {3} their names
		ZH: Text{"“{1}”那里有 {2} 个文件不是本程序上传的，网站却要用它们的位置：{3}", "还要用的，先移到别处；不要的，删掉。也可以在 [[deploy]] 里换一个文件夹。什么都没有改动"},
		EN: Text{"“{1}” contains {2} files that pufa did not send, in places that the site needs: {3}", "move those you need elsewhere and delete the others, or choose another folder in [[deploy]]. Nothing was changed"},
	},
	"deploy/odd-files": {For: Technician, // {2} how many, {3} their names
		ZH: Text{"“{1}”那里有 {2} 处不是普通的文件或者文件夹，而是链接之类，网站却要用它们的位置：{3}", "把它们移走或者删掉，再运行一次。什么都没有改动"},
		EN: Text{"“{1}” contains {2} links or the like in places that the site needs for files: {3}", "move them away or delete them and run again. Nothing was changed"},
	},
	"deploy/many-gone": {For: Technician, // {2} how many pages, {3} of how many, {4} their names
		ZH: Text{"这次上传会从“{1}”删去原有 {3} 个网页中的 {2} 个：{4}", "先看看 content 文件夹是否完整、目标是否选对；确实要删，加上 --yes 再运行一次。什么都没有改动"},
		EN: Text{"this would remove {2} of the {3} pages at “{1}”: {4}", "check that the content folder is complete and the target is the right one; to remove the pages, run again with --yes. Nothing was changed"},
	},
	"deploy/busy": {For: Technician, // {2} the machine, {3} the process, {4} the time
		ZH: Text{"有人正在往“{1}”上传（电脑 {2}，进程号 {3}，最近一次动作在 {4}）", "等那边结束，再运行一次。那边若已经断掉，十分钟以后就能接着上传"},
		EN: Text{"somebody is deploying to “{1}” (machine {2}, process {3}, last active at {4})", "wait until that has finished and run again. If it was cut off, you can continue after ten minutes"},
	},
	"deploy/host-unknown": {For: Technician, // {1} the host, {2} the fingerprint
		ZH: Text{"还不认识服务器 {1}，没有连接。它出示的指纹是 {2}", "向服务器管理员核对这个指纹（打电话，不要只看邮件）；对得上，就在 [[deploy]] 里加一行 host_key = \"{2}\""},
		EN: Text{"the server {1} is not known, so nothing was sent. The fingerprint that it showed is {2}", "compare the fingerprint with the one that the server's administrator tells you (by telephone, not only by mail); if they agree, add host_key = \"{2}\" to [[deploy]]"},
	},
	"deploy/host-changed": {For: Technician, // {1} the host, {2} the fingerprint
		ZH: Text{"服务器 {1} 的指纹变了，没有连接：可能换了机器，也可能有人冒充。它现在出示的是 {2}", "向服务器管理员问清楚；确实换过，再改 host_key，或者改 known_hosts 文件里的那一行"},
		EN: Text{"the server {1} shows a different fingerprint from before, so nothing was sent: it may have been replaced, or somebody may be impersonating it. It shows {2}", "ask the server's administrator; if it was replaced, change host_key, or the line in the file known_hosts"},
	},
	"deploy/no-secret": {For: Technician, // {1} a variable
		ZH: Text{"需要密码或者密钥，这里没有人能输入", "在终端里直接运行，按提示输入；自动运行时放进环境变量 {1}，不要写进 config.toml"},
		EN: Text{"a password or key is needed, but nobody can type it here", "run it in a terminal and type it; for automatic runs, put it into the environment variable {1}, not into config.toml"},
	},
	"deploy/denied": {For: Technician, // {1} who or what denies, {2} its words
		ZH: Text{"{1} 不接受这个账号：{2}", "核对用户名、密码、密钥文件和权限"},
		EN: Text{"{1} does not accept this account: {2}", "check the user name, password, key file and permissions"},
	},
	"deploy/unreachable": {For: Technician, // {2} what the system says
		ZH: Text{"连不上“{1}”：{2}", "看看网络通不通，[[deploy]] 里的地址和端口对不对"},
		EN: Text{"“{1}” cannot be reached: {2}", "check the network, and the address and port in [[deploy]]"},
	},
	"deploy/interrupted": {For: Technician,
		ZH: Text{"往“{1}”上传时中断了，已经传上去的网页照常能看", "再运行一次，会接着上传"},
		EN: Text{"the deployment to “{1}” was interrupted; the site works as far as it has arrived", "run it again: it continues where it stopped"},
	},
	"deploy/zip-occupied": {For: Technician,
		ZH: Text{"“{1}”已经有了，而且不是压缩包，没有覆盖它", "把它移走，或者在 config.toml 的 [[deploy]] 里换一个 path"},
		EN: Text{"“{1}” exists and is no archive; it was not replaced", "move it away, or choose another path in [[deploy]] of config.toml"},
	},
	"deploy/zip-inside": {For: Technician, // {2} the folder
		ZH: Text{"压缩包不能放在“{1}”：它在“{2}”里面，那里放的是原稿或者成品", "在 config.toml 的 [[deploy]] 里换一个 path，例如 path = \"pufa.zip\""},
		EN: Text{"the archive cannot be at “{1}”: it lies in “{2}”, which is for your texts or for the finished site", "choose another path in [[deploy]] of config.toml, such as path = \"pufa.zip\""},
	},
	"deploy/failed": {For: Technician, // {2} what the system says
		ZH: Text{"往“{1}”上传没有做完：{2}", "已经传上去的网页照常能看。问题排除以后再运行一次，会接着上传"},
		EN: Text{"the deployment to “{1}” did not finish: {2}", "the site works as far as it has arrived. Remove the cause and run it again: it continues where it stopped"},
	},
	"deploy/manifest-unread": {
		Severity: Warning, For: Technician,
		ZH: Text{"“{1}”那里的清单 .pufa-manifest 损坏了，或者不是本程序写的，分不清哪些文件是以前上传的", "这次没有删除任何旧文件；那里多出来的旧网页要自己删"},
		EN: Text{"the list .pufa-manifest at “{1}” is damaged or not from pufa, so it is unclear which files were sent earlier", "no old file was removed this time; delete old pages there yourself"},
	},
	"deploy/replaced": { // {2} the files
		Severity: Warning, For: Technician,
		ZH: Text{"“{1}”那里有文件被人直接改过，改动已被新网页盖掉：{2}", "请修改 content 里的原稿，不要直接改服务器上的网页"},
		EN: Text{"files at “{1}” had been changed there; the new pages have replaced them: {2}", "change the texts in content, not the pages on the server"},
	},
	"deploy/left": { // {2} the files
		Severity: Warning, For: Technician,
		ZH: Text{"“{1}”那里有文件被人直接改过，网站已不再需要它们，但没有替您删除：{2}", "看一看里面的改动是否还要，不要就自己删掉"},
		EN: Text{"files at “{1}” had been changed there; the site no longer needs them, but they were not deleted: {2}", "check whether you need the changes; if not, delete the files"},
	},
}

// deployExample shows each kind of target.
const deployExample = `[[deploy]]
name = "jiaopan"               # pufa deploy jiaopan
kind = "zip"
path = "pufa.zip"
[[deploy]]
name = "gongxiang"
kind = "folder"
path = "//server/www/pufa"
[[deploy]]
name = "zhengshi"
kind = "sftp"
host = "www.example.gov.cn"
user = "web"
path = "/var/www/pufa"
redirects = "nginx"
[[deploy]]
name = "yun"
kind = "s3"
endpoint = "https://s3.example.com"
bucket = "pufa"
gzip = true
`

// nightlyRecipes run a deployment every night: by cron, systemd and Windows.
const nightlyRecipes = `crontab -e
  10 0 * * * /usr/local/bin/pufa deploy zhengshi -s /srv/pufa

/etc/systemd/system/pufa.service
  [Service]
  Type=oneshot
  ExecStart=/usr/local/bin/pufa deploy zhengshi -s /srv/pufa
  EnvironmentFile=-/etc/pufa.env
/etc/systemd/system/pufa.timer
  [Timer]
  OnCalendar=*-*-* 00:10:00
  Persistent=true
  [Install]
  WantedBy=timers.target
systemctl enable --now pufa.timer

schtasks /Create /TN pufa /SC DAILY /ST 00:10 /TR "C:\pufa\pufa.exe deploy zhengshi -s C:\pufa\site"`
