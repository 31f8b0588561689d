//! PDF bytes from laid-out pages.
//!
//! printpdf writes fonts, pages and the file's frame. Three things are ours: each face is cut to the glyphs in use before
//! printpdf sees it (without its layout feature it would embed whole files of 15 MB), a page is one text section and a
//! handful of strokes, and the finished tree gets what printpdf cannot say: dates with the office's offset, the language,
//! and an /ID made from the content, so that the same document gives the same bytes.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset};
use lopdf::{Dictionary, Object, StringFormat};
use printpdf::{
    Color, FontId, FontMetrics, FontType, Greyscale, Line, LinePoint, Mm, Op, PaintMode, ParsedFont, PdfDocument,
    PdfFont, PdfFontHandle, PdfPage, PdfParseErrorSeverity, PdfSaveOptions, Point, Polygon, PolygonRing, Pt, Rgb,
    TextItem, TextMatrix, WindingOrder,
};
use sha2::{Digest, Sha256};

use super::faces::{Faces, FontFile};
use super::page::{GlyphRun, Ink, Laid, PT, Page};
use super::{TypesetError, Typesetter};
use crate::document::Meta;

/// Who wrote the file, in its properties.
const PRODUCER: &str = concat!("xinfang ", env!("CARGO_PKG_VERSION"));

impl Typesetter {
    /// PDF bytes of `laid`, which must come from this typesetter. Equal input gives equal bytes.
    ///
    /// # Errors
    ///
    /// [`TypesetError::Font`] if a face cannot be cut, [`TypesetError::Pdf`] if the writer finds a fault.
    pub fn write_pdf(&self, laid: &Laid) -> Result<Vec<u8>, TypesetError> {
        write(self.faces(), laid)
    }
}

fn write(faces: &Faces, laid: &Laid) -> Result<Vec<u8>, TypesetError> {
    let cuts = cut_faces(faces, laid)?;
    let mut document = PdfDocument::new(&laid.meta.title);
    let mut fonts = BTreeMap::new();
    for (face, cut) in cuts {
        // Fixed resource names, because printpdf's own are counted up through the life of the program.
        let id = FontId(format!("T{face}"));
        fonts.insert(face, Font { id: id.clone(), widths: cut.widths });
        document.resources.fonts.map.insert(id, PdfFont::new(cut.font));
    }
    let pages = laid.pages.iter().map(|page| pdf_page(page, &fonts)).collect();
    document.with_pages(pages);
    let mut warnings = Vec::new();
    let options = PdfSaveOptions { image_optimization: None, ..PdfSaveOptions::default() };
    let mut tree = document.to_lopdf_document(&options, &mut warnings);
    if let Some(fault) = warnings.iter().find(|warning| warning.severity == PdfParseErrorSeverity::Error) {
        return Err(TypesetError::Pdf(fault.msg.clone()));
    }
    complete(&mut tree, &laid.meta);
    tree.compress();
    let mut bytes = Vec::new();
    tree.save_to(&mut bytes).map_err(|error| TypesetError::Pdf(error.to_string()))?;
    Ok(bytes)
}

/// A face cut to the glyphs in use.
struct Cut {
    font: ParsedFont,
    /// Advance of each character in thousandths of the size, as the reader of the file will know it.
    widths: BTreeMap<char, f32>,
}

struct Font {
    id: FontId,
    widths: BTreeMap<char, f32>,
}

fn cut_faces(faces: &Faces, laid: &Laid) -> Result<BTreeMap<u8, Cut>, TypesetError> {
    let mut used: BTreeMap<u8, BTreeMap<char, u16>> = BTreeMap::new();
    for run in laid.pages.iter().flat_map(|page| &page.runs) {
        let face = used.entry(run.face).or_default();
        face.extend(run.glyphs.iter().map(|glyph| (glyph.ch, glyph.id)));
    }
    used.into_iter()
        .map(|(face, chars)| {
            let file = faces
                .files
                .get(usize::from(face))
                .ok_or_else(|| TypesetError::Font { name: face.to_string(), why: "没有这个字体".to_owned() })?;
            Ok((face, cut(file, &chars)?))
        })
        .collect()
}

