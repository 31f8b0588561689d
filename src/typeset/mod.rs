//! From a [`Document`] to pages and PDF (排版).
//!
//! `typeset` knows documents and fonts, no petition. [`Typesetter::lay_out`] breaks texts into lines by the rules of
//! Chinese setting, puts them on pages and returns a neutral page model, [`Laid`]; [`pdf::write`] makes PDF bytes of it,
//! [`file::save_pdf`] puts them on disk, and [`preview::page`] rasterises those same bytes for the window.

pub mod bind;
mod breaking;
mod cells;
mod classes;
mod compose;
mod error;
mod faces;
pub mod file;
mod furniture;
mod grid;
mod heads;
mod page;
mod paginate;
pub mod pdf;
mod piece;
pub mod preview;
pub mod scan;
mod style;
mod table;
mod text;

pub use error::TypesetError;
pub use faces::{Faces, FontBytes, FontFile};
pub use page::{Area, Glyph, GlyphRun, Ink, Laid, Page, Region, Rule};

use crate::document::{Block, Document, Kind, Setting};

/// How much closer lines may be set to spare a page. 0.89 of 22 pt is 1.4 times the type size.
const CLOSER: [f64; 2] = [0.945, 0.89];

/// Lays documents out and writes them, with one set of faces.
#[derive(Debug, Clone)]
pub struct Typesetter {
    faces: Faces,
}

impl Typesetter {
    /// A typesetter with these faces.
    pub fn new(faces: Faces) -> Self {
        Self { faces }
    }

    /// The faces.
    pub fn faces(&self) -> &Faces {
        &self.faces
    }

    /// Lays `document` out on as many pages as it needs.
    ///
    /// Returns at least one page. A table row is parted only if it is taller than half a page; heads are repeated. A
    /// mediation paper or letter that would need a page more for a few lines or its signatures is set a little closer, as
    /// GB/T 9704-2012 §7.3.5 advises for signatures without room.
    ///
    /// # Errors
    ///
    /// [`TypesetError::NoGlyph`] names the first character that no face has, with the words around it.
    pub fn lay_out(&self, document: &Document) -> Result<Laid, TypesetError> {
        let laid = self.lay_out_as_it_is(document)?;
        if document.paper.setting != Setting::Form || laid.pages.len() == 1 {
            return Ok(laid);
        }
        for closer in CLOSER {
            let mut tight = document.clone();
            tight.paper.pitch *= closer;
            let tight = self.lay_out_as_it_is(&tight)?;
            if tight.pages.len() < laid.pages.len() {
                return Ok(tight);
            }
        }
        Ok(laid)
    }

    fn lay_out_as_it_is(&self, document: &Document) -> Result<Laid, TypesetError> {
        let dot = if document.paper.setting == Setting::Official { 1.0 } else { 0.5 };
        let mut shaper = faces::Shaper::new(&self.faces, dot)?;
        let mut paper = document.paper.clone();
        if furniture::page_foot(document).is_some() {
            paper.margins.bottom += furniture::PAGE_FOOT;
        }
        let mut composer = compose::Composer::new(&mut shaper, &paper);
        composer.blocks(&document.blocks)?;
        // A form of one page fills its sheet: it is composed again when it is known what is left.
        let takers = document.blocks.iter().map(rows_that_fill).sum::<usize>();
        let left = paper.type_area().1 - composer.pieces.iter().map(|piece| piece.height).sum::<f64>() - 0.1;
        if takers > 0 && left > 0.0 && !composer.pieces.iter().any(|piece| piece.page_break) {
            composer = compose::Composer::new(&mut shaper, &paper);
            composer.spare = left / takers as f64;
            composer.blocks(&document.blocks)?;
        }
        let compose::Composer { pieces, heads, lattice, .. } = composer;
        let (mut pages, regions) = paginate::paginate(pieces, &heads, &paper, lattice);
        furniture::furnish(&mut shaper, &mut pages, document)?;
        Ok(Laid { meta: document.meta.clone(), pages, regions })
    }
}

/// How many rows of ruled forms take what is left of the sheet.
fn rows_that_fill(block: &Block) -> usize {
    match &block.kind {
        Kind::Grid(grid) => grid.rows.iter().filter(|row| row.fill).count(),
        Kind::Together(inner) => inner.iter().map(rows_that_fill).sum(),
        _ => 0,
    }
}
