//! The sheet: size, margins, setting, page numbers.

/// A sheet size (纸张).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sheet {
    /// 210 × 297 mm.
    A4,
    /// 297 × 420 mm.
    A3,
}

/// White space around the type area, in millimetres.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Margins {
    /// 天头.
    pub top: f64,
    /// 切口 of an odd page.
    pub right: f64,
    /// 地脚.
    pub bottom: f64,
    /// 订口 of an odd page.
    pub left: f64,
}

/// Which family of type sizes and line rules a paper follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Setting {
    /// 公文: the strict grid of GB/T 9704-2012, 22 lines of 28 characters.
    Official,
    /// Mediation papers and letters: flowing lines, a little smaller.
    Form,
    /// Registers, ledgers and ruled forms: small type in tables.
    Register,
}

/// How pages are numbered (页码).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageNumbers {
    /// `— 1 —` below the type area, one character in from the outer edge: right on odd pages, left on even ones.
    /// With `duplex` off (printing on one side) all stand on the right. GB/T 9704-2012 §7.5.
    Official {
        /// Printed on both sides.
        duplex: bool,
    },
    /// `第 x 页 共 y 页` in the middle of the foot.
    OfTotal,
    /// None.
    None,
}

/// The paper of a document.
#[derive(Debug, Clone, PartialEq)]
pub struct Paper {
    /// Sheet size.
    pub sheet: Sheet,
    /// Long side horizontal (横排).
    pub landscape: bool,
    /// Margins of an odd page.
    pub margins: Margins,
    /// Family of sizes and line rules.
    pub setting: Setting,
    /// Page numbers.
    pub page_numbers: PageNumbers,
    /// From one line of body text to the next in points. On the grid of an official paper it follows from the grid.
    pub pitch: f64,
    /// Printed on both sides for binding: left and right margin change places on even pages.
    pub mirrored: bool,
}

impl Paper {
    /// 公文用纸: A4 upright, 天头 37, 订口 28, type area 156 × 225 mm (GB/T 9704-2012 §5).
    pub fn official() -> Self {
        Self {
            sheet: Sheet::A4,
            landscape: false,
            margins: Margins { top: 37.0, right: 26.0, bottom: 35.0, left: 28.0 },
            setting: Setting::Official,
            page_numbers: PageNumbers::Official { duplex: true },
            pitch: 29.6,
            mirrored: false,
        }
    }

    /// A mediation paper or letter: A4 upright with a binding edge.
    pub fn form() -> Self {
        Self {
            margins: Margins { top: 26.0, right: 26.0, bottom: 20.0, left: 28.0 },
            setting: Setting::Form,
            page_numbers: PageNumbers::OfTotal,
            pitch: 22.0,
            ..Self::official()
        }
    }

    /// A ruled form (登记表): A4 upright.
    pub fn ruled_form() -> Self {
        Self {
            margins: Margins { top: 25.0, right: 20.0, bottom: 20.0, left: 25.0 },
            setting: Setting::Register,
            page_numbers: PageNumbers::OfTotal,
            pitch: 19.0,
            ..Self::official()
        }
    }

    /// A register (登记簿、台账): landscape, bound at the short left side.
    pub fn register(sheet: Sheet) -> Self {
        Self {
            sheet,
            landscape: true,
            margins: Margins { top: 20.0, right: 15.0, bottom: 18.0, left: 25.0 },
            setting: Setting::Register,
            page_numbers: PageNumbers::OfTotal,
            pitch: 19.0,
            mirrored: false,
        }
    }

    /// Width and height of the sheet as it lies before the reader, in millimetres.
    pub fn size(&self) -> (f64, f64) {
        let (short, long) = match self.sheet {
            Sheet::A4 => (210.0, 297.0),
            Sheet::A3 => (297.0, 420.0),
        };
        if self.landscape { (long, short) } else { (short, long) }
    }

    /// Width and height of the type area (版心), in millimetres.
    pub fn type_area(&self) -> (f64, f64) {
        let (width, height) = self.size();
        let m = self.margins;
        (width - m.left - m.right, height - m.top - m.bottom)
    }
}
