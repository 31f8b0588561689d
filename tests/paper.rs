//! Papers: from facts to pages to PDF bytes.
// A test may stop at the first surprise.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "paper/forms.rs"]
mod forms;
#[path = "paper/grid.rs"]
mod grid;
#[path = "paper/lines.rs"]
mod lines;
#[path = "paper/pdf.rs"]
mod pdf;
#[path = "paper/samples.rs"]
mod samples;
#[path = "paper/sheets.rs"]
mod sheets;
#[path = "paper/tables.rs"]
mod tables;

use xinfang::document::Document;
use xinfang::document::papers::{AgreementView, Forms};
use xinfang::typeset::{Faces, Typesetter};

use samples::issue;

fn typesetter() -> Typesetter {
    Typesetter::new(Faces::new(None))
}

/// Writes every sample into the folder named by XINFANG_SAMPLES, to be looked at.
#[test]
#[ignore = "writes files to look at"]
fn dump_samples() {
    let folder = std::path::PathBuf::from(std::env::var("XINFANG_SAMPLES").unwrap());
    let (forms, issue) = (Forms::bundled().unwrap(), samples::issue());
    let blank = AgreementView::blank("清水镇人民调解委员会", 2);
    let prints = AgreementView { fingerprints: true, ..samples::agreement() };
    let documents: Vec<(&str, Document)> = vec![
        ("agreement", samples::agreement().document(&forms, &issue).unwrap()),
        ("agreement-blank", blank.document(&forms, &issue).unwrap()),
        ("agreement-prints", prints.document(&forms, &issue).unwrap()),
        ("report", samples::report().document(&forms, &issue).unwrap()),
        ("register", samples::petition_register(37).document(&forms, &issue).unwrap()),
        ("grid", samples::body_pages()),
        ("kinds", samples::every_kind()),
        ("ledger", samples::dispute_ledger(24).document(&forms, &issue).unwrap()),
    ];
    let typesetter = typesetter();
    for (name, document) in documents {
        let laid = typesetter.lay_out(&document).unwrap();
        let bytes = typesetter.write_pdf(&laid).unwrap();
        std::fs::write(folder.join(format!("{name}.pdf")), bytes).unwrap();
    }
}

/// Lays out and writes a register of ten thousand rows, and says how long each step took.
#[test]
#[ignore = "a measurement, not a promise"]
fn time_a_long_register() {
    let (forms, issue) = (Forms::bundled().unwrap(), samples::issue());
    let start = std::time::Instant::now();
    let document = samples::petition_register(10_000).document(&forms, &issue).unwrap();
    let built = start.elapsed();
    let typesetter = typesetter();
    let laid = typesetter.lay_out(&document).unwrap();
    let laid_out = start.elapsed();
    let bytes = typesetter.write_pdf(&laid).unwrap();
    let (pages, written) = (laid.pages.len(), start.elapsed());
    println!("{pages} pages, {} bytes: built {built:?}, laid out {laid_out:?}, written {written:?}", bytes.len());
}
