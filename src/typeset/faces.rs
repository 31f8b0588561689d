//! The faces, and which glyph of which face stands for a character.

use std::collections::HashMap;
use std::sync::Arc;

use ttf_parser::{Face, GlyphId};

use super::TypesetError;
use crate::fonts::FangSong;
use crate::fonts::fang_song::Origin;

/// A font file in memory.
#[derive(Debug, Clone)]
pub struct FontFile {
    /// PostScript-like name, written into the PDF.
    pub name: String,
    /// The file's bytes, bundled or read from disk.
    pub bytes: FontBytes,
    /// Face number in a collection (.ttc).
    pub index: u32,
}

/// The bytes of a font file.
#[derive(Debug, Clone)]
pub enum FontBytes {
    /// Part of the program.
    Bundled(&'static [u8]),
    /// Read from disk.
    Read(Arc<[u8]>),
}

impl FontBytes {
    /// The bytes.
    pub fn as_slice(&self) -> &[u8] {
        match self {
            Self::Bundled(bytes) => bytes,
            Self::Read(bytes) => bytes,
        }
    }
}

/// The faces that the styles ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Role {
    /// 小标宋: titles.
    BiaoSong,
    /// 宋体: page numbers and registers.
    Song,
    /// 仿宋: body.
    Fang,
    /// 楷体: second headings, names of signers.
    Kai,
    /// 黑体: first headings, table heads.
    Hei,
    /// 黑体, thin: labels of forms.
    HeiLight,
}

/// Where a face stands in [`Faces::files`].
const SANS: u8 = 0;
const SANS_BOLD: u8 = 1;
const SERIF: u8 = 2;
const SERIF_BOLD: u8 = 3;
const KAI: u8 = 4;
const FANG: u8 = 5;

/// All faces a typesetter works with. 仿宋 is the office's own file or an installed one; without it 宋体 stands in.
#[derive(Debug, Clone)]
pub struct Faces {
    pub(super) files: Vec<FontFile>,
}

impl Faces {
    /// The bundled faces, and the 仿宋 that was found, if any.
    pub fn new(fang_song: Option<FontFile>) -> Self {
        use crate::fonts::Face as Bundled;
        let bundled = [Bundled::Sans, Bundled::SansBold, Bundled::Serif, Bundled::SerifBold, Bundled::Kai];
        let mut files = Vec::from(bundled.map(|face| FontFile {
            name: face.postscript_name().to_owned(),
            bytes: FontBytes::Bundled(face.bytes()),
            index: 0,
        }));
        files.extend(fang_song);
        Self { files }
    }

    /// The bundled faces and the 仿宋 found on this computer, or 宋体 in its place.
    pub fn with(found: &FangSong) -> Self {
        let own = match &found.origin {
            Origin::StandIn => None,
            Origin::Chosen(_) | Origin::Installed(_) => Some(FontFile {
                name: "FangSong".to_owned(),
                bytes: FontBytes::Read(found.bytes().into()),
                index: found.index,
            }),
        };
        Self::new(own)
    }

    /// Whether 仿宋 is set in a 仿宋 face, for the one line that the preview says about it.
    pub fn has_fang_song(&self) -> bool {
        self.files.len() > usize::from(FANG)
    }
}

/// A glyph standing in its cell. Widths are in parts of the type size.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shape {
    pub face: u8,
    pub id: u16,
    /// Width of the cell.
    pub width: f32,
    /// From the cell's left edge to the glyph's origin.
    pub dx: f32,
    /// Width scale of the glyph.
    pub stretch: f32,
}

/// Looks characters up in the faces, each only once.
pub(super) struct Shaper<'a> {
    faces: Vec<Face<'a>>,
    shapes: HashMap<(Role, char), Option<Shape>>,
    /// Width of the middle dot: a full cell on the grid, half of one in flowing lines.
    dot: f32,
}

/// Width of a digit in the faces that stand beside hanzi: half a cell, so that lines break where a clerk's word
/// processor breaks them, and columns of figures align.
const HALF: f32 = 0.5;

impl<'a> Shaper<'a> {
    pub fn new(faces: &'a Faces, dot: f32) -> Result<Self, TypesetError> {
        let faces = faces
            .files
            .iter()
            .map(|file| {
                Face::parse(file.bytes.as_slice(), file.index)
                    .map_err(|error| TypesetError::Font { name: file.name.clone(), why: error.to_string() })
            })
            .collect::<Result<_, _>>()?;
        Ok(Self { faces, shapes: HashMap::new(), dot })
    }

