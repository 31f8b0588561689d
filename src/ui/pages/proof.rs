//! A paper that is still being written, laid out on the worker and drawn as a picture.

use std::rc::Rc;

use crate::document::Document;
use crate::papers::Press;
use crate::typeset::preview::Preview;
use crate::ui::widgets::preview::{Picture, Sheets, Spot};

/// The pages of the real paper, as pictures.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PreviewPages {
    /// Sizes of the pages and where the fields stand.
    pub sheets: Sheets,
    /// The page that was asked for, at the resolution that was asked for.
    pub picture: Option<(usize, f32, Picture)>,
    /// What could not be laid out, in Chinese (a character that no font has).
    pub trouble: Option<String>,
}

impl PreviewPages {
    /// Lays a paper out and draws page `page` of it (the last one if there are fewer). What cannot be laid out is told
    /// in the preview, not as a failure.
    pub fn of(page: usize, dpi: f32, made: impl FnOnce() -> Result<(Rc<Press>, Document), String>) -> Self {
        made()
            .and_then(|(press, document)| drawn(&press, &document, page, dpi))
            .unwrap_or_else(|trouble| Self { trouble: Some(trouble), ..Self::default() })
    }
}

fn drawn(press: &Press, document: &Document, page: usize, dpi: f32) -> Result<PreviewPages, String> {
    let printed = press.print(document).map_err(|error| error.to_string())?;
    let stamp = stamp(&printed.pdf);
    let pages: Vec<[f32; 2]> = printed.laid.pages.iter().map(|p| [p.width as f32, p.height as f32]).collect();
    let spots = printed
        .laid
        .regions
        .iter()
        .map(|region| {
            let area = &region.area;
            let mm = [area.x, area.y, area.width, area.height].map(|value| value as f32);
            Spot { page: region.page, mm, anchor: region.anchor.clone() }
        })
        .collect();
    let shown = page.min(pages.len().saturating_sub(1));
    let picture =
        Preview::open(printed.pdf).and_then(|preview| preview.page(shown, dpi)).map_err(|error| error.to_string())?;
    let picture = Picture { size: [picture.width, picture.height], rgba: picture.rgba };
    Ok(PreviewPages { sheets: Sheets { stamp, pages, spots }, picture: Some((shown, dpi, picture)), trouble: None })
}

/// Tells two papers apart.
fn stamp(pdf: &[u8]) -> u64 {
    use std::hash::{DefaultHasher, Hasher};
    let mut hasher = DefaultHasher::new();
    hasher.write(pdf);
    hasher.finish()
}
