//! Scanned pictures and PDF files: what they are, whether they are whole, and their pages as drawings for a PDF.
//!
//! A file is looked at in full before it is kept, because a picture that stops halfway is found out otherwise only when
//! the volume is printed, years later. JPEG goes into a PDF as it is; PNG is decoded; a page of a PDF becomes a drawing
//! with its own fonts and pictures.

use std::io::Cursor;

use lopdf::{Dictionary, Object, ObjectId, Stream};
use thiserror::Error;
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::options::DecoderOptions;

use crate::domain::scan::ScanFormat;

/// Why a file is not taken in. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ScanError {
    /// No bytes.
    #[error("文件是空的，没有添加。请重新扫描。")]
    Empty,
    /// Another format.
    #[error("只能添加 JPG、PNG 图片和 PDF 文件，没有添加。请把文件另存为其中一种。")]
    Unknown,
    /// The file breaks off or is spoilt.
    #[error("{0} 文件有损坏，读不完整，没有添加。请重新扫描或重新复制。")]
    Damaged(ScanFormat),
    /// Encrypted.
    #[error("PDF 文件设了密码，没有添加。请先取消密码，再添加。")]
    Locked,
    /// Nothing in it.
    #[error("PDF 文件里没有页面，没有添加。请核对文件。")]
    NoPages,
}

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ScanFile {
    /// Its format, by its bytes and not by its name.
    pub format: ScanFormat,
    /// How many pages it gives.
    pub pages: u32,
}

/// Largest picture in pixels a side: A3 at 600 dpi is 7016 × 9921.
const LARGEST_SIDE: usize = 20_000;
/// Room for one decoded PNG: A4 in colour at 600 dpi takes 104 MB.
const PNG_ROOM: usize = 256 * 1024 * 1024;
/// Room for the drawing of one page of a PDF.
const PAGE_ROOM: usize = 64 * 1024 * 1024;

/// Looks at a file, every pixel and page of it.
///
/// # Errors
///
/// [`ScanError`]: a sentence for the clerk.
pub fn inspect(bytes: &[u8]) -> Result<ScanFile, ScanError> {
    let format = format_of(bytes)?;
    let pages = match format {
        ScanFormat::Jpeg => {
            let options = DecoderOptions::default()
                .set_strict_mode(true)
                .set_max_width(LARGEST_SIDE)
                .set_max_height(LARGEST_SIDE);
            let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
            let whole = decoder.decode().is_ok() && has_end_mark(bytes);
            whole.then_some(1).ok_or(ScanError::Damaged(format))?
        }
        ScanFormat::Png => decode_png(bytes).map(|_| 1)?,
        ScanFormat::Pdf => {
            let pdf = open_pdf(bytes)?;
            let pages = pdf.get_pages();
            if pages.is_empty() {
                return Err(ScanError::NoPages);
            }
            for page in pages.values() {
                drawing(&pdf, *page).ok_or(ScanError::Damaged(format))?;
            }
            u32::try_from(pages.len()).unwrap_or(u32::MAX)
        }
    };
    Ok(ScanFile { format, pages })
}

fn format_of(bytes: &[u8]) -> Result<ScanFormat, ScanError> {
    // A PDF may have other bytes before its mark (ISO 32000-1, implementation note 13).
    let head = &bytes[..bytes.len().min(1024)];
    match bytes {
        [] => Err(ScanError::Empty),
        [0xff, 0xd8, 0xff, ..] => Ok(ScanFormat::Jpeg),
        [0x89, b'P', b'N', b'G', ..] => Ok(ScanFormat::Png),
        _ if head.windows(5).any(|word| word == b"%PDF-") => Ok(ScanFormat::Pdf),
        _ => Err(ScanError::Unknown),
    }
}

/// A JPEG ends with FF D9; phones write a second picture or padding behind it.
fn has_end_mark(bytes: &[u8]) -> bool {
    bytes.windows(2).rev().any(|two| two == [0xff, 0xd9])
}

pub(super) fn open_pdf(bytes: &[u8]) -> Result<lopdf::Document, ScanError> {
    let pdf = lopdf::Document::load_mem(bytes).map_err(|error| match error {
        lopdf::Error::Decryption(_) | lopdf::Error::InvalidPassword => ScanError::Locked,
        _ => ScanError::Damaged(ScanFormat::Pdf),
    })?;
    // One that opens without a password may be taken in; its owner lets it be read.
    if pdf.is_encrypted() { Err(ScanError::Locked) } else { Ok(pdf) }
}

