package slug

import (
	"strings"
	"unicode/utf8"
)

// phrases maps words of law and administration to their syllables. It says two
// things: where a word begins and ends, and how a character with several
// readings is read in it. An entry of a single character changes the reading
// that the character has where no longer phrase covers it.
var phrases, longest = table(`
长 chang
重 zhong
调 diao
行 xing
还 hai
都 dou
得 de
地 de
着 zhe
了 le
的 de
为 wei
和 he
只 zhi
单 dan
会 hui
分 fen
处 chu
查 cha
种 zhong
当 dang
应 ying
给 gei
率 lv
律 lv
绿 lv
女 nv
旅 lv
履 lv

信访 xin fang
上访 shang fang
走访 zou fang
来信 lai xin
来访 lai fang
信访人 xin fang ren
信访局 xin fang ju
申请 shen qing
申诉 shen su
投诉 tou su
举报 ju bao
检举 jian ju
控告 kong gao
建议 jian yi
意见 yi jian
请求 qing qiu
诉求 su qiu
复查 fu cha
复核 fu he
复议 fu yi
行政 xing zheng
行为 xing wei
行使 xing shi
行业 hang ye
银行 yin hang
执行 zhi xing
施行 shi xing
现行 xian xing
履行 lv xing
法律 fa lv
律师 lv shi
法规 fa gui
法院 fa yuan
法治 fa zhi
法定 fa ding
普法 pu fa
宪法 xian fa
宪法日 xian fa ri
民法典 min fa dian
民法 min fa
刑法 xing fa
条例 tiao li
规定 gui ding
办法 ban fa
细则 xi ze
规章 gui zhang
制度 zhi du
政策 zheng ce
解读 jie du
解释 jie shi
调解 tiao jie
调解员 tiao jie yuan
调查 diao cha
调整 tiao zheng
调节 tiao jie
协调 xie tiao
仲裁 zhong cai
和解 he jie
听证 ting zheng
诉讼 su song
起诉 qi su
上诉 shang su
判决 pan jue
裁定 cai ding
裁决 cai jue
受理 shou li
登记 deng ji
转送 zhuan song
交办 jiao ban
督办 du ban
办理 ban li
处理 chu li
处分 chu fen
处罚 chu fa
处置 chu zhi
答复 da fu
回复 hui fu
反馈 fan kui
告知 gao zhi
送达 song da
公布 gong bu
公开 gong kai
公示 gong shi
事项 shi xiang
工作 gong zuo
许可 xu ke
中心 zhong xin
方式 fang shi
暴力 bao li
保护 bao hu
家庭 jia ting
中华 zhong hua
共和国 gong he guo
以案 yi an
说法 shuo fa
收到 shou dao
不予 bu yu
不服 bu fu
多长 duo chang
上一级 shang yi ji
公告 gong gao
通知 tong zhi
期限 qi xian
时限 shi xian
时效 shi xiao
延长 yan chang
长期 chang qi
县长 xian zhang
局长 ju zhang
市长 shi zhang
院长 yuan zhang
家长 jia zhang
成长 cheng zhang
增长 zeng zhang
重大 zhong da
重点 zhong dian
重要 zhong yao
重复 chong fu
重新 chong xin
重庆 chong qing
长沙 chang sha
工作日 gong zuo ri
年度 nian du
报告 bao gao
总结 zong jie
统计 tong ji
数据 shu ju
责任 ze ren
追责 zhui ze
权利 quan li
权益 quan yi
义务 yi wu
职责 zhi ze
渠道 qu dao
网上 wang shang
网络 wang luo
电话 dian hua
热线 re xian
书信 shu xin
材料 cai liao
证据 zheng ju
证明 zheng ming
流程 liu cheng
程序 cheng xu
步骤 bu zhou
指南 zhi nan
指引 zhi yin
须知 xu zhi
问答 wen da
案例 an li
宣传 xuan chuan
宣传日 xuan chuan ri
宣传周 xuan chuan zhou
传达 chuan da
活动 huo dong
专题 zhuan ti
服务 fu wu
机关 ji guan
机构 ji gou
部门 bu men
单位 dan wei
组织 zu zhi
政府 zheng fu
国务院 guo wu yuan
公安 gong an
公证 gong zheng
司法 si fa
司法所 si fa suo
检察院 jian cha yuan
监察 jian cha
监督 jian du
人民 ren min
群众 qun zhong
公民 gong min
居民 ju min
村民 cun min
村委会 cun wei hui
居委会 ju wei hui
农民工 nong min gong
欠薪 qian xin
工资 gong zi
劳动 lao dong
劳动者 lao dong zhe
合同 he tong
工伤 gong shang
社会保险 she hui bao xian
养老 yang lao
医疗 yi liao
教育 jiao yu
未成年人 wei cheng nian ren
老年人 lao nian ren
妇女 fu nv
儿童 er tong
残疾人 can ji ren
婚姻 hun yin
结婚 jie hun
离婚 li hun
继承 ji cheng
抚养 fu yang
赡养 shan yang
土地 tu di
征收 zheng shou
拆迁 chai qian
补偿 bu chang
赔偿 pei chang
救助 jiu zhu
援助 yuan zhu
物业 wu ye
交通事故 jiao tong shi gu
消费者 xiao fei zhe
诈骗 zha pian
反诈 fan zha
治安 zhi an
管理 guan li
安全 an quan
生产 sheng chan
环境 huan jing
会计 kuai ji
参与 can yu
给予 ji yu
予以 yu yi
应当 ying dang
不得 bu de
可以 ke yi
怎么 zen me
怎么办 zen me ban
怎样 zen yang
如何 ru he
什么 shen me
为什么 wei shen me
哪里 na li
哪些 na xie
多久 duo jiu
时间 shi jian
地点 di dian
能不能 neng bu neng
是否 shi fou
我们 wo men
关于 guan yu
联系 lian xi
网站 wang zhan
地图 di tu
首页 shou ye
隐私 yin si
修改 xiu gai
修订 xiu ding
修正案 xiu zheng an
废止 fei zhi
实施 shi shi
全文 quan wen
目录 mu lu
词汇 ci hui
术语 shu yu
蓝山县 lan shan xian
蓝山 lan shan
全国 quan guo
国家 guo jia
中国 zhong guo
`)

func table(lines string) (map[string]word, int) {
	m, longest := map[string]word{}, 0
	for line := range strings.Lines(lines) {
		if f := strings.Fields(line); len(f) > 0 {
			m[f[0]] = f[1:]
			longest = max(longest, utf8.RuneCountInString(f[0]))
		}
	}
	return m, longest
}
