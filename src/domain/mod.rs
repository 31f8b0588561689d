//! The office's knowledge as plain values and rules: no file, no clock, no window.
//!
//! Everything here is pure. "Today" comes in as an argument, a calendar and the limits come in as
//! values, and nothing is ever read from disk. The rest of the house asks these modules; it never
//! repeats a number of days, a list of stages or a counting rule.
//!
//! | module | what it knows |
//! |---|---|
//! | [`terms`] | the fixed vocabularies (信访形式, 办理步骤 …) with their stored code and printed label |
//! | [`listed`] | versioned lists kept as data: 内容分类, 信访目的, 纠纷类别, 风险等级 |
//! | [`lists`] | the entries of those lists that are offered on a day |
//! | [`calendar`] | working days, 调休, due dates |
//! | [`day_words`] | how a day is told in Chinese |
//! | [`period`] | 月, 季, 半年, 年 and free periods |
//! | [`partial_date`] | dates such as 「3月初」 |
//! | [`petition`] | 信访件 |
//! | [`procedure`] | 办理过程: which step may follow which |
//! | [`protection`] | 检举控告保护, 回避 |
//! | [`citation`] | which law and article a paper cites |
//! | [`deadline`] | 法定期限 |
//! | [`dispute`], [`screening`] | 矛盾纠纷; the rounds that find them |
//! | [`mediation`] | 转调解: what may be mediated, the dispute it opens |
//! | [`agreement`], [`sums`] | 调解协议; its total in clauses and in parts |
//! | [`forms`] | 文书目录: what is issued at which step |
//! | [`reception`], [`worklog`], [`directory`] | 领导接访, 工作记录, 联络网 |
//! | [`settings`], [`numbering`] | what differs from office to office |
//! | [`issued`] | 已出具的文书: number, day, 作废, 重新出具 |
//! | [`scan`], [`volume`] | 扫描件; 调解卷宗: which papers it holds, 卷号, 保管期限 |
//! | [`identity`], [`credit_code`], [`amount`] | resident IDs, phones, masks; numbers of bodies; money in 分 and capitals |
//! | [`finding`] | what a check has to say about a record |

pub mod agreement;
pub mod amount;
pub mod calendar;
mod capitals;
pub mod case_file;
pub mod citation;
pub mod credit_code;
pub mod day_words;
pub mod deadline;
pub mod directory;
pub mod dispute;
pub mod final_report;
pub mod finding;
pub mod forms;
pub mod identity;
pub mod issued;
pub mod listed;
pub mod lists;
pub mod masking;
pub mod mediation;
pub mod numbering;
pub mod own_calendar;
pub mod partial_date;
pub mod period;
pub mod petition;
pub mod place;
pub mod procedure;
pub mod protection;
pub mod reception;
pub mod roster;
pub mod scan;
pub mod screening;
pub mod settings;
pub mod sums;
pub mod terms;
pub mod volume;
pub mod worklog;