/// A drawing and its size.
pub(super) struct Drawing {
    /// The form or image of the PDF.
    pub object: Stream,
    /// Width and height as it is to be looked at, in points for a page, in pixels for a picture.
    pub size: (f64, f64),
    /// Pixels an inch, when a picture says so.
    pub dpi: Option<f64>,
    /// How the unit square (picture) or the page's box comes to lie in `size`.
    pub turn: Turn,
}

/// How a drawing is brought upright.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Turn {
    /// a b c d e f of the matrix from the drawing's own space to a box of `size` with its origin at the lower left.
    pub matrix: [f64; 6],
}

/// A JPEG picture, its bytes untouched.
pub(super) fn jpeg(bytes: Vec<u8>) -> Option<Drawing> {
    let mut decoder = JpegDecoder::new(ZCursor::new(bytes.as_slice()));
    decoder.decode_headers().ok()?;
    let info = decoder.info()?;
    let (width, height) = (f64::from(info.width), f64::from(info.height));
    let exif = decoder.exif().map_or(1, |exif| orientation(exif));
    let (space, inverted) = match info.components {
        1 => ("DeviceGray", false),
        3 => ("DeviceRGB", false),
        // Adobe writes CMYK pictures inverted.
        _ => ("DeviceCMYK", true),
    };
    let mut dictionary = image(info.width.into(), info.height.into(), space);
    dictionary.set("Filter", Object::Name(b"DCTDecode".to_vec()));
    if inverted {
        dictionary.set("Decode", Object::Array([1, 0, 1, 0, 1, 0, 1, 0].map(Object::from).to_vec()));
    }
    drop(decoder);
    let dpi = jfif_dpi(&bytes);
    let object = Stream::new(dictionary, bytes).with_compression(false);
    let (size, turn) = upright(exif, width, height);
    Some(Drawing { object, size, dpi: dpi.filter(|dpi| (96.0..=1200.0).contains(dpi)), turn })
}

/// Pixels an inch as a scanner writes them: unit 1 an inch, 2 a centimetre (JFIF 1.02, the first segment).
fn jfif_dpi(bytes: &[u8]) -> Option<f64> {
    let head = bytes.get(..18).filter(|head| head[6..11] == *b"JFIF\0")?;
    let density = f64::from(u16::from_be_bytes([head[14], head[15]]));
    match head[13] {
        1 => Some(density),
        2 => Some(density * 2.54),
        _ => None,
    }
}

/// A PNG picture, on white where it is transparent.
pub(super) fn png(bytes: &[u8]) -> Option<Drawing> {
    let picture = decode_png(bytes).ok()?;
    let space = if picture.gray { "DeviceGray" } else { "DeviceRGB" };
    let mut object = Stream::new(image(picture.width.into(), picture.height.into(), space), picture.pixels);
    object.compress().ok()?;
    let (size, turn) = upright(1, f64::from(picture.width), f64::from(picture.height));
    Some(Drawing { object, size, dpi: picture.dpi, turn })
}

struct Pixels {
    width: u32,
    height: u32,
    gray: bool,
    dpi: Option<f64>,
    pixels: Vec<u8>,
}

fn decode_png(bytes: &[u8]) -> Result<Pixels, ScanError> {
    let damaged = |_| ScanError::Damaged(ScanFormat::Png);
    let mut decoder = png::Decoder::new_with_limits(Cursor::new(bytes), png::Limits { bytes: PNG_ROOM });
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().map_err(damaged)?;
    let room = reader.output_buffer_size().filter(|room| *room <= PNG_ROOM);
    let mut pixels = vec![0; room.ok_or(ScanError::Damaged(ScanFormat::Png))?];
    let info = reader.next_frame(&mut pixels).map_err(damaged)?;
    reader.finish().map_err(damaged)?;
    pixels.truncate(info.buffer_size());
    let dpi = reader.info().pixel_dims.filter(|dims| dims.unit == png::Unit::Meter).map(|dims| f64::from(dims.xppu));
    let on_white = |value: u8, alpha: u8| {
        let (value, alpha) = (u32::from(value), u32::from(alpha));
        u8::try_from((value * alpha + 255 * (255 - alpha)) / 255).unwrap_or(255)
    };
    let (gray, pixels) = match info.color_type {
        png::ColorType::Grayscale => (true, pixels),
        png::ColorType::GrayscaleAlpha => (true, pixels.chunks_exact(2).map(|p| on_white(p[0], p[1])).collect()),
        png::ColorType::Rgba => {
            let blend = |p: &[u8]| [on_white(p[0], p[3]), on_white(p[1], p[3]), on_white(p[2], p[3])];
            (false, pixels.chunks_exact(4).flat_map(blend).collect())
        }
        _ => (false, pixels),
    };
    let dpi = dpi.map(|per_metre| per_metre * 0.0254).filter(|dpi| (96.0..=1200.0).contains(dpi));
    Ok(Pixels { width: info.width, height: info.height, gray, dpi, pixels })
}

