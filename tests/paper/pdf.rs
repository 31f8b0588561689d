//! PDF bytes, read back by another reader.

use lopdf::Document as Tree;
use xinfang::document::papers::Forms;
use xinfang::document::{Block, Document, Paper, Run, Style, Text};
use xinfang::typeset::preview::{Preview, PreviewError};
use xinfang::typeset::{Faces, Typesetter};

use super::{issue, samples, typesetter};

fn bytes(document: &Document) -> Vec<u8> {
    let typesetter = typesetter();
    typesetter.write_pdf(&typesetter.lay_out(document).unwrap()).unwrap()
}

fn agreement() -> Document {
    samples::agreement().document(&Forms::bundled().unwrap(), &issue()).unwrap()
}

/// All words of a PDF as another reader takes them, without white space.
fn words(pdf: &[u8]) -> String {
    let tree = Tree::load_mem(pdf).unwrap();
    let pages: Vec<u32> = tree.get_pages().keys().copied().collect();
    tree.extract_text(&pages).unwrap().split_whitespace().collect()
}

#[test]
fn words_come_back_whole() {
    let text = words(&bytes(&agreement()));
    for wanted in ["人民调解协议书", "田某丁", "高某戌", "清调〔2026〕20号", "人民币贰万陆仟元整", "10,000.00"]
    {
        assert!(text.contains(wanted), "{wanted} is not in {text}");
    }
}

#[test]
fn a_search_finds_the_title_as_one_string() {
    // Not even white space inside: no space was put between characters to stretch them.
    let tree = Tree::load_mem(&bytes(&agreement())).unwrap();
    let text = tree.extract_text(&[1]).unwrap();
    assert!(text.contains("人民调解协议书"));
}

#[test]
fn names_beyond_the_first_plane_come_back() {
    let name = "王\u{2CC5F}\u{2C029}\u{20087}";
    let text = Text(vec![Run::plain("申请人"), Run::name(name)]);
    let document =
        Document::new(issue().meta("样张", "样张"), Paper::form(), vec![Block::paragraph(Style::Body, text)]);
    let typesetter = typesetter();
    let laid = typesetter.lay_out(&document).unwrap();
    assert!(words(&typesetter.write_pdf(&laid).unwrap()).contains(name));
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    assert_eq!(bytes(&agreement()), bytes(&agreement()));
    let mut other = agreement();
    other.meta.title.push('副');
    assert_ne!(bytes(&agreement()), bytes(&other));
}

#[test]
fn the_file_says_what_it_is_and_when_it_was_made() {
    let tree = Tree::load_mem(&bytes(&agreement())).unwrap();
    let info = tree.trailer.get(b"Info").unwrap().as_reference().unwrap();
    let info = tree.get_dictionary(info).unwrap();
    let text = |key: &[u8]| {
        let bytes = info.get(key).unwrap().as_str().unwrap();
        let units: Vec<u16> = bytes[2..].chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
        assert_eq!(bytes[..2], [0xfe, 0xff]);
        String::from_utf16(&units).unwrap()
    };
    assert_eq!(text(b"Title"), "人民调解协议书 清调〔2026〕20号");
    assert_eq!(text(b"Author"), "清水镇人民政府");
    for key in [b"CreationDate".as_slice(), b"ModDate"] {
        assert_eq!(info.get(key).unwrap().as_str().unwrap(), b"D:20260701093000+08'00'");
    }
    assert!(info.get(b"GTS_PDFXVersion").is_err(), "no claim to be PDF/X");
    let catalog = tree.catalog().unwrap();
    assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"zh-CN");
    assert_eq!(catalog.get(b"PageMode").unwrap().as_name().unwrap(), b"UseNone");
}

#[test]
fn every_face_is_embedded_and_cut() {
    let pdf = bytes(&agreement());
    // Whole faces are 3 to 15 MB.
    assert!(pdf.len() < 200_000, "{} bytes", pdf.len());
    let tree = Tree::load_mem(&pdf).unwrap();
    let mut programs = 0;
    for object in tree.objects.values() {
        let Ok(dictionary) = object.as_dict() else { continue };
        if dictionary.get(b"Type").and_then(|kind| kind.as_name()).is_ok_and(|kind| kind == b"FontDescriptor") {
            let name = String::from_utf8(dictionary.get(b"FontName").unwrap().as_name().unwrap().to_vec()).unwrap();
            assert_eq!(name.find('+'), Some(6), "{name} bears no mark of a cut face");
            assert!(dictionary.get(b"FontFile2").is_ok());
            programs += 1;
        }
    }
    assert!(programs >= 2);
}

#[test]
fn a_long_register_is_a_small_file() {
    let document = samples::petition_register(500).document(&Forms::bundled().unwrap(), &issue()).unwrap();
    let pdf = bytes(&document);
    assert!(pdf.len() < 1_000_000, "{} bytes", pdf.len());
}

#[test]
fn the_preview_is_a_picture_of_the_same_bytes() {
    let pdf = bytes(&agreement());
    let preview = Preview::open(pdf).unwrap();
    assert_eq!(preview.pages(), 1);
    let picture = preview.page(0, 72.0).unwrap();
    assert!((594..=596).contains(&picture.width) && (841..=842).contains(&picture.height));
    assert_eq!(picture.rgba.len(), picture.width * picture.height * 4);
    assert!(picture.rgba.chunks(4).all(|pixel| pixel[3] == 255), "opaque");
    // The title stands in the middle between 26 and 36 mm; over it the paper is white.
    let dark = |rows: std::ops::Range<usize>| {
        rows.flat_map(|row| &picture.rgba[row * picture.width * 4..(row + 1) * picture.width * 4])
            .filter(|v| **v < 100)
            .count()
    };
    let row = |mm: f64| (mm / 25.4 * 72.0) as usize;
    assert_eq!(dark(0..row(25.0)), 0);
    assert!(dark(row(26.0)..row(37.0)) > 300);
    assert_eq!(preview.page(1, 72.0), Err(PreviewError::NoPage(2)));
}

#[test]
fn bytes_that_are_no_pdf_are_told() {
    assert!(matches!(Preview::open(b"hello".to_vec()), Err(PreviewError::NotAPdf)));
}

#[test]
fn landscape_sheets_lie() {
    let document = samples::dispute_ledger(3).document(&Forms::bundled().unwrap(), &issue()).unwrap();
    let tree = Tree::load_mem(&bytes(&document)).unwrap();
    let page = tree.get_dictionary(*tree.get_pages().get(&1).unwrap()).unwrap();
    let media: Vec<f32> =
        page.get(b"MediaBox").unwrap().as_array().unwrap().iter().map(|v| v.as_float().unwrap()).collect();
    // A3 on its side: 420 × 297 mm.
    assert!((media[2] - 1190.55).abs() < 0.1 && (media[3] - 841.89).abs() < 0.1, "{media:?}");
}

#[test]
fn a_typesetter_is_cheap_to_copy_and_can_work_elsewhere() {
    let typesetter = Typesetter::new(Faces::new(None));
    let copy = typesetter.clone();
    let pages = std::thread::spawn(move || copy.lay_out(&agreement()).unwrap().pages.len()).join().unwrap();
    assert_eq!(pages, typesetter.lay_out(&agreement()).unwrap().pages.len());
}
