//! A reception day as typed: one block for each leader.

use chrono::NaiveDate;

use super::{action::DayChange, model::Day, model::ReceptionsModel, w};
use crate::domain::{
    finding::Finding,
    reception::{Reception, ReceptionForm},
};
use crate::store::office::Entry;

/// One leader of the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// The saved reception, if any.
    pub before: Option<Entry<Reception>>,
    /// As it shall be.
    pub now: Reception,
    /// Whether another leader than before counts as a swap.
    pub swap: bool,
}

/// The day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayForm {
    /// The day.
    pub on: NaiveDate,
    /// Its leaders.
    pub blocks: Vec<Block>,
    /// Which one is in sight.
    pub current: usize,
    strike: Vec<i64>,
}

impl DayForm {
    /// The day as it is; an empty one gets a block to fill in, the common day those of the first two leaders.
    pub fn of(day: &Day, model: &ReceptionsModel) -> Self {
        let mut form = Self { on: day.on, blocks: Vec::new(), current: 0, strike: Vec::new() };
        for entry in &day.entries {
            form.blocks.push(Block { before: Some(entry.clone()), now: entry.value.clone(), swap: false });
        }
        if day.entries.is_empty() {
            let count = if day.common { model.leaders.len().clamp(1, 2) } else { 1 };
            for at in 0..count {
                form.add(model);
                let leader = model.leaders.get(at).filter(|_| day.common);
                if let (Some(leader), Some(block)) = (leader, form.blocks.last_mut()) {
                    block.now.leader.clone_from(&leader.name);
                    block.now.post.clone_from(&leader.post);
                }
            }
            form.current = 0;
        }
        form
    }

    /// Another leader on this day.
    pub fn add(&mut self, model: &ReceptionsModel) {
        let like = self.blocks.last().map(|block| (block.now.hours.clone(), block.now.place.clone()));
        let (hours, place) = like.unwrap_or_else(|| model.usual.clone());
        let now = Reception {
            on: self.on,
            leader: String::new(),
            post: String::new(),
            hours,
            place,
            form: ReceptionForm::Fixed,
            instead_of: String::new(),
            batches: 0,
            people: 0,
            note: String::new(),
        };
        self.current = self.blocks.len();
        self.blocks.push(Block { before: None, now, swap: false });
    }

    /// Takes the leader in sight off the day.
    pub fn strike(&mut self) {
        if self.current < self.blocks.len() {
            let block = self.blocks.remove(self.current);
            self.strike.extend(block.before.map(|entry| entry.id));
        }
        self.current = self.current.min(self.blocks.len().saturating_sub(1));
    }

    /// The leader's name was typed: his post comes with it, and on a day to come another one is a swap.
    pub fn leader_typed(&mut self, model: &ReceptionsModel, today: NaiveDate) {
        let on = self.on;
        let Some(block) = self.blocks.get_mut(self.current) else { return };
        let name = block.now.leader.trim();
        let known = |name: &str| model.leaders.iter().find(|leader| leader.name == name);
        if let Some(leader) = known(name) {
            block.now.post.clone_from(&leader.post);
            block.swap = on >= today && block.other_before().is_some_and(|other| known(other).is_some());
        }
    }

    /// What keeps the day from being saved; fields are `blocks[0].leader` and so on.
    pub fn findings(&self) -> Vec<Finding> {
        let mut findings = Vec::new();
        for (at, block) in self.blocks.iter().enumerate() {
            let mut wrong = |field: &str, words: &str| {
                findings.push(Finding::error(format!("blocks[{at}].{field}"), words));
            };
            let name = block.now.leader.trim();
            if name.is_empty() {
                wrong("leader", w::E_LEADER);
            } else if self.blocks.iter().take(at).any(|other| other.now.leader.trim() == name) {
                wrong("leader", w::E_TWICE);
            }
            if block.now.people > 0 && block.now.batches == 0 {
                wrong("people", w::E_PEOPLE);
            } else if block.now.people < block.now.batches {
                wrong("people", w::E_FEW);
            }
        }
        findings
    }

    /// What is to be saved; `None` if nothing was changed.
    pub fn change(&self) -> Option<DayChange> {
        let mut change = DayChange { on: self.on, strike: self.strike.clone(), ..DayChange::default() };
        for block in &self.blocks {
            let now = block.reception();
            match &block.before {
                Some(before) if before.value == now => {}
                Some(before) => {
                    change.before.push((before.id, before.value.clone()));
                    change.save.push((Some(before.id), now));
                }
                None => change.save.push((None, now)),
            }
        }
        (!change.save.is_empty() || !change.strike.is_empty()).then_some(change)
    }
}

impl Block {
    /// Who stood here before, if it was somebody else.
    pub fn other_before(&self) -> Option<&str> {
        let before = &self.before.as_ref()?.value;
        let planned = if before.instead_of.is_empty() { &before.leader } else { &before.instead_of };
        (planned != self.now.leader.trim()).then_some(planned.as_str())
    }

    fn reception(&self) -> Reception {
        let tidy = |text: &str| text.trim().to_owned();
        let kept = self.before.as_ref().is_some_and(|before| before.value.leader == self.now.leader.trim());
        let instead_of = match self.other_before() {
            Some(other) if self.swap => other.to_owned(),
            Some(_) if kept => self.now.instead_of.clone(),
            _ => String::new(),
        };
        Reception {
            leader: tidy(&self.now.leader),
            post: tidy(&self.now.post),
            hours: tidy(&self.now.hours),
            place: tidy(&self.now.place),
            note: tidy(&self.now.note),
            instead_of,
            ..self.now.clone()
        }
    }
}
