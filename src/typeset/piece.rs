//! Pieces: what the page maker moves about without looking inside.

use std::rc::Rc;

use super::page::{GlyphRun, Rule};

/// Something drawn, placed from the type area's left edge and the piece's top, in millimetres.
#[derive(Debug, Clone)]
pub(super) enum Drawn {
    Glyphs(GlyphRun),
    Rule(Rule),
    /// A field's place inside the piece.
    Field {
        anchor: Rc<str>,
        x: f64,
        y: f64,
        width: f64,
        height: f64,
    },
}

/// A strip as wide as the type area that is never parted.
#[derive(Debug, Default)]
pub(super) struct Piece {
    /// From its top to the top of the next.
    pub height: f64,
    /// From its top to the lowest thing that must be on the page.
    pub ink: f64,
    /// Stands on the next line of the grid.
    pub snap: bool,
    /// Stays on the page of the next piece.
    pub keep: bool,
    /// Gives up staying with the next if the pieces that hang together are more than a page.
    pub loose: bool,
    /// Vanishes at the top of a page.
    pub blank: bool,
    /// Starts a new page.
    pub page_break: bool,
    /// A line of text.
    pub line: bool,
    /// A place to sign: the text before it comes along to its page.
    pub sign: bool,
    pub drawn: Vec<Drawn>,
    /// Field that the whole piece shows.
    pub anchor: Option<Rc<str>>,
    /// Head repeated when the piece opens a page.
    pub head: Option<usize>,
    /// Drawn besides when the piece opens a page in the middle of its row (（续） and the upper rule).
    pub opened: Vec<Drawn>,
    /// Free room over it then.
    pub lead: f64,
    /// Drawn besides at its lower edge when it is the last of a page in the middle of its row.
    pub closed: Vec<Drawn>,
    /// Repeated to the page's end, as long as the pieces after it find room.
    pub fill: bool,
}

/// A table's head, drawn again on every page that the table goes on to.
#[derive(Debug)]
pub(super) struct Head {
    pub height: f64,
    pub drawn: Vec<Drawn>,
}
