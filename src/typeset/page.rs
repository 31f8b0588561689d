//! The laid-out pages: positions and words, no PDF.
//!
//! Positions are in millimetres from the page's top-left corner with y downwards, type sizes in points. A writer for
//! another fixed-layout format needs nothing but this.

use crate::document::Meta;

/// Points in a millimetre.
pub const PT: f64 = 72.0 / 25.4;

/// The colours that paper knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ink {
    /// Black: text and rules.
    Black,
    /// 红色: the mast and its rule.
    Red,
    /// Small furniture at the foot.
    Grey,
}

/// One glyph of a run.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Glyph {
    /// The character it stands for.
    pub ch: char,
    /// Glyph number in the run's face.
    pub id: u16,
    /// Its origin, in millimetres to the right of the run's start.
    pub x: f32,
}

/// Glyphs of one face and size on one baseline.
#[derive(Debug, Clone, PartialEq)]
pub struct GlyphRun {
    /// Which face, as an index into the typesetter's faces.
    pub face: u8,
    /// Type size in points.
    pub size: f32,
    /// Width scale, 1.0 = as designed.
    pub stretch: f32,
    /// Colour.
    pub ink: Ink,
    /// Left edge.
    pub x: f64,
    /// Baseline.
    pub baseline: f64,
    /// The glyphs from left to right.
    pub glyphs: Vec<Glyph>,
}

impl GlyphRun {
    /// The words of the run.
    pub fn text(&self) -> String {
        self.glyphs.iter().map(|glyph| glyph.ch).collect()
    }
}

/// A straight rule.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rule {
    /// Left or upper end.
    pub from: (f64, f64),
    /// Right or lower end.
    pub to: (f64, f64),
    /// Thickness in points.
    pub width: f32,
    /// Colour.
    pub ink: Ink,
}

/// A rectangle on a page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Area {
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// Where a field of the window stands on paper.
#[derive(Debug, Clone, PartialEq)]
pub struct Region {
    /// The field's name, as the builder gave it.
    pub anchor: String,
    /// Page, from 0.
    pub page: usize,
    /// Its place on the page.
    pub area: Area,
}

/// A page.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// Width of the sheet as it lies.
    pub width: f64,
    /// Height of the sheet as it lies.
    pub height: f64,
    /// Text, in reading order.
    pub runs: Vec<GlyphRun>,
    /// Rules; those that touch end to end are joined.
    pub rules: Vec<Rule>,
}

impl Page {
    /// The words of the page, one line of text a line, from top to bottom.
    ///
    /// Runs on one baseline are joined from left to right; the cells of a table row stand on one line.
    pub fn text(&self) -> String {
        let mut runs: Vec<&GlyphRun> = self.runs.iter().collect();
        runs.sort_by(|a, b| {
            let line = |run: &GlyphRun| (run.baseline * 20.0).round() as i64;
            line(a).cmp(&line(b)).then(a.x.total_cmp(&b.x))
        });
        let mut text = String::new();
        let mut last: Option<f64> = None;
        for run in runs {
            if last.is_some_and(|baseline| (baseline - run.baseline).abs() > 0.05) {
                text.push('\n');
            }
            last = Some(run.baseline);
            text.push_str(&run.text());
        }
        text
    }

    /// The lines of [`Page::text`].
    pub fn lines(&self) -> Vec<String> {
        self.text().lines().map(str::to_owned).collect()
    }
}

/// A document laid out.
#[derive(Debug, Clone, PartialEq)]
pub struct Laid {
    /// File properties.
    pub meta: Meta,
    /// The pages in print order, at least one.
    pub pages: Vec<Page>,
    /// Where the window's fields stand.
    pub regions: Vec<Region>,
}

impl Laid {
    /// The topmost field at a point of a page, in millimetres.
    pub fn field_at(&self, page: usize, x: f64, y: f64) -> Option<&str> {
        self.regions
            .iter()
            .filter(|region| region.page == page)
            .filter(|Region { area: a, .. }| x >= a.x && x <= a.x + a.width && y >= a.y && y <= a.y + a.height)
            .min_by(|a, b| (a.area.width * a.area.height).total_cmp(&(b.area.width * b.area.height)))
            .map(|region| region.anchor.as_str())
    }
}
