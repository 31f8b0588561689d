//! All parts on one page, for tests and for the eye. Not reachable from the program.

use chrono::NaiveDate;
use eframe::egui::{self, Align, CornerRadius, Layout, Rect, Ui, UiBuilder, pos2, vec2};

use super::icons;
use super::theme::{Role, color as c, space};
use super::widgets::banner::{Kind, banner};
use super::widgets::chips::{self, Due, Pill, Tag, Tone};
use super::widgets::table::{Column, RowKind, Sort, Table, TableState};
use super::widgets::{
    Answer, Button, Confirm, DateField, FocusChain, MenuItem, MoneyField, MultiPicker, Note, PickItem, Picker, Row,
    Segmented, Stepper, TextArea, TextField, ToastEvent, Toasts, card, chart, check, mark, menu, paint, timeline, wait,
};

/// What the page remembers; tests read it.
#[derive(Default)]
pub struct Gallery {
    /// Text fields in the order of the page.
    pub name: String,
    /// The field with an error.
    pub id_number: String,
    /// Read-only.
    pub fixed: String,
    /// Multi-line.
    pub story: String,
    /// Chosen channel.
    pub channel: u8,
    /// Check boxes.
    pub repeat: bool,
    /// Second check box.
    pub group: bool,
    /// Radio buttons.
    pub person: u8,
    /// Date.
    pub date: Option<NaiveDate>,
    /// Number of persons.
    pub persons: u32,
    /// Money in 分.
    pub money: Option<i64>,
    /// Village.
    pub village: Option<u8>,
    /// Assisting units.
    pub units: Vec<u8>,
    /// Names of the buttons that were pressed, in order.
    pub pressed: Vec<String>,
    /// The table.
    pub table: TableState,
    /// Ticked rows.
    pub ticked: Vec<usize>,
    /// Opened rows.
    pub opened: Vec<usize>,
    /// Toasts.
    pub toasts: Toasts,
    /// What the toasts said.
    pub toast_events: Vec<ToastEvent>,
    /// Question on show.
    pub confirm: Option<Confirm>,
    /// Its answer.
    pub answer: Option<Answer>,
}

/// The day the page lives in.
pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 6, 18).unwrap_or_default()
}

impl Gallery {
    /// A page filled like the picture of the parts.
    pub fn sample() -> Self {
        Self {
            name: "上塘村三组".into(),
            id_number: "990121197111050016".into(),
            fixed: "只读".into(),
            story: "大坝口水库承包人 3 月初放水捕鱼，未留灌溉用水，上塘村三组约 46 亩稻田栽插推迟。".into(),
            persons: 3,
            date: Some(today()),
            money: Some(2_600_000),
            village: Some(0),
            units: vec![0, 1],
            table: TableState::at(2),
            ticked: vec![2],
            repeat: true,
            ..Self::default()
        }
    }

    /// Draws the page.
    pub fn ui(&mut self, ui: &mut Ui) {
        let rect = ui.max_rect();
        ui.painter().rect_filled(rect, CornerRadius::ZERO, c::PAPER);
        let gap = 14.0;
        let width = (rect.width() - 4.0 * gap) / 3.0;
        for column in 0..3 {
            let left = rect.left() + gap + column as f32 * (width + gap);
            let place = Rect::from_min_size(pos2(left, rect.top() + gap), vec2(width, rect.height() - 2.0 * gap));
            let builder =
                UiBuilder::new().id_salt(("column", column)).max_rect(place).layout(Layout::top_down(Align::LEFT));
            let mut child = ui.new_child(builder);
            child.spacing_mut().item_spacing = vec2(8.0, 9.0);
            match column {
                0 => self.inputs_ui(&mut child),
                1 => self.chips_ui(&mut child),
                _ => self.messages_ui(&mut child),
            }
        }
        if let Some(confirm) = self.confirm.clone()
            && let Some(answer) = confirm.show(ui.ctx())
        {
            self.answer = Some(answer);
            self.confirm = None;
        }
        if let Some(event) = self.toasts.show(ui.ctx()) {
            self.toast_events.push(event);
        }
    }

    fn press(&mut self, ui: &mut Ui, button: Button<'_>, name: &str) {
        if ui.add(button).clicked() {
            self.pressed.push(name.to_owned());
        }
    }

