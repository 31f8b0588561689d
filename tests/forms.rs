//! The papers of the catalogue: printed from facts, stopped when something is missing, kept to the words of the law.
// A test may stop at the first surprise.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use xinfang::document::forms::{Form, bundled};
use xinfang::domain::forms::FormId;
use xinfang::domain::settings::Settings;
use xinfang::papers::Press;
use xinfang::papers::forms::{KNOWN, example_paper};

/// The papers the program brings a form for.
fn forms() -> impl Iterator<Item = FormId> {
    FormId::ALL.iter().copied().filter(|id| !bundled(*id).is_empty())
}

#[test]
fn every_form_prints_without_a_trace_of_its_markup() {
    let press = Press::new(&Settings::default()).unwrap();
    for id in forms() {
        let form = Form::bundled(id, KNOWN).unwrap_or_else(|error| panic!("{error}"));
        let document = example_paper(&form, &Settings::default()).unwrap_or_else(|error| panic!("{error}"));
        let text = format!("{:?}", document.blocks);
        for trace in ["{{", "}}", "{%", "%}", "@", "“”", "（）", "《》", "：，", "，，", "。。"] {
            assert!(!text.contains(trace), "{id}: {trace} in\n{text}");
        }
        press.print(&document).unwrap_or_else(|error| panic!("{id}: {error}"));
    }
}

/// Writes every form of the example case into the folder named by XINFANG_SAMPLES, to be looked at.
#[test]
#[ignore = "writes files to look at"]
fn dump_forms() {
    let folder = std::path::PathBuf::from(std::env::var("XINFANG_SAMPLES").unwrap());
    let press = Press::new(&Settings::default()).unwrap();
    for id in forms() {
        let form = Form::bundled(id, KNOWN).unwrap();
        let printed = press.print(&example_paper(&form, &Settings::default()).unwrap()).unwrap();
        println!("{} {id}: {} pages, {} bytes", id.code(), printed.laid.pages.len(), printed.pdf.len());
        std::fs::write(folder.join(format!("{}.pdf", id.code())), printed.pdf).unwrap();
    }
}