    /// The glyph for `ch` in `role`, from the role's face or the first other that has it.
    pub fn shape(&mut self, role: Role, ch: char) -> Option<Shape> {
        if let Some(shape) = self.shapes.get(&(role, ch)) {
            return *shape;
        }
        let shape = self.order(role, ch).into_iter().find_map(|face| self.shape_in(face, ch));
        self.shapes.insert((role, ch), shape);
        shape
    }

    /// One face that has every hanzi of a name, best first.
    pub fn face_for_name(&self, role: Role, name: &str) -> Option<u8> {
        let hanzi = |ch: &char| !ch.is_ascii() && !ch.is_whitespace() && *ch != '·';
        self.order(role, '一')
            .into_iter()
            .find(|face| name.chars().filter(hanzi).all(|ch| self.glyph(*face, ch).is_some()))
    }

    /// The glyph for `ch` of a name set in `face`.
    pub fn shape_in_name(&mut self, role: Role, face: u8, ch: char) -> Option<Shape> {
        if ch.is_ascii() || matches!(ch, '·' | '—' | '“' | '”') {
            return self.shape(role, ch);
        }
        self.shape_in(face, ch).or_else(|| self.shape(role, ch))
    }

    /// Faces to look in, best first. Hanzi come from the role's own face; letters, digits and the marks that lack a
    /// full cell in many 仿宋 and 楷体 files (“ ” — … ·) always come from bundled ones, so that a line breaks at the
    /// same place whichever 仿宋 is found.
    fn order(&self, role: Role, ch: char) -> Vec<u8> {
        let own = match role {
            Role::BiaoSong => SERIF_BOLD,
            Role::Hei => SANS_BOLD,
            Role::HeiLight => SANS,
            Role::Song => SERIF,
            Role::Fang | Role::Kai if !is_wide(ch) => SERIF,
            Role::Fang if self.faces.len() > usize::from(FANG) => FANG,
            Role::Fang => SERIF,
            Role::Kai => KAI,
        };
        let own = if matches!(ch, '—' | '―') { KAI } else { own };
        let mut order = vec![own];
        order.extend([SERIF, KAI, SANS, SERIF_BOLD, SANS_BOLD, FANG].into_iter().filter(|face| *face != own));
        order.retain(|face| usize::from(*face) < self.faces.len());
        order
    }

    fn glyph(&self, face: u8, ch: char) -> Option<GlyphId> {
        self.faces.get(usize::from(face))?.glyph_index(ch).filter(|glyph| glyph.0 != 0)
    }

    fn shape_in(&self, face: u8, ch: char) -> Option<Shape> {
        let font = self.faces.get(usize::from(face))?;
        let id = self.glyph(face, ch)?;
        let natural = f32::from(font.glyph_hor_advance(id).unwrap_or(0)) / f32::from(font.units_per_em());
        let (width, stretch) = match ch {
            // The dash of 楷体 nearly fills its cell; a hair wider, and two of them join.
            '—' | '―' => (1.0, 1.01 / natural.max(0.5)),
            ' ' | '\u{a0}' => (0.25, 1.0),
            '·' | '•' => (self.dot, 1.0),
            '“' | '”' | '‘' | '’' | '…' => (1.0, 1.0),
            ch if is_wide(ch) => (1.0, 1.0),
            '0'..='9' => match face {
                SERIF_BOLD => (natural, 1.0),
                SANS_BOLD => (0.53, 0.9),
                _ => (HALF, 0.9),
            },
            '!'..='~' | '\u{a1}'..='\u{24f}' if face != SERIF_BOLD => (natural * 0.9, 0.9),
            _ => (natural, 1.0),
        };
        Some(Shape { face, id: id.0, width, dx: (width - natural * stretch) / 2.0, stretch })
    }
}

/// Characters that take a full cell in every Chinese face.
pub(super) fn is_wide(ch: char) -> bool {
    matches!(ch as u32,
        0x2e80..=0x303f | 0x3040..=0x33ff | 0x3400..=0x4dbf | 0x4e00..=0x9fff | 0xf900..=0xfaff | 0xfe30..=0xfe4f
        | 0xff01..=0xff60 | 0xffe0..=0xffe6 | 0x20000..=0x3ffff)
}
