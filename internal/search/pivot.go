package search

// frequent lists the most frequent characters of statutes, in order.
const frequent = "人民条第法行定应和当十规管理以政有者业关部或用门设会工一务市二机国建保本其事生作三不公地区员主责在施对制经等合产处位为物单可府发及安动四五上依全资由照出护构水进中实权级证监提方下院内并所他自时家通查任要体案按同品报得委成审准划期组违职标件议营大款交服情开六项收据利请县检立共信防化文办重督织相程向告代表取律分改社企计境使与供城展活场予性明例未七罚专学申技道执能运元外年日加决备调治教反车环批个采求后金八负受费列育质域源接限具量正范术农章入电确度商况指九持之止意书息过于置诉记害协省各强目路需根常百承险前新原村污统支造起医被财名乡令导预万结集基措知给高投料式除罪海放现格科许力从将复解面间是符益核销数修染系验气价直排土卫登养犯形障特刑认评损筑房节围察布效测无口担到因偿助适种参输疗传见停消配严急司举容点则健励义镇林济属算非态平网履究线住约药整装维必序救补托推居控变包校失纳选长转华禁果称总危税存际"

var frequency = func() (ranks [1 << 16]uint16) {
	for i := range ranks {
		ranks[i] = 1 << 15
	}
	n := uint16(0)
	for _, r := range frequent {
		ranks[r] = n
		n++
	}
	return ranks
}()

func rarity(r rune) uint16 {
	if r >= 1<<16 {
		return 1 << 15
	}
	return frequency[r]
}

// pivot returns the rarest character of a term; of two equally rare ones, the later in
// Unicode. It decides in which file the term is: neighbouring pairs share a character,
// often the rarer one, so a query of n characters needs about n/2 files.
func pivot(term []rune) rune {
	best := term[0]
	for _, r := range term[1:] {
		if a, b := rarity(r), rarity(best); a > b || a == b && r > best {
			best = r
		}
	}
	return best
}

// spread is a hash of a number, for distribution over files. Scripts compute the same.
func spread(n uint32) uint32 {
	n *= 2654435761
	return n>>16 ^ n&0xffff<<8
}

// spreadWord is spread for a word in Latin letters.
func spreadWord(word []rune) uint32 {
	n := uint32(0)
	for _, r := range word {
		n = n*31 + uint32(r)
	}
	return spread(n)
}