fn image(width: i64, height: i64, space: &str) -> Dictionary {
    Dictionary::from_iter([
        ("Type", Object::Name(b"XObject".to_vec())),
        ("Subtype", Object::Name(b"Image".to_vec())),
        ("Width", width.into()),
        ("Height", height.into()),
        ("ColorSpace", Object::Name(space.as_bytes().to_vec())),
        ("BitsPerComponent", 8.into()),
    ])
}

/// A page of a PDF as a drawing; `None` if it cannot be read.
pub(super) fn drawing(pdf: &lopdf::Document, page: ObjectId) -> Option<Drawing> {
    let numbers = |name: &[u8]| -> Option<[f64; 4]> {
        let found = inherited(pdf, page, name)?.as_array().ok()?;
        let values: Vec<f64> =
            found.iter().filter_map(|value| pdf.dereference(value).ok()?.1.as_float().ok().map(f64::from)).collect();
        <[f64; 4]>::try_from(values).ok()
    };
    let [x0, y0, x1, y1] = numbers(b"CropBox").or_else(|| numbers(b"MediaBox"))?;
    let (left, right, bottom, top) = (x0.min(x1), x0.max(x1), y0.min(y1), y0.max(y1));
    let (width, height) = (right - left, top - bottom);
    if !(width > 1.0 && height > 1.0) {
        return None;
    }
    let turned = inherited(pdf, page, b"Rotate").and_then(|turned| turned.as_i64().ok()).unwrap_or(0).rem_euclid(360);
    let content = pdf.get_page_content_with_limit(page, PAGE_ROOM).ok()?;
    let mut dictionary = Dictionary::from_iter([
        ("Type", Object::Name(b"XObject".to_vec())),
        ("Subtype", Object::Name(b"Form".to_vec())),
        ("BBox", Object::Array([left, bottom, right, top].map(|value| Object::Real(value as f32)).to_vec())),
        ("Resources", inherited(pdf, page, b"Resources").cloned().unwrap_or_else(|| Dictionary::new().into())),
    ]);
    if let Ok(group) = pdf.get_dictionary(page).and_then(|page| page.get(b"Group")) {
        dictionary.set("Group", group.clone());
    }
    let object = Stream::new(dictionary, content);
    let (size, matrix) = match turned {
        90 => ((height, width), [0.0, -1.0, 1.0, 0.0, -bottom, right]),
        180 => ((width, height), [-1.0, 0.0, 0.0, -1.0, right, top]),
        270 => ((height, width), [0.0, 1.0, -1.0, 0.0, top, -left]),
        _ => ((width, height), [1.0, 0.0, 0.0, 1.0, -left, -bottom]),
    };
    Some(Drawing { object, size, dpi: Some(72.0), turn: Turn { matrix } })
}

/// An entry of a page or of what it belongs to.
fn inherited<'a>(pdf: &'a lopdf::Document, page: ObjectId, name: &[u8]) -> Option<&'a Object> {
    let mut at = pdf.get_dictionary(page).ok()?;
    // A tree deeper than this goes in a circle.
    for _ in 0..64 {
        if let Ok(found) = at.get(name) {
            return pdf.dereference(found).ok().map(|(_, object)| object);
        }
        at = pdf.get_dictionary(at.get(b"Parent").ok()?.as_reference().ok()?).ok()?;
    }
    None
}

