package diag

var buildTexts = map[string]Entry{
	"build/no-config": {Severity: Error, For: Technician,
		ZH: Text{"这个文件夹里没有 config.toml，不是一个网站", "先进入网站的文件夹；要新建网站，运行 pufa new site 文件夹名"},
		EN: Text{"there is no config.toml here, so this folder is not a site", "go to the site's folder first; to begin a site, run pufa new site FOLDER"}},
	"build/no-content": {Severity: Error, For: Technician,
		ZH: Text{"没有 content 文件夹，或者里面没有页面", "把文章放进 content 文件夹，首页写在 content/_index.md"},
		EN: Text{"there is no content folder, or it has no pages", "put pages into the folder content; the home page is content/_index.md"}},
	"build/unknown-theme": {Severity: Error, For: Technician,
		ZH: Text{"没有名叫“{1}”的主题", "现有的主题：{2}；自己做的放进 themes/{1} 文件夹"},
		EN: Text{"there is no theme called “{1}”", "the themes are {2}; put a theme of your own into the folder themes/{1}"}},
	"build/theme-incomplete": {For: Technician,
		ZH: Text{Message: "主题写了 complete = true，却没有 {1}.html", Hint: "补上 {1}.html；或者删掉 complete = true，缺的就用默认主题的"},
		EN: Text{Message: "the theme says complete = true but has no {1}.html", Hint: "add {1}.html; or delete complete = true, so that missing templates come from the default theme"},
	},
	"build/misspelt-theme": {Severity: Error, For: Technician,
		ZH: Text{"没有名叫“{1}”的主题", "改成：theme = \"{2}\""},
		EN: Text{"there is no theme called “{1}”", "write: theme = \"{2}\""}},
	"build/bad-base-url": {Severity: Error, For: Technician,
		ZH: Text{"--base-url 的“{1}”不是网站文件夹的完整网址", "改成 {2}"},
		EN: Text{"“{1}”, given as --base-url, is not the full address of a folder", "write {2}"}},
}
