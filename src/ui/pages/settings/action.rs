//! What the clerk asks of the settings.

use std::path::PathBuf;

use chrono::NaiveDateTime;

use super::{field::Field, proposal::Proposal, w};
use crate::domain::{forms::FormId, settings::Settings};
use crate::fonts::FangSong;
use crate::papers::forms::proof;
use crate::store::{Register, StoreError};
use crate::ui::pages::{print::press, proof::PreviewPages};
use crate::ui::screen::{Change, Done, Effect, Pick, PickKind};

/// What the clerk asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SettingsAction {
    /// Set one thing.
    Set(Field, String),
    /// Look what a change would move.
    Propose(Proposal),
    /// Make the change.
    Take(Proposal),
    /// Ask for a font file.
    PickFont,
    /// Ask where to copy the register to.
    PickBackup,
    /// Prove the register sound.
    Check,
    /// Rebuild what is derived.
    Rebuild,
    /// Lay the register aside.
    Other,
    /// Keep the office's own text of a form; `None` goes back to the program's.
    Form(FormId, Option<String>),
    /// Lay a form out with the example case and draw one page.
    Proof {
        /// Which form.
        id: FormId,
        /// Its text as it stands.
        text: String,
        /// Which page, from 0.
        page: usize,
        /// Pixels an inch.
        dpi: u32,
    },
}

/// Tells the page what the proof found, and when.
pub(super) struct Checked(pub Vec<String>, pub NaiveDateTime);

impl SettingsAction {
    /// The same without asking first.
    pub(super) fn unasked(self) -> Self {
        match self {
            Self::Set(field @ Field::Length(_), text) => Self::Take(Proposal::Length(field, text)),
            other => other,
        }
    }

    /// The job it leads to.
    pub fn effect(self, settings: &Settings, now: NaiveDateTime) -> Effect {
        match self {
            Self::Set(field @ Field::Length(_), text) => Effect::Do(Proposal::Length(field, text).look()),
            Self::Set(field, text) => Effect::Do(set(field, text)),
            Self::Propose(proposal) => Effect::Do(proposal.look()),
            Self::Take(proposal) => Effect::Do(proposal.take()),
            Self::PickFont => Effect::PickFile(Pick {
                title: w::PICK_FONT.into(),
                kind: PickKind::Open,
                name: String::new(),
                filter: (w::FONT_KIND.into(), ["ttf", "ttc", "otf"].map(str::to_owned).into()),
                then: Box::new(|path| vec![Effect::Do(set_font(path))]),
            }),
            Self::PickBackup => Effect::PickFile(Pick {
                title: w::PICK_BACKUP.into(),
                kind: PickKind::Save,
                name: w::backup_name(&settings.office.short_name, &now.format("%Y%m%d").to_string()),
                filter: (w::REGISTER_KIND.into(), vec!["xinfang".into()]),
                then: Box::new(|path| vec![Effect::Do(back_up(path))]),
            }),
            Self::Check => Effect::Do(
                Change::new(w::CHECKING, |register, now| Ok(Done::quietly().tell(Checked(register.check()?, now))))
                    .reads_only(),
            ),
            Self::Rebuild => Effect::Do(Change::new(w::REBUILDING, |register, now| {
                register.rebuild()?;
                Ok(Done::saying(w::REBUILT).tell(Checked(register.check()?, now)))
            })),
            Self::Other => Effect::CloseRegister,
            Self::Form(id, text) => Effect::Do(set_form(id, text)),
            Self::Proof { id, text, page, dpi } => Effect::Do(
                Change::new("", move |register, _| {
                    let pages = PreviewPages::of(page, dpi as f32, || {
                        let settings = register.settings();
                        let document = proof(id, &text, settings).map_err(|error| error.to_string())?;
                        Ok((press(settings).map_err(|error| error.to_string())?, document))
                    });
                    Ok(Done::quietly().tell(pages))
                })
                .reads_only(),
            ),
        }
    }
}

/// Sets one thing; 撤销 sets that one thing back.
fn set(field: Field, text: String) -> Change {
    Change::new(w::SAVING, move |register, now| {
        let before = put(register, field, &text, now)?;
        let words = w::changed(&field.label(), &field.told(register.settings()));
        let undo = Change::new(w::SAVING, move |register, now| {
            put(register, field, &before, now)?;
            Ok(Done::quietly())
        });
        Ok(Done::saying(words).undo(undo))
    })
}

fn put(register: &mut Register, field: Field, text: &str, now: NaiveDateTime) -> Result<String, StoreError> {
    let mut settings = register.settings().clone();
    let before = field.get(&settings);
    field.put(&mut settings, text).map_err(StoreError::Refused)?;
    register.save_settings(settings, now)?;
    Ok(before)
}

/// Keeps a form's text; 撤销 brings the one before back.
fn set_form(id: FormId, text: Option<String>) -> Change {
    Change::new(w::FORM_SAVING, move |register, now| {
        let before = register.form_text(id)?;
        register.save_form_text(id, text.as_deref(), now)?;
        let undo = Change::new(w::FORM_SAVING, move |register, now| {
            register.save_form_text(id, before.as_deref(), now)?;
            Ok(Done::quietly())
        });
        Ok(Done::saying(w::form_changed(id.label(), text.is_some())).undo(undo))
    })
}

/// Takes a font file, if it can serve.
fn set_font(path: PathBuf) -> Change {
    Change::on_desk(w::SAVING, move |desk, now, progress| {
        FangSong::from_file(&path).map_err(|error| error.advice().to_owned())?;
        let change = set(Field::FangSong, path.display().to_string());
        (change.work)(desk, now, progress)
    })
}

fn back_up(path: PathBuf) -> Change {
    Change::new(w::BACKING_UP, move |register, now| {
        register.backup(&path, now)?;
        Ok(Done::saying(w::backed_up(&path.display().to_string())))
    })
}