    fn inputs_ui(&mut self, ui: &mut Ui) {
        let mut chain = FocusChain::new();
        card::card(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal(|ui| {
                for role in [Role::Figure, Role::Title, Role::Section, Role::Body, Role::Cell, Role::Small] {
                    ui.label(role.rich(if role == Role::Figure { "128" } else { "标题" }, c::INK));
                }
            });
            ui.horizontal(|ui| {
                self.press(ui, Button::primary("保存").icon(icons::FLOPPY_DISK).key("Ctrl+S"), "保存");
                self.press(ui, Button::plain("打印").icon(icons::PRINTER), "打印");
                self.press(ui, Button::plain("不可用").enabled(false).tooltip("先填完必填项"), "不可用");
            });
            ui.horizontal(|ui| {
                self.press(ui, Button::danger("恢复到 6月17日"), "恢复");
                self.press(ui, Button::danger_plain("作废").icon(icons::PROHIBIT), "作废");
                self.press(ui, Button::link("文字按钮"), "文字按钮");
                self.press(ui, Button::icon_only(icons::QUESTION, "填写说明"), "填写说明");
                self.press(ui, Button::icon_quiet(icons::X, "关闭"), "关闭");
            });
        });
        card::card(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = space::FORM_ROW;
            card::section_with(ui, "录入", "已填 3 人 / 来访 3 人");
            let parts = [(0, "来访"), (1, "来信"), (2, "来电"), (3, "网上")];
            Row::new("信访形式").required().show(ui, |ui, label| {
                chain.push(&Segmented::new("channel", &mut self.channel, &parts).labelled(label).show(ui));
            });
            Row::new("姓名").required().show(ui, |ui, label| {
                let empty = self.name.is_empty().then_some("请填姓名。");
                chain.push(
                    &TextField::new("name", &mut self.name).labelled(label).required().error(empty).ok(true).show(ui),
                );
            });
            Row::new("身份证号").show(ui, |ui, label| {
                let error = "末位与前 17 位对不上，请照证件逐位核对。";
                let wrong = self.id_number.ends_with('6').then_some(error);
                let field =
                    TextField::new("id", &mut self.id_number).labelled(label).error(wrong).placeholder("可不填");
                chain.push(&field.note(Note::Hint("未填身份证号，按姓名加住址查重")).show(ui));
            });
            Row::new("来访日期").show(ui, |ui, label| {
                ui.horizontal(|ui| {
                    chain.push(&DateField::new("date", &mut self.date, today()).labelled(label).show(ui));
                    let persons = Stepper::new("persons", &mut self.persons, 1..=999, "人").named("来访人数");
                    chain.push(&persons.show(ui));
                });
            });
            Row::new("住址").show(ui, |ui, label| {
                ui.horizontal_top(|ui| {
                    let items: Vec<PickItem<u8>> = villages();
                    let village = Picker::new("village", &mut self.village, &items).labelled(label).width(130.0);
                    chain.push(&village.show(ui));
                    TextField::new("fixed", &mut self.fixed).named("门牌").read_only(true).show(ui);
                });
            });
            Row::new("赔偿").show(ui, |ui, label| {
                let reading = |_| "贰万陆仟元整".to_owned();
                chain.push(&MoneyField::new("money", &mut self.money).labelled(label).reading(&reading).show(ui));
            });
            Row::new("协办单位").show(ui, |ui, label| {
                let items = units();
                chain.push(&MultiPicker::new("units", &mut self.units, &items).labelled(label).show(ui));
            });
            Row::new("诉求").required().show(ui, |ui, label| {
                let story = TextArea::new("story", &mut self.story).labelled(label).rows(3).counter();
                chain.push_multiline(&story.hint("写清时间、地点、对象、要求").show(ui));
            });
            ui.horizontal(|ui| {
                chain.push(&check::check(ui, "repeat", &mut self.repeat, "重复"));
                chain.push(&check::check(ui, "group", &mut self.group, "集体"));
                chain.push(&check::radio(ui, "lead", &mut self.person, 0, "代表"));
                chain.push(&check::radio(ui, "other", &mut self.person, 1, "同访"));
            });
        });
        let save = ui.make_persistent_id("save");
        if ui.add(Button::primary("存下").id(save)).clicked() {
            self.pressed.push("存下".into());
        }
        chain.end_at(save);
        chain.run(ui.ctx());
    }

    fn chips_ui(&mut self, ui: &mut Ui) {
        card::card(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal(|ui| {
                chips::due_chip(ui, Due::Over, "超期 3 天");
                chips::due_chip(ui, Due::Soon, "今日到期");
                chips::due_chip(ui, Due::InTime, "剩 19 天");
                chips::due_chip(ui, Due::None, "无期限");
                chips::due_chip(ui, Due::Closed, "4月28日办结");
            });
            ui.horizontal_wrapped(|ui| {
                for (tone, words) in [
                    (Tone::Neutral, "待受理"),
                    (Tone::Primary, "办理中"),
                    (Tone::Violet, "已延期"),
                    (Tone::Good, "已办结"),
                    (Tone::Outline, "草稿"),
                ] {
                    chips::status_chip(ui, tone, words);
                }
                for tag in [Tag::First, Tag::Repeat, Tag::Group, Tag::Skip] {
                    chips::tag(ui, tag);
                }
            });
            ui.horizontal(|ui| {
                chips::pill(ui, Pill::On, None, "全部", Some(37));
                chips::pill(ui, Pill::Off, Some(Due::Over), "超期", Some(1));
                chips::pill(ui, Pill::Set, None, "来访、来信", None);
                chips::pill(ui, Pill::Menu, None, "责任单位", None);
            });
        });
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 200.0));
        self.table_ui(ui, rect);
        card::card(ui, |ui| {
            ui.set_width(ui.available_width());
            wait::progress(ui, "正在导入", 263, 424, true);
            ui.horizontal(|ui| {
                chart::share_bar(ui, 120.0, &[(0.6, c::GRN_SOLID), (0.3, c::AMB_SOLID), (0.1, c::RED_SOLID)]);
            });
            timeline::entry(ui, "6月12日", "15:40", timeline::Dot::Other, false, |ui| {
                ui.label(Role::CellBold.rich("现场核实", c::INK));
                ui.label(Role::Cell.rich("存水约三成，闸门不能正常启闭。", c::INK2));
            });
            timeline::entry(ui, "5月8日", "16:30", timeline::Dot::Statutory, true, |ui| {
                ui.label(Role::CellBold.rich("受理", c::INK));
            });
            timeline::limit_steps(
                ui,
                &[
                    timeline::LimitStep {
                        name: "登记".into(),
                        date: "6月18日".into(),
                        note: String::new(),
                        done: true,
                    },
                    timeline::LimitStep {
                        name: "受理告知".into(),
                        date: "7月3日 周五".into(),
                        note: "登记之日起 15 日内".into(),
                        done: false,
                    },
                ],
            );
        });
        let step = wait::empty_state(ui, icons::TRAY, "今天没有到期的事项", "最近一项在 6月22日到期", Some("登记来访"));
        if step {
            self.pressed.push("登记来访".into());
        }
    }

    fn table_ui(&mut self, ui: &mut Ui, rect: Rect) {
        let columns = [
            Column::exact("编号", 110.0).sortable(),
            Column::at_least("诉求", 120.0).resizable(),
            Column::exact("期限", 110.0).sortable(),
        ];
        let mut child = ui.new_child(UiBuilder::new().id_salt("table").max_rect(rect));
        let ticked = self.ticked.clone();
        let is_ticked = |row: usize| ticked.contains(&row);
        let out = Table::new("rows", "信访件列表", &columns, 1_000_000)
            .sort(Some(Sort { column: 2, descending: false }))
            .ticks(&is_ticked, check::Tick::Some)
            .show(
                &mut child,
                &mut self.table,
                |row| {
                    if row == 0 {
                        return RowKind::Group { words: "已超期".into(), count: "2".into(), color: c::RED };
                    }
                    RowKind::Row { sentence: format!("2026-{row:04}，机井电费，剩 19 天") }
                },
                |cell, row, column| match column {
                    0 => cell.text(&format!("2026-{row:04}")),
                    1 => cell.job(mark::hits("石桥村机井电费分摊不公", &["电费"], Role::Cell, c::INK)),
                    _ => {
                        chips::due_chip(cell.ui, Due::InTime, "剩 19 天");
                    }
                },
            );
        if let Some(rows) = out.tick {
            for row in rows {
                self.ticked.retain(|ticked| *ticked != row);
                if out.tick_to {
                    self.ticked.push(row);
                }
            }
        }
        self.opened.extend(out.open);
    }

    fn messages_ui(&mut self, ui: &mut Ui) {
        banner(ui, Kind::Info, "本期未满，数字截至 6月18日", None);
        if banner(ui, Kind::Warning, "已 5 天没有备份到 U 盘", Some("立即备份")) {
            self.pressed.push("立即备份".into());
        }
        banner(ui, Kind::Error, "没能保存：磁盘已满", Some("另存到 U 盘"));
        let figure = card::FigureCard {
            title: "在办".into(),
            figure: "23".into(),
            unit: "件".into(),
            bar: card::FigureBar::Dues([15, 6, 2]),
            notes: vec![
                card::FigureNote { due: Some(Due::InTime), words: "正常 15".into(), good: false },
                card::FigureNote { due: Some(Due::Soon), words: "7 日内到期 6".into(), good: false },
                card::FigureNote { due: Some(Due::Over), words: "超期 2".into(), good: false },
            ],
            alarm: false,
        };
        if figure.show(ui, ui.available_width()).clicked() {
            self.pressed.push("在办".into());
        }
        let alarm = card::FigureCard {
            title: "超期".into(),
            figure: "2".into(),
            bar: card::FigureBar::Share(0.82),
            notes: vec![card::FigureNote::plain("最长超期 3 天 · 按期办结率 98.1%")],
            alarm: true,
            ..figure
        };
        alarm.show(ui, ui.available_width());
        let rows = [("自然资源", 34, "26.6%"), ("农业农村", 29, "22.7%"), ("其他", 5, "3.9%")];
        let rows: Vec<_> = rows
            .into_iter()
            .map(|(label, count, share)| chart::BarRow {
                label: label.into(),
                count,
                share: share.into(),
                other: label == "其他",
            })
            .collect();
        let (_, place) = ui.allocate_space(vec2(ui.available_width(), 150.0));
        let body = card::card_at(ui, place, "内容分类", "上半年 128 件", |ui| {
            ui.add(Button::link("接访日程").icon(icons::CARET_RIGHT));
        });
        let mut child = ui.new_child(UiBuilder::new().id_salt("bars").max_rect(body.shrink(14.0)));
        child.spacing_mut().item_spacing.y = 4.0;
        chart::bar_rows(&mut child, "bars", &rows, 24.0);
        let months: Vec<_> = [("7月", 25, 22), ("8", 21, 23), ("1月", 24, 26), ("6", 15, 13)]
            .into_iter()
            .map(|(label, first, second)| chart::MonthBar {
                label: label.into(),
                first,
                second,
                current: label == "6",
                new_year: label == "1月",
            })
            .collect();
        chart::month_bars(ui, "months", ["受理", "办结"], &months, 110.0);
        ui.horizontal(|ui| {
            let more = ui.add(Button::plain("更多").icon(icons::DOTS_THREE));
            let lines = [
                MenuItem::new("打开").key("Enter"),
                MenuItem::new("打印登记表").key("Ctrl+P"),
                MenuItem::new("作废").danger(),
            ];
            if let Some(chosen) = menu::menu(&more, &lines) {
                self.pressed.push(format!("菜单 {chosen}"));
            }
            if ui.add(Button::plain("办结")).clicked() {
                self.confirm = Some(Confirm {
                    title: "办结 2026-0091？".into(),
                    body: "处理意见书 7月3日已送达。办结后不能再改办理记录，信访人 8月2日前可申请复查。".into(),
                    stay: "先不办结".into(),
                    go: "办结".into(),
                    danger: false,
                });
            }
            if ui.add(Button::plain("作废它")).clicked() {
                self.toasts.undoable("已作废 2026-0127", 127);
            }
        });
        paint::focus_ring(ui.painter(), Rect::NOTHING, 4);
    }
}

fn villages() -> Vec<PickItem<u8>> {
    ["上塘村", "下塘村", "红岩村", "柳湾村", "石桥村", "兰草村", "青杨村", "清水社区"]
        .into_iter()
        .zip(["stc", "xtc", "hyc", "lwc", "sqc", "lcc", "qyc", "qssq"])
        .enumerate()
        .map(|(at, (label, keys))| PickItem::new(at as u8, label).keys(keys))
        .collect()
}

fn units() -> Vec<PickItem<u8>> {
    ["上塘村委会", "水利站", "司法所", "农业农村办"]
        .into_iter()
        .enumerate()
        .map(|(at, label)| PickItem::new(at as u8, label))
        .collect()
}

impl eframe::App for Gallery {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        Self::ui(self, ui);
    }
}
