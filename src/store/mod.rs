//! The register file (台账): one SQLite file, one door for every change.
//!
//! - [`register`] opens, creates, locks and migrates the file and owns the door, [`Register::transact`]:
//!   a change, its search text and its journal line are saved together or not at all.
//! - One module an aggregate: [`petitions`] (with [`petition_counts`]), [`disputes`], [`screening`],
//!   [`agreements`] (with [`performance`]), [`office`];
//!   [`papers`] keeps issued papers with their numbers.
//!   [`scans`] keeps pictures and PDF files of a record, [`volumes`] the volumes of mediations.
//! - [`search`] finds any term of one or more characters; [`journal`] is the hash-chained record of changes;
//!   [`check`] proves the file sound and rebuilds what is derived; [`backup`] makes verified copies.
//!
//! Durability: rollback journal with `synchronous = EXTRA`. When a call returns `Ok`, the change survives
//! `kill -9` and a power cut. SQL lives in this room only; nothing here knows a window or a page.

pub mod agreements;
pub mod backup;
pub mod check;
pub mod disputes;
pub mod drafts;
mod error;
pub mod final_reports;
mod form_texts;
mod handover;
pub mod journal;
mod ledger;
mod links;
mod lock;
pub mod moved;
pub mod numbers;
pub mod office;
mod paper_numbers;
pub mod papers;
pub mod performance;
pub mod petition_counts;
pub mod petitions;
pub mod register;
pub mod scans;
pub mod screening;
pub mod search;
pub mod volumes;
pub mod whole;
mod whole_papers;

pub use error::StoreError;
pub use register::Register;
