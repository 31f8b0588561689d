//! The half-year's pages for the preview: the PDF that will be printed, and where its sections stand on it.

use std::hash::{DefaultHasher, Hash, Hasher};

use chrono::NaiveDate;

use crate::papers::PaperRequest;
use crate::report::narrative::Narrative;
use crate::store::Register;
use crate::typeset::{Laid, preview::Preview};
use crate::ui::pages::print;
use crate::ui::widgets::preview::{Picture, Sheets, Spot};

/// A paper made.
#[derive(Debug)]
pub struct Paper {
    /// Its pages; the spots bear the ids of sections.
    pub sheets: Sheets,
    /// What is said about the 仿宋 face.
    pub remark: Option<String>,
    pdf: Vec<u8>,
}

impl Paper {
    /// Makes the paper of `report`. The error is a sentence for the clerk.
    pub(super) fn make(register: &Register, report: &Narrative, today: NaiveDate) -> Result<Self, String> {
        let press = print::press(register.settings()).map_err(|error| error.to_string())?;
        let request = PaperRequest::Narrative { period: report.period };
        let printed = press
            .document(register, &request, today)
            .and_then(|document| press.print(&document))
            .map_err(|error| error.to_string())?;
        let mut hasher = DefaultHasher::new();
        printed.pdf.hash(&mut hasher);
        Ok(Self {
            sheets: sheets(&printed.laid, report, hasher.finish()),
            remark: press.fang_song_remark().map(str::to_owned),
            pdf: printed.pdf,
        })
    }

    /// How many pages.
    pub fn pages(&self) -> usize {
        self.sheets.pages.len()
    }

    /// Draws a page, from 0, at `dpi`. The error is a sentence for the clerk.
    ///
    /// # Errors
    ///
    /// When the bytes cannot be read back.
    pub fn picture(&self, page: usize, dpi: f32) -> Result<Picture, String> {
        let preview = Preview::open(self.pdf.clone()).map_err(|error| error.to_string())?;
        let drawn = preview.page(page, dpi).map_err(|error| error.to_string())?;
        Ok(Picture { size: [drawn.width, drawn.height], rgba: drawn.rgba })
    }

    /// The page on which a section begins.
    pub fn page_of(&self, section: &str) -> Option<usize> {
        self.sheets.spots.iter().find(|spot| spot.anchor == section).map(|spot| spot.page)
    }
}

fn sheets(laid: &Laid, report: &Narrative, stamp: u64) -> Sheets {
    Sheets {
        stamp,
        pages: laid.pages.iter().map(|page| [page.width as f32, page.height as f32]).collect(),
        spots: laid
            .regions
            .iter()
            .filter_map(|region| {
                let area = region.area;
                Some(Spot {
                    page: region.page,
                    mm: [area.x as f32, area.y as f32, area.width as f32, area.height as f32],
                    anchor: section_at(&region.anchor, report)?.to_owned(),
                })
            })
            .collect(),
    }
}

/// Which section a place of the form belongs to. The form names the opening 「开头」, a first-level heading by its id
/// and the parts under it `id-1`, `id-2` … : first its own paragraphs, then the second-level sections.
fn section_at<'a>(anchor: &str, report: &'a Narrative) -> Option<&'a str> {
    let id_at = |at: usize| report.sections.get(at).map(|section| section.id.as_str());
    if anchor == "开头" {
        return report.sections.iter().find(|section| section.level == 0).map(|section| section.id.as_str());
    }
    if let Some(section) = report.sections.iter().find(|section| section.id == anchor) {
        return Some(&section.id);
    }
    let (chapter, part) = anchor.rsplit_once('-')?;
    let part: usize = part.parse().ok()?;
    let at = report.sections.iter().position(|section| section.id == chapter)?;
    let own = report.sections[at].paragraphs.len();
    if part <= own {
        return id_at(at);
    }
    let under = at + part - own;
    report.sections.get(under).filter(|section| section.level == 2).and_then(|_| id_at(under))
}
