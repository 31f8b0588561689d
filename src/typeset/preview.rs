//! Pictures of the very pages that will be printed (预览).

use std::sync::Arc;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings};
use thiserror::Error;

/// A page as pixels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Width in pixels.
    pub width: usize,
    /// Height in pixels.
    pub height: usize,
    /// Red, green, blue, alpha, row by row from the top; opaque.
    pub rgba: Vec<u8>,
}

/// Why a page cannot be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum PreviewError {
    /// The bytes are no PDF.
    #[error("预览无法读取这份 PDF。文件本身不受影响，请重新生成后再看。")]
    NotAPdf,
    /// There is no such page.
    #[error("没有第 {0} 页。")]
    NoPage(usize),
}

/// A PDF opened for looking at.
pub struct Preview {
    pdf: Pdf,
}

impl std::fmt::Debug for Preview {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Preview").field("pages", &self.pages()).finish()
    }
}

impl Preview {
    /// Opens PDF bytes.
    ///
    /// # Errors
    ///
    /// [`PreviewError::NotAPdf`].
    pub fn open(bytes: Vec<u8>) -> Result<Self, PreviewError> {
        let pdf = Pdf::new(Arc::new(bytes)).map_err(|_| PreviewError::NotAPdf)?;
        Ok(Self { pdf })
    }

    /// How many pages.
    pub fn pages(&self) -> usize {
        self.pdf.pages().len()
    }

    /// Page `number`, counted from 0, at `dpi` pixels an inch on white.
    ///
    /// # Errors
    ///
    /// [`PreviewError::NoPage`].
    pub fn page(&self, number: usize, dpi: f32) -> Result<Picture, PreviewError> {
        let page = self.pdf.pages().get(number).ok_or(PreviewError::NoPage(number + 1))?;
        let scale = dpi / 72.0;
        let pixels = hayro::render(
            page,
            &RenderCache::new(),
            &InterpreterSettings::default(),
            // Hints made for screens pull thin strokes of hanzi apart.
            &RenderSettings { hinting: false, ..RenderSettings::default() },
            &PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE },
        );
        let (width, height) = (usize::from(pixels.width()), usize::from(pixels.height()));
        let rgba = pixels.data_as_u8_slice().to_vec();
        Ok(Picture { width, height, rgba })
    }
}
