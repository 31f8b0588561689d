//! Promises about agreements: from the signatures to the last payment, and what the clerk is reminded of on the way.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // A failure here is the test's failure.

mod capitals;
mod cli;
mod rules;
mod story;

use chrono::{NaiveDate, NaiveDateTime};
use xinfang::{
    domain::{
        agreement::{Agreement, DutyDue, Obligation},
        amount::Amount,
        dispute::Side,
        settings::{Office, Settings},
    },
    store::Register,
};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn at(text: &str) -> NaiveDateTime {
    day(text).and_hms_opt(9, 0, 0).unwrap()
}

/// An empty register in a folder of its own.
fn register() -> (tempfile::TempDir, Register) {
    let folder = tempfile::tempdir().unwrap();
    let office = Office { clerk: "沈某安".into(), ..Office::named("清水镇信访工作办公室") };
    let settings = Settings { office, ..Settings::default() };
    let register = Register::create(&folder.path().join("台账.xinfang"), settings, at("2026-06-01")).unwrap();
    (folder, register)
}

/// 26,000 元 in three instalments, mediated on Tuesday 16 June 2026; unsigned.
fn three_instalments() -> Agreement {
    let mut agreement = Agreement::blank("清水镇人民调解委员会", day("2026-06-16"));
    agreement.parties[0].name = "王某甲".into();
    agreement.parties[1].name = "李某乙".into();
    agreement.mediators = vec!["罗某平".into()];
    agreement.facts = "李某乙放水捕鱼，王某甲稻田减产，李某乙负全部责任。".into();
    agreement.clauses = vec!["李某乙赔偿王某甲{合计}，分三期付清。".into()];
    agreement.plan = [(10_000, "2026-07-20"), (8_000, "2026-08-20"), (8_000, "2026-09-20")]
        .map(|(yuan, on)| Obligation::payment(Side::Second, Amount::from_yuan(yuan), DutyDue::On { day: day(on) }))
        .to_vec();
    agreement
}
