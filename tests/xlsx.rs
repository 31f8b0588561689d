//! Registers as Excel workbooks, read back with calamine, which shares no code with the writer.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A failure here is the test's failure.

use calamine::{Data, Range, Reader, Xlsx};
use std::io::Cursor;
use xinfang::{
    exchange::sample,
    papers::{MediationRegister, PaperRequest, PetitionBook, Press},
    store::Register,
};

fn register(folder: &std::path::Path) -> Register {
    sample::create(&folder.join("示例.xinfang"), sample::today().and_hms_opt(9, 0, 0).unwrap()).unwrap()
}

fn sheets(register: &Register, request: &PaperRequest) -> Vec<Range<Data>> {
    let press = Press::new(register.settings()).unwrap();
    let bytes = press.workbook(register, request, sample::today()).unwrap();
    assert!(bytes == press.workbook(register, request, sample::today()).unwrap(), "the same register, the same bytes");
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    book.sheet_names().iter().map(|name| book.worksheet_range(name).unwrap()).collect()
}

fn text(cell: &Data) -> &str {
    match cell {
        Data::String(words) => words,
        other => panic!("{other:?} is no text"),
    }
}

/// The rows between the head and the first empty one.
fn rows(sheet: &Range<Data>, head: usize) -> Vec<&[Data]> {
    sheet.rows().skip(head).take_while(|row| row.iter().any(|cell| *cell != Data::Empty)).collect()
}

#[test]
fn a_register_is_a_sheet_with_text_numbers_and_real_dates() {
    let folder = tempfile::tempdir().unwrap();
    let mut register = register(folder.path());
    let mut item = register.petition("2009-0001").unwrap().petition;
    item.title = "=HYPERLINK(\"http://example.invalid\",\"看\")".into();
    item.content = item.title.clone();
    register.amend_petition(item, sample::today().and_hms_opt(10, 0, 0).unwrap()).unwrap();
    let period = "2009H1".parse().unwrap();
    let sheet = &sheets(&register, &PaperRequest::PetitionRegister { period, numbers: None })[0];
    let rows = rows(sheet, 4); // title, caption, two rows of head
    assert!(text(&sheet.rows().next().unwrap()[0]).ends_with("2009年上半年信访登记簿"));
    assert_eq!(rows.len(), 11 + 1, "eleven items and 合计");
    assert_eq!(text(&rows[0][1]), "2009-0001", "a number of a record is text");
    let Data::DateTime(received) = &rows[0][2] else { panic!("{:?} is no date", rows[0][2]) };
    assert_eq!(received.as_f64(), 39_821.0, "2009-01-08 in Excel's count of days");
    assert!(rows[0].iter().any(|cell| matches!(cell, Data::String(words) if words.starts_with("=HYPERLINK"))), "text");
    let people = rows.iter().map(|row| row.iter().filter(|cell| matches!(cell, Data::Float(_))).count());
    assert!(people.min() > Some(0), "heads are numbers in every row");
}

#[test]
fn sums_shares_and_the_second_table_are_there() {
    let folder = tempfile::tempdir().unwrap();
    let register = register(folder.path());
    let period = "2009H1".parse().unwrap();
    let sheets = sheets(&register, &PaperRequest::Statistics { period });
    assert_eq!(sheets.len(), 2, "the figures and the disputes");
    let line = |label: &str| sheets[0].rows().find(|row| row.get(1).is_some_and(|cell| cell == label)).unwrap();
    assert_eq!(line("信访总量")[3], Data::Float(11.0));
    assert_eq!(line("化解率")[3], Data::Float(0.8));
    assert_eq!(line("协议金额")[3], Data::Float(89_266.0));
    assert_eq!(text(&line("信访总量")[5]), "—", "no change from nothing");
    assert_eq!(rows(&sheets[1], 3).len(), 10);
}

#[test]
fn every_register_and_table_goes_out_and_what_has_no_table_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let register = register(folder.path());
    let period = "2009H1".parse().unwrap();
    let books = PetitionBook::ALL.iter().map(|&book| PaperRequest::PetitionBook { book, period });
    let mediation = MediationRegister::ALL.iter().map(|&which| PaperRequest::Mediation { which, period });
    let others = [PaperRequest::DisputeRegister { period, numbers: None }, PaperRequest::IssueRegister { period }];
    for request in books.chain(mediation).chain(others) {
        assert!(!sheets(&register, &request).is_empty(), "{request:?}");
    }
    let press = Press::new(register.settings()).unwrap();
    let report = press.workbook(&register, &PaperRequest::Narrative { period }, sample::today());
    assert!(report.unwrap_err().to_string().contains("没有表格，不能存为 Excel"));
}
