//! Which bundled face has which character: the one answer for window, paper and spreadsheets.

use std::sync::LazyLock;

use super::Face;

/// One bit a code point up to U+3FFFF, beyond which no character is assigned that a name could hold.
struct Coverage(Vec<u64>);

impl Coverage {
    const END: u32 = 0x4_0000;

    /// An unreadable file covers nothing, so its text falls back and nothing is drawn as a blank.
    fn of(face: Face) -> Self {
        let mut bits = vec![0; Self::END as usize / 64];
        let font = ttf_parser::Face::parse(face.bytes(), 0).ok();
        if let Some(cmap) = font.and_then(|font| font.tables().cmap) {
            for table in cmap.subtables.into_iter().filter(|table| table.is_unicode()) {
                table.codepoints(|code| {
                    if code < Self::END && table.glyph_index(code).is_some_and(|glyph| glyph.0 != 0) {
                        bits[code as usize / 64] |= 1 << (code % 64);
                    }
                });
            }
        }
        Self(bits)
    }

    fn has(&self, c: char) -> bool {
        let code = u32::from(c) as usize;
        self.0.get(code / 64).is_some_and(|word| word >> (code % 64) & 1 == 1)
    }
}

fn coverage(face: Face) -> &'static Coverage {
    static SANS: LazyLock<Coverage> = LazyLock::new(|| Coverage::of(Face::Sans));
    static SANS_BOLD: LazyLock<Coverage> = LazyLock::new(|| Coverage::of(Face::SansBold));
    static SERIF: LazyLock<Coverage> = LazyLock::new(|| Coverage::of(Face::Serif));
    static SERIF_BOLD: LazyLock<Coverage> = LazyLock::new(|| Coverage::of(Face::SerifBold));
    static KAI: LazyLock<Coverage> = LazyLock::new(|| Coverage::of(Face::Kai));
    match face {
        Face::Sans => &SANS,
        Face::SansBold => &SANS_BOLD,
        Face::Serif => &SERIF,
        Face::SerifBold => &SERIF_BOLD,
        Face::Kai => &KAI,
    }
}

/// Whether `face` draws `c`. Line breaks, tabs and other control characters are drawn by no face.
pub fn covers(face: Face, c: char) -> bool {
    coverage(face).has(c)
}

/// The face that draws `c` where `wanted` is asked for: itself, else [`Face::Serif`], else none.
pub fn face_for(wanted: Face, c: char) -> Option<Face> {
    [wanted, Face::Serif].into_iter().find(|face| covers(*face, c))
}

/// The characters of `text` that no bundled face has, each once, in order of first appearance.
///
/// Control characters (line breaks, tabs) are layout and never missing. Empty means that the text can be
/// shown in the window and printed on any form.
pub fn missing(text: &str) -> Vec<char> {
    let mut found = Vec::new();
    for c in text.chars().filter(|c| !c.is_control()) {
        if !Face::ALL.iter().any(|face| covers(*face, c)) && !found.contains(&c) {
            found.push(c);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 通用规范汉字表 (2013): the 8105 characters of names and places in official use.
    const TONGYONG: &str = include_str!("../../assets/fonts/tongyong-8105.txt");

    /// The 125 hanzi of GB 2312-1980 that 通用规范汉字表 left out: both together hold all 6763 of GB 2312.
    const ONLY_GB2312: &str = "丌丨丬丶丿乇亠亻佧冂冖冫凵刂勹匚卩厶咭哜囗囝坶垅堀夂嬲宀屮巛庀廴廾弪彐彡後忄憝扌拚挢捱揎揞揲搿\
        摺擗攴攵朊楱榀榘欷氵氽沲泶渖灬熳犭猓猸甙疋疒痖矽砦砩硷磺礤礻窆箝簦糸纟缋缍缏肀肜膣膪臁舡舨艹茇菸虍蚵螓蟓蠛衤謦讠诶谘\
        跫軎辶醣钅钶钸镙镟阝阢飚饣馀髟鲶鳆鳋麴齄";
    const SIGNS: &str = "、。·—～…‘’“”〔〕〈〉《》「」『』【】±×÷∶∧∨∑∏∪∩∈∷√⊥∥∠⌒⊙∫∮≡≌≈∽∝≠≮≯≤≥∞∵∴♂♀°′″℃＄¤￠￡‰§№☆★○●◎◇◆□■△▲※→←↑↓〓\
        ①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳⑴⑵⒈⒉㈠㈡ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ！＂＃￥％＆＇（）＊＋，－．／０９：；＜＝＞？＠ＡＺａｚ｛｜｝～㎡〇⸺«»éü";

    #[test]
    fn every_text_face_has_the_standard_characters() {
        let hanzi: Vec<char> = TONGYONG.chars().filter(|c| *c != '\n').collect();
        assert_eq!((hanzi.len(), ONLY_GB2312.chars().count()), (8105, 125));
        for face in Face::ALL {
            for c in hanzi.iter().copied().chain(ONLY_GB2312.chars()).chain(' '..='~') {
                assert!(covers(face, c), "{face:?} lacks {c}");
            }
        }
    }

    #[test]
    fn signs_of_official_papers_are_never_missing() {
        assert_eq!(missing(SIGNS), Vec::<char>::new());
        for c in SIGNS.chars() {
            assert!(face_for(Face::Kai, c).is_some(), "{c}");
        }
    }

    #[test]
    fn serif_has_the_rare_characters_of_names() {
        for c in "䶮㛃喆堃赟玥珺昇翀燊禤旻祎镕㭎𬱟𬀩𬒗".chars() {
            assert!(covers(Face::Serif, c), "{c}");
        }
    }

    #[test]
    fn a_character_outside_the_cut_falls_back_to_serif() {
        let rare =
            (0x3400..0x4DB6).filter_map(char::from_u32).find(|c| !covers(Face::Sans, *c) && covers(Face::Serif, *c));
        assert_eq!(rare.map(|c| face_for(Face::Sans, c)), Some(Some(Face::Serif)));
        assert_eq!(face_for(Face::Kai, '张'), Some(Face::Kai));
    }

    #[test]
    fn missing_names_each_unknown_character_once_and_no_line_break() {
        assert_eq!(missing("王某甲\n\t清水镇"), Vec::<char>::new());
        assert_eq!(missing("王\u{2B740}某𠮷\u{2B740}"), ['\u{2B740}', '𠮷']);
        assert_eq!(missing(""), Vec::<char>::new());
    }
}
