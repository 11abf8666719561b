package fields

import "strings"

// chinese maps Chinese names to keys. Which key is meant depends on the table: 名称 is the
// title of a page and the name of an organisation.
var chinese = map[string][]string{
	// Pages.
	"标题": {"title"}, "题目": {"title"}, "名称": {"title", "name", "site_name"},
	"网址名": {"slug"}, "文件名": {"slug"},
	"类型": {"type"}, "类别": {"type"},
	"日期": {"date", "written"}, "发布日期": {"date"}, "发布时间": {"date"}, "时间": {"date"}, "发表日期": {"date"},
	"更新": {"updated"}, "更新日期": {"updated"}, "更新时间": {"updated"}, "修改日期": {"updated"},
	"过期": {"expires"}, "过期日期": {"expires"}, "截止日期": {"expires"}, "到期": {"expires"}, "失效日期": {"expires"}, "下线日期": {"expires"},
	"草稿": {"draft"}, "权重": {"weight"}, "顺序": {"weight"}, "排序": {"weight", "sort_key"}, "排序字": {"sort_key"},
	"摘要": {"summary"}, "简介": {"summary"}, "概要": {"summary"}, "导语": {"summary"},
	"关键词": {"keywords", "column_keywords"}, "关键字": {"keywords", "column_keywords"}, "标签": {"tags", "label"},
	"作者": {"author"}, "责任编辑": {"author"}, "来源": {"source"}, "出处": {"source"},
	"图片": {"image"}, "配图": {"image"}, "封面": {"image"}, "旧网址": {"aliases"}, "别名": {"aliases"},
	"文件": {"document"}, "公文": {"document"}, "要点": {"facts"},
	"栏目类型": {"column_type"}, "栏目关键词": {"column_keywords"},
	// Parts of a page's tables.
	"索引号": {"index"}, "发文字号": {"number"}, "文号": {"number"}, "发文机关": {"issuer"}, "发布机构": {"issuer"},
	"成文日期": {"written"}, "主题分类": {"subject"}, "主题": {"subject", "theme"}, "有效性": {"validity"}, "效力": {"validity"},
	"项目": {"label"}, "数值": {"value"}, "内容": {"value"}, "值": {"value"}, "说明": {"note"}, "备注": {"note"}, "单位": {"unit"},
	"页面": {"page"}, "答案": {"answer"}, "回答": {"answer"},
	// Settings.
	"网址": {"base_url", "slug", "page"}, "语言": {"language"}, "时区": {"timezone"}, "地址形式": {"addresses"},
	"主办单位": {"organization", "name"}, "地址": {"address"}, "电话": {"phone"}, "联系电话": {"phone"}, "办公时间": {"hours"}, "工作时间": {"hours"},
	"网上渠道": {"online"}, "查询办法": {"progress"}, "查进度": {"progress"},
	"核对日期": {"contact_checked"}, "找错": {"report_error_url"}, "政府网站": {"government"}, "启用": {"enabled"},
	"网站名称": {"site_name", "title"}, "域名": {"site_domain"}, "网站域名": {"site_domain"}, "标识码": {"site_id_code"}, "网站标识码": {"site_id_code"},
	"备案号": {"icp"}, "公安备案": {"police_record"}, "菜单": {"menu"}, "审核": {"review"}, "阶段": {"stages"}, "环节": {"stages"},
	"必须": {"required"}, "搜索": {"search"}, "同义词": {"synonyms"}, "参数": {"params"}, "容器": {"containers"},
}

// foreign maps keys of other generators to ours.
var foreign = map[string]string{
	"lastmod": "updated", "modified": "updated", "last_modified": "updated",
	"description": "summary", "excerpt": "summary", "abstract": "summary",
	"publishdate": "date", "pubdate": "date", "created": "date", "published": "date",
	"expirydate": "expires", "expire": "expires", "categories": "tags", "category": "tags", "tag": "tags", "keyword": "keywords",
	"authors": "author", "baseurl": "base_url", "languagecode": "language", "url": "slug", "permalink": "slug", "cover": "image", "alias": "aliases",
}

// translate returns the key, among keys, for a Chinese name or a name of another
// generator; "" = none.
func translate(name string, keys []string) string {
	names := chinese[strings.Join(strings.Fields(name), "")]
	if k, ok := foreign[strings.ToLower(name)]; ok {
		names = []string{k}
	}
	for _, n := range names {
		for _, k := range keys {
			if n == k {
				return k
			}
		}
	}
	return ""
}