fn cut(file: &FontFile, chars: &BTreeMap<char, u16>) -> Result<Cut, TypesetError> {
    let fault = |why: String| TypesetError::Font { name: file.name.clone(), why };
    let bytes = file.bytes.as_slice();
    let face = ttf_parser::Face::parse(bytes, file.index).map_err(|error| fault(error.to_string()))?;
    let mut remapper = subsetter::GlyphRemapper::new();
    let em = face.units_per_em();
    let (mut codes, mut advances, mut widths) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    for (ch, glyph) in chars {
        let new = remapper.remap(*glyph);
        let advance = face.glyph_hor_advance(ttf_parser::GlyphId(*glyph)).unwrap_or(0);
        codes.insert(u32::from(*ch), new);
        advances.insert(new, advance);
        // printpdf rounds down to whole thousandths in /W; the places of the glyphs are worked out from the same number.
        widths.insert(*ch, (f32::from(advance) * 1000.0 / f32::from(em)).floor());
    }
    let subset = subsetter::subset(bytes, file.index, &remapper).map_err(|error| fault(error.to_string()))?;
    let name = format!("{}+{}", tag(chars), file.name);
    let metrics = FontMetrics { ascent: face.ascender(), descent: face.descender() };
    let mut font = ParsedFont::with_glyph_data(subset, 0, Some(name), codes, advances, em, metrics);
    if face.tables().cff.is_some() {
        font.font_type = FontType::OpenTypeCFF(());
    }
    let bounds = face.global_bounding_box();
    font.pdf_font_metrics.x_min = bounds.x_min;
    font.pdf_font_metrics.y_min = bounds.y_min;
    font.pdf_font_metrics.x_max = bounds.x_max;
    font.pdf_font_metrics.y_max = bounds.y_max;
    font.pdf_font_metrics.us_weight_class = face.weight().to_number();
    Ok(Cut { font, widths })
}

/// The six letters that mark a cut face (ISO 32000-1 §9.6.4), made from what it holds.
fn tag(chars: &BTreeMap<char, u16>) -> String {
    let mut hash = Sha256::new();
    for (ch, glyph) in chars {
        hash.update(u32::from(*ch).to_be_bytes());
        hash.update(glyph.to_be_bytes());
    }
    hash.finalize().iter().take(6).map(|byte| char::from(b'A' + byte % 26)).collect()
}

fn color(ink: Ink) -> Color {
    match ink {
        Ink::Black => Color::Greyscale(Greyscale::new(0.0, None)),
        Ink::Grey => Color::Greyscale(Greyscale::new(0.45, None)),
        Ink::Red => Color::Rgb(Rgb { r: 230.0 / 255.0, g: 0.0, b: 18.0 / 255.0, icc_profile: None }),
    }
}

fn pdf_page(page: &Page, fonts: &BTreeMap<u8, Font>) -> PdfPage {
    let mut ops = Vec::new();
    draw_rules(page, &mut ops);
    draw_text(page, fonts, &mut ops);
    PdfPage::new(Mm(page.width as f32), Mm(page.height as f32), ops)
}

fn point(page: &Page, (x, y): (f64, f64)) -> Point {
    Point { x: Pt((x * PT) as f32), y: Pt(((page.height - y) * PT) as f32) }
}

/// Rules of one colour and thickness as one stroke.
fn draw_rules(page: &Page, ops: &mut Vec<Op>) {
    let mut at = 0;
    while let Some(first) = page.rules.get(at) {
        let alike =
            page.rules[at..].iter().take_while(|rule| (rule.width, rule.ink) == (first.width, first.ink)).count();
        ops.push(Op::SetOutlineColor { col: color(first.ink) });
        ops.push(Op::SetOutlineThickness { pt: Pt(first.width) });
        let ends = |rule: &super::page::Rule| -> Vec<LinePoint> {
            [rule.from, rule.to].map(|end| LinePoint { p: point(page, end), bezier: false }).to_vec()
        };
        if alike == 1 {
            ops.push(Op::DrawLine { line: Line { points: ends(first), is_closed: false } });
        } else {
            let rings = page.rules[at..at + alike].iter().map(|rule| PolygonRing { points: ends(rule) }).collect();
            let polygon = Polygon { rings, mode: PaintMode::Stroke, winding_order: WindingOrder::NonZero };
            ops.push(Op::DrawPolygon { polygon });
        }
        at += alike;
    }
}

/// All text of a page in one section, in reading order; what does not change is not said again.
fn draw_text(page: &Page, fonts: &BTreeMap<u8, Font>, ops: &mut Vec<Op>) {
    let (mut face, mut stretch, mut ink) = (None, 1.0f32, None);
    ops.push(Op::StartTextSection);
    for run in &page.runs {
        let Some(font) = fonts.get(&run.face) else { continue };
        if face != Some((run.face, run.size)) {
            face = Some((run.face, run.size));
            ops.push(Op::SetFont { font: PdfFontHandle::External(font.id.clone()), size: Pt(run.size) });
        }
        if stretch != run.stretch {
            stretch = run.stretch;
            ops.push(Op::SetHorizontalScaling { percent: stretch * 100.0 });
        }
        if ink != Some(run.ink) {
            ink = Some(run.ink);
            ops.push(Op::SetFillColor { col: color(run.ink) });
        }
        let origin = point(page, (run.x, run.baseline));
        ops.push(Op::SetTextMatrix { matrix: TextMatrix::Translate(origin.x, origin.y) });
        ops.push(Op::ShowText { items: items(run, font) });
    }
    if stretch != 1.0 {
        ops.push(Op::SetHorizontalScaling { percent: 100.0 });
    }
    ops.push(Op::EndTextSection);
}

