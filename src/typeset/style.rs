//! Faces, sizes and line rules of the named styles.
//!
//! Sources: GB/T 9704-2012 §5.2 (22 lines of 28 characters in 156 × 225 mm, so one character is 156 / 28 mm and not the
//! 16 pt of a word processor's 三号) and §7 (faces of the parts); for forms and registers the usual sizes of 四号, 小四
//! and 五号.

use super::faces::Role;
use super::page::PT;
use crate::document::{Align, Paper, Setting, Style};

/// 初号, 二号, 小二, 四号, 小四, 五号, 小五, 六号 in points.
pub(super) const CHU: f64 = 42.0;
const ER: f64 = 22.0;
const XIAO_ER: f64 = 18.0;
const SI: f64 = 14.0;
const XIAO_SI: f64 = 12.0;
const WU: f64 = 10.5;
pub(super) const XIAO_WU: f64 = 9.0;
const LIU: f64 = 7.5;

/// The lines of a paper.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lattice {
    /// Size of body type in points.
    pub size: f64,
    /// From one line to the next, in millimetres.
    pub pitch: f64,
    /// Lines stand on the grid, whatever comes between them.
    pub grid: bool,
}

impl Lattice {
    pub fn of(paper: &Paper) -> Self {
        let (width, height) = paper.type_area();
        match paper.setting {
            Setting::Official => {
                let em = width / 28.0;
                Self { size: em * PT, pitch: (height - em) / 21.0, grid: true }
            }
            Setting::Form => Self { size: SI, pitch: paper.pitch / PT, grid: false },
            Setting::Register => Self { size: XIAO_SI, pitch: paper.pitch / PT, grid: false },
        }
    }

    /// Size of a character of body type in millimetres.
    pub fn em(&self) -> f64 {
        self.size / PT
    }
}

/// How a style is set.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spec {
    pub role: Role,
    /// Type size in points.
    pub size: f64,
    /// From one line to the next, in millimetres.
    pub pitch: f64,
    pub align: Align,
    /// Room before the first line, in characters.
    pub indent: f32,
    /// Room before the other lines, in characters.
    pub hang: f32,
    /// Marks may be cut and letters stand off from hanzi.
    pub flow: bool,
    /// Never the last on a page.
    pub keep: bool,
    /// Unless what hangs together with it is more than a page.
    pub loose: bool,
}

impl Spec {
    /// Size of a character in millimetres.
    pub fn em(&self) -> f64 {
        self.size / PT
    }

    pub fn of(style: Style, paper: &Paper) -> Self {
        let lattice = Lattice::of(paper);
        let body = Self {
            role: Role::Fang,
            size: lattice.size,
            pitch: lattice.pitch,
            align: Align::Justify,
            indent: 2.0,
            hang: 0.0,
            flow: !lattice.grid,
            keep: false,
            loose: false,
        };
        let official = paper.setting == Setting::Official;
        let small = |role, size: f64, pitch: f64, align| Self {
            role,
            size,
            pitch: pitch / PT,
            align,
            indent: 0.0,
            flow: true,
            ..body
        };
        match style {
            Style::Mast => Self { role: Role::BiaoSong, size: CHU, align: Align::Centre, indent: 0.0, ..body },
            Style::DocNumber => Self { align: Align::Centre, indent: 0.0, ..body },
            Style::Signer => Self { role: Role::Kai, align: Align::Left, indent: 0.0, ..body },
            Style::Title => Self {
                role: Role::BiaoSong,
                size: ER,
                pitch: if official { lattice.pitch } else { 30.0 / PT },
                align: Align::Centre,
                indent: 0.0,
                keep: true,
                loose: true,
                ..body
            },
            Style::Subtitle => {
                Self { role: Role::Kai, align: Align::Centre, indent: 0.0, keep: true, loose: true, ..body }
            }
            Style::FormNumber => Self { align: Align::Right, indent: 0.0, keep: true, loose: true, ..body },
            Style::Addressee => Self { indent: 0.0, keep: true, loose: true, ..body },
            Style::Heading1 | Style::Lead => Self { role: Role::Hei, keep: true, ..body },
            Style::Heading2 => Self { role: Role::Kai, keep: true, ..body },
            Style::Heading3 | Style::Heading4 => Self { keep: true, ..body },
            Style::Body => body,
            Style::Flush => Self { indent: 0.0, ..body },
            Style::Right => Self { align: Align::Right, indent: 0.0, ..body },
            Style::Centre => Self { align: Align::Centre, indent: 0.0, keep: true, ..body },
            Style::TableTitle => Self {
                keep: true,
                ..small(Role::BiaoSong, if official { ER } else { XIAO_ER + 2.0 }, 30.0, Align::Centre)
            },
            Style::TableTitleAgain => small(Role::Song, WU, 16.0, Align::Centre),
            Style::TableCaption => Self { keep: true, ..small(Role::Song, WU, 18.0, Align::Left) },
            Style::TableHead => {
                if paper.setting == Setting::Register {
                    small(Role::Hei, WU, 15.0, Align::Centre)
                } else {
                    small(Role::Hei, XIAO_SI, 17.0, Align::Centre)
                }
            }
            Style::TableCell => {
                if paper.setting == Setting::Register {
                    small(Role::Fang, WU, 15.0, Align::Left)
                } else {
                    small(Role::Fang, XIAO_SI, 17.0, Align::Left)
                }
            }
            Style::TableFoot => small(Role::Song, WU, 20.0, Align::Left),
            Style::FormLabel => small(Role::HeiLight, 11.5, 17.0, Align::Centre),
            Style::FormValue => small(Role::Fang, XIAO_SI, 19.0, Align::Left),
            Style::CoverValue => small(Role::BiaoSong, XIAO_ER, 28.0, Align::Centre),
            // 附件： two characters in; names on further lines stand under the first name (GB/T 9704-2012 §7.3.4).
            Style::Enclosure => Self { align: Align::Left, hang: 6.0, ..body },
            Style::FurtherEnclosure => Self { align: Align::Left, indent: 5.0, hang: 6.0, ..body },
            Style::Note => {
                let (size, pitch) = if official { (XIAO_SI, 20.0) } else { (WU, 16.0) };
                Self { align: Align::Justify, ..small(Role::Fang, size, pitch, Align::Left) }
            }
            Style::SignLabel => Self { align: Align::Left, indent: 0.0, ..body },
            Style::PageNumber => match paper.setting {
                Setting::Official => small(Role::Song, SI, 20.0, Align::Left),
                _ => small(Role::Song, XIAO_WU, 12.0, Align::Left),
            },
            Style::Running => small(Role::Song, LIU, 10.0, Align::Left),
        }
    }
}
