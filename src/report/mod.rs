//! Figures: from a period to numbers that can each open their cases.
//!
//! A [`figures::Figure`] is never just a number. It carries the [`filter::Filter`] that lists its cases, and its
//! value *is* a measure of that list, so figure and list cannot disagree. Everything is computed from
//! [`facts::Facts`], the records as values; "today" comes in as the day the figures are taken on.
//!
//! | module | what it does |
//! |---|---|
//! | [`facts`] | the records of a register, read once |
//! | [`filter`] | which cases belong to a figure, as a value |
//! | [`figures`] | the figures of a period, with their formula and base |
//! | `analysis` | sentences that compare and rank, for the reports in words |
//! | [`breakdown`] | by 内容分类, 村, 责任单位, 形式 |
//! | [`compare`] | 上期, 上年同期, 环比, 同比 |
//! | [`narrative`] | the texts: 季度分析, 半年小结, 年终总结, section by section |
//! | [`statistics`] | 信访情况统计表, block by block, with 累计 |
//! | [`summary`] | the figures in their published JSON form |

mod analysis;
pub mod breakdown;
pub mod compare;
pub mod facts;
pub mod figures;
pub mod filter;
pub mod mediation;
pub mod narrative;
pub mod statistics;
pub mod summary;