/// The glyphs of a run: strings, with a number between two wherever a glyph does not stand where its neighbour's advance
/// ends. Numbers instead of spaces keep the words whole for a search.
fn items(run: &GlyphRun, font: &Font) -> Vec<TextItem> {
    let mut items = Vec::new();
    let mut text = String::new();
    // Thousandths of the size, before the width scale.
    let unit = f64::from(run.size) * f64::from(run.stretch) / PT / 1000.0;
    let mut pen = 0.0f64;
    for glyph in &run.glyphs {
        let place = f64::from(glyph.x) / unit;
        let off = (pen - place).round();
        if off.abs() >= 1.0 {
            if !text.is_empty() {
                items.push(TextItem::Text(std::mem::take(&mut text)));
            }
            items.push(TextItem::Offset(off as f32));
            pen -= off;
        }
        text.push(glyph.ch);
        pen += f64::from(font.widths.get(&glyph.ch).copied().unwrap_or(1000.0));
    }
    items.push(TextItem::Text(text));
    items
}

/// Completes the tree: what the file says about itself.
pub(super) fn complete(tree: &mut lopdf::Document, meta: &Meta) {
    tree.version = "1.7".to_owned();
    let date = pdf_date(meta.created);
    let mut info = Dictionary::new();
    for (key, value) in [
        ("Title", meta.title.as_str()),
        ("Author", &meta.author),
        ("Subject", &meta.subject),
        ("Keywords", &meta.keywords.join("，")),
        ("Creator", "信访台账"),
        ("Producer", PRODUCER),
    ] {
        info.set(key, utf16(value));
    }
    for key in ["CreationDate", "ModDate"] {
        info.set(key, Object::String(date.clone().into_bytes(), StringFormat::Literal));
    }
    let info = tree.add_object(info);
    let old = tree.trailer.get(b"Info").ok().and_then(|info| info.as_reference().ok());
    tree.trailer.set("Info", Object::Reference(info));
    if let Some(old) = old {
        tree.objects.remove(&old);
    }
    let root = tree.trailer.get(b"Root").ok().and_then(|root| root.as_reference().ok());
    if let Some(catalog) = root.and_then(|root| tree.get_object_mut(root).ok()).and_then(|root| root.as_dict_mut().ok())
    {
        catalog.set("Lang", Object::string_literal("zh-CN"));
        catalog.set("PageLayout", Object::Name(b"OneColumn".to_vec()));
        catalog.set("PageMode", Object::Name(b"UseNone".to_vec()));
        let shown = Dictionary::from_iter([("DisplayDocTitle", Object::Boolean(true))]);
        catalog.set("ViewerPreferences", Object::Dictionary(shown));
    }
    let id = fingerprint(tree);
    let id = Object::String(id, StringFormat::Hexadecimal);
    tree.trailer.set("ID", Object::Array(vec![id.clone(), id]));
}

/// Sixteen bytes made from all streams and the file's properties.
fn fingerprint(tree: &lopdf::Document) -> Vec<u8> {
    let mut hash = Sha256::new();
    for object in tree.objects.values() {
        match object {
            Object::Stream(stream) => hash.update(&stream.content),
            Object::Dictionary(dictionary) if dictionary.has(b"CreationDate") => hash.update(format!("{dictionary:?}")),
            _ => {}
        }
    }
    hash.finalize().iter().take(16).copied().collect()
}

/// UTF-16 with a byte order mark, as PDF wants text beyond Latin.
pub(super) fn utf16(text: &str) -> Object {
    let mut bytes = vec![0xfe, 0xff];
    bytes.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
    Object::String(bytes, StringFormat::Hexadecimal)
}

/// D:20260701093000+08'00' (ISO 32000-1 §7.9.4).
fn pdf_date(time: DateTime<FixedOffset>) -> String {
    let offset = time.offset().local_minus_utc();
    let sign = if offset < 0 { '-' } else { '+' };
    let minutes = offset.unsigned_abs() / 60;
    format!("D:{}{sign}{:02}'{:02}'", time.format("%Y%m%d%H%M%S"), minutes / 60, minutes % 60)
}

#[cfg(test)]
mod tests {
    // A fixed moment cannot fail to parse.
    #![allow(clippy::unwrap_used)]

    use super::pdf_date;
    use chrono::DateTime;

    #[test]
    fn dates_carry_the_office_offset() {
        let time = DateTime::parse_from_rfc3339("2026-07-01T09:30:05+08:00").unwrap();
        assert_eq!(pdf_date(time), "D:20260701093005+08'00'");
        let time = DateTime::parse_from_rfc3339("2026-07-01T09:30:05-03:30").unwrap();
        assert_eq!(pdf_date(time), "D:20260701093005-03'30'");
    }
}