/// The picture of `width` × `height` pixels brought upright by its EXIF orientation (1 to 8): its size then, and the
/// matrix from the unit square into that size.
fn upright(orientation: u16, width: f64, height: f64) -> ((f64, f64), Turn) {
    let (w, h) = (width, height);
    let (size, matrix) = match orientation {
        2 => ((w, h), [-w, 0.0, 0.0, h, w, 0.0]),
        3 => ((w, h), [-w, 0.0, 0.0, -h, w, h]),
        4 => ((w, h), [w, 0.0, 0.0, -h, 0.0, h]),
        5 => ((h, w), [0.0, -w, -h, 0.0, h, w]),
        6 => ((h, w), [0.0, -w, h, 0.0, 0.0, w]),
        7 => ((h, w), [0.0, w, h, 0.0, 0.0, 0.0]),
        8 => ((h, w), [0.0, w, -h, 0.0, h, 0.0]),
        _ => ((w, h), [w, 0.0, 0.0, h, 0.0, 0.0]),
    };
    (size, Turn { matrix })
}

/// Orientation in the EXIF of a camera (TIFF 6.0, tag 0x0112 of the first directory); 1 when it is not told.
fn orientation(exif: &[u8]) -> u16 {
    let read = || -> Option<u16> {
        let little = match exif.get(..4)? {
            [b'I', b'I', 42, 0] => true,
            [b'M', b'M', 0, 42] => false,
            _ => return None,
        };
        let short = |at: usize| -> Option<u16> {
            let two: [u8; 2] = exif.get(at..at + 2)?.try_into().ok()?;
            Some(if little { u16::from_le_bytes(two) } else { u16::from_be_bytes(two) })
        };
        let long = |at: usize| -> Option<usize> {
            let four: [u8; 4] = exif.get(at..at + 4)?.try_into().ok()?;
            let value = if little { u32::from_le_bytes(four) } else { u32::from_be_bytes(four) };
            usize::try_from(value).ok()
        };
        let directory = long(4)?;
        let entries = usize::from(short(directory)?);
        let tag = |nth: usize| directory + 2 + nth * 12;
        (0..entries).find(|nth| short(tag(*nth)) == Some(0x0112)).and_then(|nth| short(tag(nth) + 8))
    };
    read().filter(|value| (1..=8).contains(value)).unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Corners of the unit square under a matrix.
    fn corner(turn: Turn, x: f64, y: f64) -> (f64, f64) {
        let [a, b, c, d, e, f] = turn.matrix;
        (a * x + c * y + e, b * x + d * y + f)
    }

    #[test]
    fn a_camera_held_sideways_gives_an_upright_page() {
        // Orientation 6: the row that is stored first belongs at the right, so the stored top left comes to the top right.
        let (size, turn) = upright(6, 40.0, 30.0);
        assert_eq!(size, (30.0, 40.0));
        assert_eq!(corner(turn, 0.0, 1.0), (30.0, 40.0));
        assert_eq!(corner(turn, 1.0, 1.0), (30.0, 0.0));
        // Orientation 8: the stored top left comes to the bottom left.
        let (_, turn) = upright(8, 40.0, 30.0);
        assert_eq!(corner(turn, 0.0, 1.0), (0.0, 0.0));
        assert_eq!(corner(turn, 1.0, 1.0), (0.0, 40.0));
        for orientation in 1..=8 {
            let ((w, h), turn) = upright(orientation, 40.0, 30.0);
            for (x, y) in [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)] {
                let (x, y) = corner(turn, x, y);
                assert!((x == 0.0 || x == w) && (y == 0.0 || y == h), "{orientation}");
            }
        }
    }

    #[test]
    fn orientation_is_read_in_both_byte_orders() {
        let big = [b'M', b'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0];
        let little = [b'I', b'I', 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 8, 0, 0, 0];
        assert_eq!((orientation(&big), orientation(&little), orientation(b"II"), orientation(&[])), (6, 8, 1, 1));
    }

    #[test]
    fn what_is_no_scan_gets_its_sentence() {
        assert_eq!(inspect(b""), Err(ScanError::Empty));
        assert_eq!(inspect(b"PK\x03\x04 a document of an office suite"), Err(ScanError::Unknown));
        assert_eq!(inspect(&[0xff, 0xd8, 0xff, 0xe0, 0, 16]), Err(ScanError::Damaged(ScanFormat::Jpeg)));
        assert_eq!(inspect(b"\x89PNG\r\n\x1a\n"), Err(ScanError::Damaged(ScanFormat::Png)));
        assert_eq!(inspect(b"%PDF-1.7\nbroken off"), Err(ScanError::Damaged(ScanFormat::Pdf)));
        assert!(ScanError::Locked.to_string().contains("设了密码"));
    }
}
