//! 装订: papers and scans bound into one PDF, with page numbers at the outer top corner.
//!
//! Every page comes in as a drawing on a fresh sheet: our own pages as they are, scans scaled to fit A4 inside the margins,
//! never enlarged beyond their own size. Pages with writing are numbered, front faces at the right, back faces at the
//! left, as volumes are by hand; the empty back of a leaf has no number. Bookmarks name the parts.

use std::ops::ControlFlow;

use lopdf::{Dictionary, Object, ObjectId, Stream, dictionary};
use thiserror::Error;

use super::page::{Laid, PT, Page};
use super::scan::{self, Drawing, Turn};
use super::{TypesetError, Typesetter, furniture, pdf};
use crate::document::{Meta, Paper};
use crate::domain::scan::ScanFormat;

/// What a part is made of.
#[derive(Debug, Clone)]
pub enum Source {
    /// Pages laid out by the same typesetter.
    Pages(Vec<Page>),
    /// A PDF of ours, as it was issued.
    Paper(Vec<u8>),
    /// A scan.
    Scan(ScanFormat, Vec<u8>),
}

/// One paper of the volume.
#[derive(Debug, Clone)]
pub struct Part {
    /// Its name in the bookmarks and, for a scan, small at the foot.
    pub title: String,
    /// Its pages.
    pub source: Source,
    /// Number of its first page; `None` for covers and contents.
    pub first: Option<u32>,
}

