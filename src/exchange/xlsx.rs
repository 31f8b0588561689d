//! Excel (.xlsx): a register or a table of figures as a workbook, for offices that go on with it in a spreadsheet.
//!
//! The workbook is made from the very document that is printed, so sheet and paper agree: title and caption above, the
//! head with its merged cells frozen and repeated on every printed page, widths as on paper, the notes below. What a
//! spreadsheet spoils is kept from it: numbers of records, IDs and phones are text (no 4.3E+17), days are real dates, sums
//! are numbers, and a cell that begins with `=`, `+`, `-` or `@` is text too, never a formula.

use crate::document::{Align, Document, Kind, Row, Table, Text};
use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

/// Why there is no workbook.
#[derive(Debug, thiserror::Error)]
pub enum WorkbookError {
    /// Nothing in the document is a table.
    #[error("这份文书没有表格，不能存为 Excel。请导出 PDF。")]
    NoTable,
    /// The writer refused: a sheet of more than 1,048,576 rows, for one.
    #[error("没有存成 Excel（{0}）。请缩短统计期后重试。")]
    Refused(#[from] XlsxError),
}

/// Rows of the sheet that stand above the head: title and caption.
const ABOVE: u32 = 2;
/// Millimetres on paper for one unit of column width.
const MM_PER_WIDTH: f64 = 1.75;

/// The document as a workbook: a sheet for each of its tables.
///
/// # Errors
///
/// [`WorkbookError`].
pub fn workbook(document: &Document) -> Result<Vec<u8>, WorkbookError> {
    let mut book = Workbook::new();
    let made = document.meta.created.date_naive();
    let made = ExcelDateTime::from_ymd(u16::try_from(made.year()).unwrap_or(2000), month(made), day(made))?;
    // The day of the document, not the moment, so that the same register gives the same bytes.
    book.set_properties(&DocProperties::new().set_title(&document.meta.title).set_creation_datetime(&made));
    let (mut title, mut caption, mut sheets) = (String::new(), String::new(), 0);
    let mut open: Option<(Worksheet, u32)> = None;
    let mut done = Vec::new();
    for block in &document.blocks {
        match &block.kind {
            Kind::Title(told) => title = told.text(),
            Kind::Spread { parts, .. } => {
                let words: Vec<String> = parts.iter().map(Text::plain).collect();
                match &mut open {
                    Some((sheet, row)) => {
                        sheet.write_string(*row, 0, words.join("　　"))?;
                        *row += 1;
                    }
                    None => caption = words.join("　　"),
                }
            }
            Kind::Table(table) => {
                sheets += 1;
                done.extend(open.take());
                open = Some(sheet_of(table, &title, &caption, sheets, document.paper.landscape)?);
            }
            Kind::Notes(notes) => {
                if let Some((sheet, row)) = &mut open {
                    for note in notes {
                        sheet.write_string(*row, 0, format!("注：{}", note.plain()))?;
                        *row += 1;
                    }
                }
            }
            Kind::PageBreak => {
                done.extend(open.take());
                caption.clear();
            }
            _ => {}
        }
    }
    done.extend(open);
    if done.is_empty() {
        return Err(WorkbookError::NoTable);
    }
    for (sheet, _) in done {
        book.push_worksheet(sheet);
    }
    Ok(book.save_to_buffer()?)
}

fn month(day: NaiveDate) -> u8 {
    u8::try_from(day.month()).unwrap_or(1)
}

fn day(day: NaiveDate) -> u8 {
    u8::try_from(day.day()).unwrap_or(1)
}

/// A sheet with the table, and the first row below it.
fn sheet_of(
    table: &Table,
    title: &str,
    caption: &str,
    number: usize,
    landscape: bool,
) -> Result<(Worksheet, u32), WorkbookError> {
    let mut sheet = Worksheet::new();
    sheet.set_name(format!("表{number}"))?;
    let last = u16::try_from(table.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    let bold = Format::new().set_bold().set_font_size(16).set_align(FormatAlign::Center);
    if last > 0 {
        sheet.merge_range(0, 0, 0, last, title, &bold)?;
    } else {
        sheet.write_string_with_format(0, 0, title, &bold)?;
    }
    sheet.write_string(1, 0, caption)?;
    for (at, column) in (0..).zip(&table.columns) {
        sheet.set_column_width(at, (column.width / MM_PER_WIDTH).max(5.0))?;
    }
    let first = head(&mut sheet, table)?;
    sheet.set_freeze_panes(first, 0)?;
    sheet.set_repeat_rows(ABOVE, first - 1)?;
    sheet.set_paper_size(9).set_print_fit_to_pages(1, 0); // A4, one page wide
    if landscape {
        sheet.set_landscape();
    }
    let mut at = first;
    for row in table.rows.iter().chain(&table.total) {
        row_of(&mut sheet, at, row, table)?;
        at += 1;
    }
    Ok((sheet, at + 1))
}

/// The head with its merged cells. Returns the row after it.
fn head(sheet: &mut Worksheet, table: &Table) -> Result<u32, WorkbookError> {
    let format = Format::new()
        .set_bold()
        .set_border(FormatBorder::Thin)
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter)
        .set_text_wrap();
    for (level, cells) in (ABOVE..).zip(&table.head) {
        for cell in cells {
            let (left, wide) = (small(cell.column), small(cell.columns.max(1)));
            let low = level + u32::from(small(cell.rows.max(1))) - 1;
            if wide > 1 || low > level {
                sheet.merge_range(level, left, low, left + wide - 1, &cell.text, &format)?;
            } else {
                sheet.write_string_with_format(level, left, &cell.text, &format)?;
            }
        }
    }
    Ok(ABOVE + u32::from(small(table.head.len().max(1))))
}

fn small(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}

fn row_of(sheet: &mut Worksheet, at: u32, row: &Row, table: &Table) -> Result<(), WorkbookError> {
    let plain = Format::new().set_border(FormatBorder::Thin).set_align(FormatAlign::Top).set_text_wrap();
    for (nth, column) in table.columns.iter().enumerate() {
        let words = row.cells.get(nth).map(Text::plain).unwrap_or_default();
        let format = match column.align {
            Align::Right => plain.clone().set_align(FormatAlign::Right),
            Align::Centre => plain.clone().set_align(FormatAlign::Center),
            _ => plain.clone(),
        };
        let nth = small(nth);
        match value(&words, column.align) {
            Value::Number(number, shape) => {
                sheet.write_number_with_format(at, nth, number, &format.set_num_format(shape))?;
            }
            Value::Day(year, month, day) => {
                let when = ExcelDateTime::from_ymd(year, month, day)?;
                sheet.write_datetime_with_format(at, nth, &when, &format.set_num_format("yyyy-mm-dd"))?;
            }
            Value::Words => {
                sheet.write_string_with_format(at, nth, &words, &format)?;
            }
        }
    }
    Ok(())
}

/// What a cell holds.
#[derive(Debug, PartialEq)]
enum Value {
    Number(f64, &'static str),
    Day(u16, u8, u8),
    Words,
}

/// Only what stands to the right is a number: numbers of records and IDs stand left or centred and stay text. 15 digits
/// and more would lose their tail and stay text wherever they stand.
fn value(words: &str, align: Align) -> Value {
    if let Ok(day) = words.parse::<NaiveDate>()
        && words.len() == 10
        && let (Ok(year), Ok(month), Ok(of_month)) =
            (u16::try_from(day.year()), u8::try_from(day.month()), u8::try_from(day.day()))
        && (1900..=9999).contains(&year)
    {
        return Value::Day(year, month, of_month);
    }
    if align != Align::Right {
        return Value::Words;
    }
    let plain = words.replace(',', "");
    let digits = plain.trim_end_matches('%').chars().filter(char::is_ascii_digit).count();
    let numeric = |text: &str| {
        let body = text.strip_prefix('-').unwrap_or(text);
        let looks = !body.is_empty() && body.chars().all(|sign| sign.is_ascii_digit() || sign == '.');
        if looks { text.parse::<f64>().ok() } else { None }
    };
    if digits == 0 || digits >= 15 {
        return Value::Words;
    }
    match plain.strip_suffix('%') {
        Some(share) => numeric(share).map_or(Value::Words, |share| Value::Number(share / 100.0, "0.0%")),
        None if plain.contains('.') => numeric(&plain).map_or(Value::Words, |sum| Value::Number(sum, "#,##0.00")),
        None => numeric(&plain).map_or(Value::Words, |count| Value::Number(count, "#,##0")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_sums_become_numbers() {
        assert_eq!(value("1,126", Align::Right), Value::Number(1126.0, "#,##0"));
        assert_eq!(value("89,266.00", Align::Right), Value::Number(89266.0, "#,##0.00"));
        assert_eq!(value("80.0%", Align::Right), Value::Number(0.8, "0.0%"));
        assert_eq!(value("2009-02-05", Align::Centre), Value::Day(2009, 2, 5));
        for (words, align) in [
            ("539999197003150018", Align::Right), // would become 5.39999E+17
            ("2009-0001", Align::Left),
            ("13800000000", Align::Left),
            ("—", Align::Right),
            ("=1+1", Align::Right),
            ("@SUM(A1)", Align::Left),
            ("↓ 9.2%", Align::Right),
            ("", Align::Right),
            ("2009-02-30", Align::Centre),
        ] {
            assert_eq!(value(words, align), Value::Words, "{words}");
        }
    }
}
