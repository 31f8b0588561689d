//! The preview beside the editor: the very paper, with the field in focus tinted; a press on it goes to its field.

use eframe::egui::{CornerRadius, Rect, Ui, UiBuilder};

use super::{AgreementAction, AgreementPage, PreviewPages, w};
use crate::domain::agreement::Agreement;
use crate::ui::theme::{color as c, space};
use crate::ui::widgets::{banner, wait};

impl AgreementPage {
    pub(super) fn preview_ui(&mut self, ui: &mut Ui, rect: Rect, agreement: &Agreement, focused: Option<&str>) {
        let mut child = ui.new_child(UiBuilder::new().id_salt("preview").max_rect(rect));
        child.shrink_clip_rect(rect);
        let empty = PreviewPages::default();
        let pages = self.pages.as_ref().unwrap_or(&empty);
        let sheets = &pages.sheets;
        self.preview.bar_ui(&mut child, w::PREVIEW, w::PREVIEW_REMARK, sheets.pages.len(), |_| {});
        if let Some(trouble) = &pages.trouble {
            banner::banner(&mut child, banner::Kind::Warning, trouble, None);
        }
        if sheets.pages.is_empty() {
            // The first layout tells how large the page is; until then the desk is empty.
            let desk = child.available_rect_before_wrap();
            child.painter().rect_filled(desk, CornerRadius::ZERO, c::DESK);
            if pages.trouble.is_none() {
                child.add_space(space::S28);
                child.vertical_centered(|ui| wait::spinner(ui, "正在排版"));
            }
            self.wanted.get_or_insert((0, 96.0));
            return;
        }
        let tint = focused.and_then(|path| anchor(path, agreement));
        let mut wanted = None;
        let pressed = self.preview.ui(&mut child, sheets, tint.as_deref(), |page, dpi| {
            wanted = Some((page, dpi));
            let made = pages.picture.as_ref().filter(|(at, made, _)| *at == page && (made - dpi).abs() < 0.5);
            made.map(|(_, _, picture)| picture.clone())
        });
        self.wanted = wanted.or(self.wanted);
        if let Some(path) = pressed.and_then(|anchor| path_of(&anchor, agreement)) {
            self.seen.go_to(&path);
            if let Some(index) = path.strip_prefix("clauses[").and_then(|rest| rest.strip_suffix(']')) {
                self.clauses.last = index.parse().ok();
            }
            ui.ctx().request_repaint();
        }
    }

    /// Asks for a new picture when text, page or resolution differ from what was asked for last; one at a time.
    pub(super) fn preview_wish(&mut self, agreement: &Agreement) -> Option<AgreementAction> {
        let (page, dpi) = self.wanted?;
        let wish = (agreement.clone(), page, dpi);
        if self.waiting || self.shown.as_ref() == Some(&wish) {
            return None;
        }
        self.waiting = true;
        self.shown = Some(wish);
        Some(AgreementAction::Preview { agreement: Box::new(agreement.clone()), page, dpi })
    }
}

/// Where a field stands on paper. Clauses that are still empty are not printed.
fn anchor(path: &str, agreement: &Agreement) -> Option<String> {
    let index = |rest: &str| rest.split(']').next().and_then(|index| index.parse::<usize>().ok());
    if let Some(at) = path.strip_prefix("parties[").and_then(index) {
        return Some(format!("当事人-{}", at + 1));
    }
    if let Some(at) = path.strip_prefix("clauses[").and_then(index) {
        let before = agreement.clauses.iter().take(at).filter(|clause| !clause.is_empty()).count();
        return Some(format!("条款-{}", before + 1));
    }
    if let Some(at) = path.strip_prefix("plan[").and_then(index) {
        return Some(format!("履行计划-{}", at + 1));
    }
    let name = match path {
        "facts" => "事实",
        "paper_number" => "编号",
        "copies" => "份数",
        _ => return None,
    };
    Some(name.to_owned())
}

/// The field that stands at a place of the paper.
fn path_of(anchor: &str, agreement: &Agreement) -> Option<String> {
    let number = |prefix: &str| anchor.strip_prefix(prefix).and_then(|n| n.parse::<usize>().ok()?.checked_sub(1));
    if let Some(at) = number("当事人-") {
        return Some(format!("parties[{at}].name"));
    }
    if let Some(nth) = number("条款-") {
        let printed = agreement.clauses.iter().enumerate().filter(|(_, clause)| !clause.is_empty());
        return printed.map(|(at, _)| at).nth(nth).or(Some(nth)).map(|at| format!("clauses[{at}]"));
    }
    if let Some(at) = number("履行计划-") {
        return Some(format!("plan[{at}].amount"));
    }
    match anchor {
        "履行计划" => Some("plan[0].amount".into()),
        "事实" => Some("facts".into()),
        "编号" => Some("paper_number".into()),
        "份数" => Some("copies".into()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    #[test]
    fn a_clause_and_its_place_on_paper_find_each_other_over_empty_ones() {
        let mut agreement = Agreement::blank("", NaiveDate::default());
        agreement.clauses = ["一", "", "三"].map(str::to_owned).to_vec();
        assert_eq!(anchor("clauses[2]", &agreement).as_deref(), Some("条款-2"));
        assert_eq!(path_of("条款-2", &agreement).as_deref(), Some("clauses[2]"));
        assert_eq!(anchor("parties[1].age", &agreement).as_deref(), Some("当事人-2"));
        assert_eq!(path_of("履行计划-3", &agreement).as_deref(), Some("plan[2].amount"));
        assert_eq!(anchor("remark", &agreement), None);
    }
}