/// Why a volume could not be bound.
#[derive(Debug, Error)]
pub enum BindError {
    /// A paper or scan cannot be read.
    #[error("“{0}”的文件读不出来，没有生成卷宗。请重新扫描或重新出具。")]
    Part(String),
    /// Stopped by the clerk.
    #[error("已停止，没有生成卷宗。")]
    Stopped,
    /// Another trouble of the pages.
    #[error("{0}")]
    Typeset(#[from] TypesetError),
}

/// Told before each part: how many of how many are done. [`ControlFlow::Break`] stops.
pub type Told<'a> = &'a mut dyn FnMut(usize, usize) -> ControlFlow<()>;

/// Where a scan may lie on A4, in millimetres: binding edge, outer edge, top with the number, bottom.
const BINDING: f64 = 25.0;
const OUTER: f64 = 15.0;
const TOP: f64 = 22.0;
const BOTTOM: f64 = 18.0;
/// A4 in millimetres.
const A4: (f64, f64) = (210.0, 297.0);
/// What a picture is taken for that does not say its resolution: a phone or a scanner with 200 dots an inch.
const USUAL_DPI: f64 = 200.0;

/// How many pages a part has.
///
/// # Errors
///
/// [`BindError::Part`].
pub fn pages_of(part: &Part) -> Result<u32, BindError> {
    let count = match &part.source {
        Source::Pages(pages) => pages.len(),
        Source::Scan(ScanFormat::Jpeg | ScanFormat::Png, _) => 1,
        Source::Paper(bytes) | Source::Scan(ScanFormat::Pdf, bytes) => {
            scan::open_pdf(bytes).map_err(|_| BindError::Part(part.title.clone()))?.get_pages().len()
        }
    };
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

impl Typesetter {
    /// Binds the parts into one PDF. With `duplex` every part begins on a front face: an empty back is put in where
    /// needed. The same parts give the same bytes.
    ///
    /// # Errors
    ///
    /// [`BindError`]; nothing is written.
    pub fn bind(&self, meta: &Meta, parts: Vec<Part>, duplex: bool, told: Told<'_>) -> Result<Vec<u8>, BindError> {
        let total = parts.len() + 1;
        let faces = faces(&parts, duplex)?;
        let mut volume = self.own_pages(meta, &parts, &faces)?;
        let mut bookmarks = Vec::new();
        let mut laid = 0;
        for (done, part) in parts.into_iter().enumerate() {
            if told(done, total).is_break() {
                return Err(BindError::Stopped);
            }
            if duplex && volume.kids.len() % 2 == 1 {
                volume.sheet((A4.0 * PT, A4.1 * PT), &[]);
            }
            let (title, first) = (part.title.clone(), volume.kids.len());
            let count = volume.add(part, faces.get(laid..).unwrap_or_default())?;
            laid += count;
            bookmarks.extend(volume.kids.get(first).map(|page| (title, *page)));
        }
        if told(total - 1, total).is_break() {
            return Err(BindError::Stopped);
        }
        volume.finish(meta, &bookmarks)
    }

    /// One PDF with every page that is laid out here: the parts of that kind, then what is drawn over each numbered or
    /// scanned face. So all of them share their fonts.
    fn own_pages(&self, meta: &Meta, parts: &[Part], faces: &[Face]) -> Result<Volume, BindError> {
        let mut pages: Vec<Page> = Vec::new();
        for part in parts {
            if let Source::Pages(own) = &part.source {
                pages.extend(own.iter().cloned());
            }
        }
        let own = pages.len();
        for face in faces {
            pages.push(furniture::corner(self.faces(), &Paper::ruled_form(), A4, face.number, face.back, &face.foot)?);
        }
        let written = self.write_pdf(&Laid { meta: meta.clone(), pages, regions: Vec::new() })?;
        let source = scan::open_pdf(&written).map_err(|_| BindError::Part(meta.title.clone()))?;
        let mut volume = Volume {
            tree: lopdf::Document::with_version("1.7"),
            pages: (0, 0),
            kids: Vec::new(),
            own: Vec::new().into_iter(),
            over: Vec::new().into_iter(),
        };
        volume.pages = volume.tree.new_object_id();
        let mut drawings = volume.take_in(source).ok_or_else(|| BindError::Part(meta.title.clone()))?;
        let over = drawings.split_off(own);
        (volume.own, volume.over) = (drawings.into_iter(), over.into_iter());
        Ok(volume)
    }
}

/// A face with writing.
struct Face {
    number: Option<u32>,
    back: bool,
    foot: String,
}

/// Every face with writing, in order.
fn faces(parts: &[Part], duplex: bool) -> Result<Vec<Face>, BindError> {
    let mut faces = Vec::new();
    for part in parts {
        let foot = match &part.source {
            Source::Scan(..) => part.title.clone(),
            Source::Pages(_) | Source::Paper(_) => String::new(),
        };
        for nth in 0..pages_of(part)? {
            let number = part.first.map(|first| first + nth);
            faces.push(Face { number, back: duplex && nth % 2 == 1, foot: foot.clone() });
        }
    }
    Ok(faces)
}

/// The PDF being bound.
struct Volume {
    tree: lopdf::Document,
    pages: ObjectId,
    kids: Vec<ObjectId>,
    own: std::vec::IntoIter<(ObjectId, Placed)>,
    over: std::vec::IntoIter<(ObjectId, Placed)>,
}

/// Size of a drawing that stands in the tree, and how it comes upright.
struct Placed {
    size: (f64, f64),
    dpi: Option<f64>,
    turn: Turn,
}

impl Volume {
    fn keep(&mut self, drawing: Drawing) -> (ObjectId, Placed) {
        let Drawing { mut object, size, dpi, turn } = drawing;
        // A picture is packed already; a drawing of words is not. One that does not shrink stays as it is.
        if object.dict.get(b"Filter").is_err() {
            let _ = object.compress();
        }
        (self.tree.add_object(object), Placed { size, dpi, turn })
    }

    /// Every page of a PDF as a drawing, with all it needs.
    fn take_in(&mut self, mut source: lopdf::Document) -> Option<Vec<(ObjectId, Placed)>> {
        source.renumber_objects_with(self.tree.max_id + 1);
        let pages: Vec<ObjectId> = source.get_pages().into_values().collect();
        let drawings: Option<Vec<Drawing>> = pages.iter().map(|page| scan::drawing(&source, *page)).collect();
        self.tree.max_id = self.tree.max_id.max(source.max_id);
        self.tree.objects.append(&mut source.objects);
        Some(drawings?.into_iter().map(|drawing| self.keep(drawing)).collect())
    }

    /// Adds the pages of a part, one a face; returns how many.
    fn add(&mut self, part: Part, faces: &[Face]) -> Result<usize, BindError> {
        let Part { title, source, .. } = part;
        let fault = || BindError::Part(title.clone());
        let (scanned, drawings) = match source {
            Source::Pages(pages) => (false, self.own.by_ref().take(pages.len()).collect()),
            Source::Paper(bytes) => {
                let source = scan::open_pdf(&bytes).map_err(|_| fault())?;
                (false, self.take_in(source).ok_or_else(fault)?)
            }
            Source::Scan(ScanFormat::Pdf, bytes) => {
                let source = scan::open_pdf(&bytes).map_err(|_| fault())?;
                (true, self.take_in(source).ok_or_else(fault)?)
            }
            Source::Scan(ScanFormat::Jpeg, bytes) => {
                let drawing = scan::jpeg(bytes).ok_or_else(fault)?;
                (true, vec![self.keep(drawing)])
            }
            Source::Scan(ScanFormat::Png, bytes) => {
                let drawing = scan::png(&bytes).ok_or_else(fault)?;
                (true, vec![self.keep(drawing)])
            }
        };
        let count = drawings.len();
        for ((drawing, placed), face) in drawings.into_iter().zip(faces) {
            let sheet = if scanned { (A4.0 * PT, A4.1 * PT) } else { placed.size };
            let matrix = if scanned { fit(&placed, face.back) } else { placed.turn.matrix };
            let over = self.over.next().map(|(over, _)| over);
            let mut layers = vec![(drawing, matrix)];
            if face.number.is_some() || !face.foot.is_empty() {
                // The numbers are laid out on an upright A4; a wider or lower sheet takes them at its own top corner.
                let (dx, dy) = (sheet.0 - A4.0 * PT, sheet.1 - A4.1 * PT);
                let dx = if face.back { 0.0 } else { dx };
                layers.extend(over.map(|over| (over, [1.0, 0.0, 0.0, 1.0, dx, dy])));
            }
            self.sheet(sheet, &layers);
        }
        Ok(count)
    }

    /// A new page with drawings on it.
    fn sheet(&mut self, (width, height): (f64, f64), layers: &[(ObjectId, [f64; 6])]) {
        let mut content = String::new();
        let mut objects = Dictionary::new();
        for (nth, (drawing, matrix)) in layers.iter().enumerate() {
            let matrix = matrix.map(|value| format!("{value:.4}")).join(" ");
            content.push_str(&format!("q {matrix} cm /D{nth} Do Q\n"));
            objects.set(format!("D{nth}"), *drawing);
        }
        let content = self.tree.add_object(Stream::new(Dictionary::new(), content.into_bytes()));
        let page = self.tree.add_object(dictionary! {
            "Type" => "Page",
            "Parent" => self.pages,
            "MediaBox" => vec![0.into(), 0.into(), Object::Real(width as f32), Object::Real(height as f32)],
            "Resources" => dictionary! { "XObject" => objects },
            "Contents" => content,
        });
        self.kids.push(page);
    }

    fn finish(mut self, meta: &Meta, bookmarks: &[(String, ObjectId)]) -> Result<Vec<u8>, BindError> {
        let kids: Vec<Object> = self.kids.iter().map(|page| Object::Reference(*page)).collect();
        let count = i64::try_from(kids.len()).unwrap_or(i64::MAX);
        let pages = dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count };
        self.tree.objects.insert(self.pages, pages.into());
        let outlines = self.outlines(bookmarks);
        let catalog = self.tree.add_object(dictionary! {
            "Type" => "Catalog",
            "Pages" => self.pages,
            "Outlines" => outlines,
        });
        self.tree.trailer.set("Root", catalog);
        // The catalogues and page trees of what was taken in are not needed.
        self.tree.prune_objects();
        pdf::complete(&mut self.tree, meta);
        if let Ok(catalog) = self.tree.get_dictionary_mut(catalog) {
            catalog.set("PageMode", Object::Name(b"UseOutlines".to_vec()));
        }
        let mut bytes = Vec::new();
        self.tree.save_to(&mut bytes).map_err(|error| TypesetError::Pdf(error.to_string()))?;
        Ok(bytes)
    }

    fn outlines(&mut self, bookmarks: &[(String, ObjectId)]) -> ObjectId {
        let root = self.tree.new_object_id();
        let ids: Vec<ObjectId> = bookmarks.iter().map(|_| self.tree.new_object_id()).collect();
        for (nth, (title, page)) in bookmarks.iter().enumerate() {
            let mut item = dictionary! {
                "Title" => pdf::utf16(title),
                "Parent" => root,
                "Dest" => vec![Object::Reference(*page), Object::Name(b"Fit".to_vec())],
            };
            if let Some(before) = nth.checked_sub(1).and_then(|at| ids.get(at)) {
                item.set("Prev", *before);
            }
            if let Some(next) = ids.get(nth + 1) {
                item.set("Next", *next);
            }
            self.tree.objects.insert(ids[nth], item.into());
        }
        let mut outlines = dictionary! { "Type" => "Outlines", "Count" => i64::try_from(ids.len()).unwrap_or(0) };
        if let (Some(first), Some(last)) = (ids.first(), ids.last()) {
            outlines.set("First", *first);
            outlines.set("Last", *last);
        }
        self.tree.objects.insert(root, outlines.into());
        root
    }
}

/// Where a scan lies on its sheet: upright and at most its own size; a sheet that was scanned sideways is turned
/// anticlockwise, its head to the paper's left, as wide tables are bound.
fn fit(placed: &Placed, back: bool) -> [f64; 6] {
    let (width, height) = ((A4.0 - BINDING - OUTER) * PT, (A4.1 - TOP - BOTTOM) * PT);
    let left = if back { OUTER } else { BINDING } * PT;
    let (mut size, mut matrix) = (placed.size, placed.turn.matrix);
    let to_points = 72.0 / placed.dpi.unwrap_or(USUAL_DPI);
    let natural = size.0 * to_points;
    let sideways = placed.dpi.is_some() && size.0 > size.1 && natural > width;
    if sideways {
        // (x, y) → (h − y, x)
        let [a, b, c, d, e, f] = matrix;
        matrix = [-b, a, -d, c, size.1 - f, e];
        size = (size.1, size.0);
    }
    let scale = to_points.min(width / size.0).min(height / size.1);
    let (x, y) = (left + (width - size.0 * scale) / 2.0, BOTTOM * PT + (height - size.1 * scale) / 2.0);
    let [a, b, c, d, e, f] = matrix.map(|value| value * scale);
    [a, b, c, d, e + x, f + y]
}
