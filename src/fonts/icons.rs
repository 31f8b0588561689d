//! Names for the icons in use, from Phosphor 2.1 (<https://phosphoricons.com>); the same code points hold in
//! both styles. Written by `assets/fonts/make_fonts.py`; add a name there.

/// `archive`
pub const ARCHIVE: char = '\u{e00c}';

/// `arrow-clockwise`
pub const ARROW_CLOCKWISE: char = '\u{e036}';

/// `arrow-counter-clockwise`
pub const ARROW_COUNTER_CLOCKWISE: char = '\u{e038}';

/// `arrow-down`
pub const ARROW_DOWN: char = '\u{e03e}';

/// `arrow-left`
pub const ARROW_LEFT: char = '\u{e058}';

/// `arrow-line-down`
pub const ARROW_LINE_DOWN: char = '\u{e05c}';

/// `arrow-line-up`
pub const ARROW_LINE_UP: char = '\u{e066}';

/// `arrow-right`
pub const ARROW_RIGHT: char = '\u{e06c}';

/// `arrow-square-out`
pub const ARROW_SQUARE_OUT: char = '\u{e5de}';

/// `arrow-up`
pub const ARROW_UP: char = '\u{e08e}';

/// `arrows-clockwise`
pub const ARROWS_CLOCKWISE: char = '\u{e094}';

/// `arrows-merge`
pub const ARROWS_MERGE: char = '\u{ed3e}';

/// `at`
pub const AT: char = '\u{e0ac}';

/// `backspace`
pub const BACKSPACE: char = '\u{e0ae}';

/// `bell`
pub const BELL: char = '\u{e0ce}';

/// `bell-ringing`
pub const BELL_RINGING: char = '\u{e5e8}';

/// `book-open-text`
pub const BOOK_OPEN_TEXT: char = '\u{e8f2}';

/// `bookmark-simple`
pub const BOOKMARK_SIMPLE: char = '\u{e0ea}';

/// `briefcase`
pub const BRIEFCASE: char = '\u{e0ee}';

/// `buildings`
pub const BUILDINGS: char = '\u{e102}';

/// `calendar`
pub const CALENDAR: char = '\u{e108}';

/// `calendar-blank`
pub const CALENDAR_BLANK: char = '\u{e10a}';

/// `calendar-check`
pub const CALENDAR_CHECK: char = '\u{e712}';

/// `calendar-dots`
pub const CALENDAR_DOTS: char = '\u{e7b4}';

/// `calendar-plus`
pub const CALENDAR_PLUS: char = '\u{e714}';

/// `calendar-x`
pub const CALENDAR_X: char = '\u{e10c}';

/// `camera`
pub const CAMERA: char = '\u{e10e}';

/// `caret-down`
pub const CARET_DOWN: char = '\u{e136}';

/// `caret-left`
pub const CARET_LEFT: char = '\u{e138}';

/// `caret-right`
pub const CARET_RIGHT: char = '\u{e13a}';

/// `caret-up`
pub const CARET_UP: char = '\u{e13c}';

/// `chart-bar`
pub const CHART_BAR: char = '\u{e150}';

/// `chart-line`
pub const CHART_LINE: char = '\u{e154}';

/// `chat-text`
pub const CHAT_TEXT: char = '\u{e17a}';

/// `chats`
pub const CHATS: char = '\u{e17c}';

/// `check`
pub const CHECK: char = '\u{e182}';

/// `check-circle`
pub const CHECK_CIRCLE: char = '\u{e184}';

/// `check-square`
pub const CHECK_SQUARE: char = '\u{e186}';

/// `circle`
pub const CIRCLE: char = '\u{e18a}';

/// `circle-half`
pub const CIRCLE_HALF: char = '\u{e18c}';

/// `clipboard-text`
pub const CLIPBOARD_TEXT: char = '\u{e198}';

/// `clock`
pub const CLOCK: char = '\u{e19a}';

/// `clock-countdown`
pub const CLOCK_COUNTDOWN: char = '\u{ed2c}';

/// `clock-counter-clockwise`
pub const CLOCK_COUNTER_CLOCKWISE: char = '\u{e1a0}';

/// `cloud-arrow-down`
pub const CLOUD_ARROW_DOWN: char = '\u{e1ac}';

/// `copy`
pub const COPY: char = '\u{e1ca}';

/// `copy-simple`
pub const COPY_SIMPLE: char = '\u{e1cc}';

/// `currency-cny`
pub const CURRENCY_CNY: char = '\u{e54e}';

/// `database`
pub const DATABASE: char = '\u{e1de}';

/// `dots-three`
pub const DOTS_THREE: char = '\u{e1fe}';

/// `dots-three-vertical`
pub const DOTS_THREE_VERTICAL: char = '\u{e208}';

/// `download-simple`
pub const DOWNLOAD_SIMPLE: char = '\u{e20c}';

/// `envelope`
pub const ENVELOPE: char = '\u{e214}';

/// `envelope-open`
pub const ENVELOPE_OPEN: char = '\u{e216}';

/// `envelope-simple`
pub const ENVELOPE_SIMPLE: char = '\u{e218}';

/// `eye`
pub const EYE: char = '\u{e220}';

/// `eye-slash`
pub const EYE_SLASH: char = '\u{e224}';

/// `factory`
pub const FACTORY: char = '\u{e760}';

/// `file`
pub const FILE: char = '\u{e230}';

/// `file-arrow-down`
pub const FILE_ARROW_DOWN: char = '\u{e232}';

/// `file-arrow-up`
pub const FILE_ARROW_UP: char = '\u{e61e}';

/// `file-csv`
pub const FILE_CSV: char = '\u{eb1c}';

/// `file-doc`
pub const FILE_DOC: char = '\u{eb1e}';

/// `file-magnifying-glass`
pub const FILE_MAGNIFYING_GLASS: char = '\u{e238}';

/// `file-pdf`
pub const FILE_PDF: char = '\u{e702}';

/// `file-plus`
pub const FILE_PLUS: char = '\u{e236}';

/// `file-text`
pub const FILE_TEXT: char = '\u{e23a}';

/// `file-xls`
pub const FILE_XLS: char = '\u{eb22}';

/// `files`
pub const FILES: char = '\u{e710}';

/// `fingerprint`
pub const FINGERPRINT: char = '\u{e23e}';

/// `fire`
pub const FIRE: char = '\u{e242}';

/// `first-aid`
pub const FIRST_AID: char = '\u{e56e}';

/// `flag`
pub const FLAG: char = '\u{e244}';

/// `floppy-disk`
pub const FLOPPY_DISK: char = '\u{e248}';

/// `folder`
pub const FOLDER: char = '\u{e24a}';

/// `folder-open`
pub const FOLDER_OPEN: char = '\u{e256}';

/// `folders`
pub const FOLDERS: char = '\u{e260}';

/// `funnel`
pub const FUNNEL: char = '\u{e266}';

/// `funnel-simple`
pub const FUNNEL_SIMPLE: char = '\u{e268}';

/// `gavel`
pub const GAVEL: char = '\u{ea32}';

/// `gear`
pub const GEAR: char = '\u{e270}';

/// `gear-six`
pub const GEAR_SIX: char = '\u{e272}';

/// `globe`
pub const GLOBE: char = '\u{e288}';

/// `hand-coins`
pub const HAND_COINS: char = '\u{ea8c}';

/// `handshake`
pub const HANDSHAKE: char = '\u{e582}';

/// `hard-drives`
pub const HARD_DRIVES: char = '\u{e2a0}';

/// `heart`
pub const HEART: char = '\u{e2a8}';

/// `hourglass`
pub const HOURGLASS: char = '\u{e2b2}';

/// `house`
pub const HOUSE: char = '\u{e2c2}';

/// `house-line`
pub const HOUSE_LINE: char = '\u{e2c4}';

/// `identification-card`
pub const IDENTIFICATION_CARD: char = '\u{e2c8}';

/// `image`
pub const IMAGE: char = '\u{e2ca}';

/// `info`
pub const INFO: char = '\u{e2ce}';

/// `key`
pub const KEY: char = '\u{e2d6}';

/// `keyboard`
pub const KEYBOARD: char = '\u{e2d8}';

/// `lightbulb`
pub const LIGHTBULB: char = '\u{e2dc}';

/// `lightning`
pub const LIGHTNING: char = '\u{e2de}';

/// `link`
pub const LINK: char = '\u{e2e2}';

/// `list`
pub const LIST: char = '\u{e2f0}';

/// `list-bullets`
pub const LIST_BULLETS: char = '\u{e2f2}';

/// `list-checks`
pub const LIST_CHECKS: char = '\u{eadc}';

/// `list-magnifying-glass`
pub const LIST_MAGNIFYING_GLASS: char = '\u{ebe0}';

/// `list-numbers`
pub const LIST_NUMBERS: char = '\u{e2f6}';

/// `lock`
pub const LOCK: char = '\u{e2fa}';

/// `lock-key`
pub const LOCK_KEY: char = '\u{e2fe}';

/// `lock-key-open`
pub const LOCK_KEY_OPEN: char = '\u{e300}';

/// `lock-open`
pub const LOCK_OPEN: char = '\u{e306}';

/// `magnifying-glass`
pub const MAGNIFYING_GLASS: char = '\u{e30c}';

/// `magnifying-glass-minus`
pub const MAGNIFYING_GLASS_MINUS: char = '\u{e30e}';

/// `magnifying-glass-plus`
pub const MAGNIFYING_GLASS_PLUS: char = '\u{e310}';

/// `map-pin`
pub const MAP_PIN: char = '\u{e316}';

/// `map-trifold`
pub const MAP_TRIFOLD: char = '\u{e31a}';

/// `megaphone`
pub const MEGAPHONE: char = '\u{e324}';

/// `minus`
pub const MINUS: char = '\u{e32a}';

/// `minus-circle`
pub const MINUS_CIRCLE: char = '\u{e32c}';

/// `money`
pub const MONEY: char = '\u{e588}';

/// `moon`
pub const MOON: char = '\u{e330}';

/// `note-pencil`
pub const NOTE_PENCIL: char = '\u{e34c}';

/// `notebook`
pub const NOTEBOOK: char = '\u{e34e}';

/// `notepad`
pub const NOTEPAD: char = '\u{e63e}';

/// `number-circle-one`
pub const NUMBER_CIRCLE_ONE: char = '\u{e36a}';

/// `paper-plane-tilt`
pub const PAPER_PLANE_TILT: char = '\u{e398}';

/// `paperclip`
pub const PAPERCLIP: char = '\u{e39a}';

/// `path`
pub const PATH: char = '\u{e39c}';

/// `pencil`
pub const PENCIL: char = '\u{e3ae}';

/// `pencil-line`
pub const PENCIL_LINE: char = '\u{e3b2}';

/// `pencil-simple`
pub const PENCIL_SIMPLE: char = '\u{e3b4}';

/// `phone`
pub const PHONE: char = '\u{e3b8}';

/// `phone-call`
pub const PHONE_CALL: char = '\u{e3ba}';

/// `plus`
pub const PLUS: char = '\u{e3d4}';

/// `plus-circle`
pub const PLUS_CIRCLE: char = '\u{e3d6}';

/// `plus-square`
pub const PLUS_SQUARE: char = '\u{ed4a}';

/// `presentation-chart`
pub const PRESENTATION_CHART: char = '\u{e656}';

/// `printer`
pub const PRINTER: char = '\u{e3dc}';

/// `prohibit`
pub const PROHIBIT: char = '\u{e3de}';

/// `push-pin`
pub const PUSH_PIN: char = '\u{e3e2}';

/// `question`
pub const QUESTION: char = '\u{e3e8}';

/// `rows`
pub const ROWS: char = '\u{e5a2}';

/// `scales`
pub const SCALES: char = '\u{e750}';

/// `seal`
pub const SEAL: char = '\u{e604}';

/// `seal-check`
pub const SEAL_CHECK: char = '\u{e606}';

/// `seal-warning`
pub const SEAL_WARNING: char = '\u{e60c}';

/// `share-network`
pub const SHARE_NETWORK: char = '\u{e408}';

/// `shield`
pub const SHIELD: char = '\u{e40a}';

/// `shield-check`
pub const SHIELD_CHECK: char = '\u{e40c}';

/// `shield-warning`
pub const SHIELD_WARNING: char = '\u{e412}';

/// `sidebar-simple`
pub const SIDEBAR_SIMPLE: char = '\u{ec24}';

/// `sign-in`
pub const SIGN_IN: char = '\u{e428}';

/// `sign-out`
pub const SIGN_OUT: char = '\u{e42a}';

/// `signature`
pub const SIGNATURE: char = '\u{ebac}';

/// `siren`
pub const SIREN: char = '\u{e9b8}';

/// `sliders-horizontal`
pub const SLIDERS_HORIZONTAL: char = '\u{e434}';

/// `sort-ascending`
pub const SORT_ASCENDING: char = '\u{e444}';

/// `sort-descending`
pub const SORT_DESCENDING: char = '\u{e446}';

/// `spinner`
pub const SPINNER: char = '\u{e66a}';

/// `square`
pub const SQUARE: char = '\u{e45e}';

/// `square-half`
pub const SQUARE_HALF: char = '\u{e462}';

/// `stack`
pub const STACK: char = '\u{e466}';

/// `stamp`
pub const STAMP: char = '\u{ea48}';

/// `star`
pub const STAR: char = '\u{e46a}';

/// `steps`
pub const STEPS: char = '\u{ecbe}';

/// `sun`
pub const SUN: char = '\u{e472}';

/// `table`
pub const TABLE: char = '\u{e476}';

/// `tag`
pub const TAG: char = '\u{e478}';

/// `text-aa`
pub const TEXT_AA: char = '\u{e6ee}';

/// `thumbs-up`
pub const THUMBS_UP: char = '\u{e48e}';

/// `timer`
pub const TIMER: char = '\u{e492}';

/// `trash`
pub const TRASH: char = '\u{e4a6}';

/// `tray`
pub const TRAY: char = '\u{e4aa}';

/// `tray-arrow-down`
pub const TRAY_ARROW_DOWN: char = '\u{e010}';

/// `tree-structure`
pub const TREE_STRUCTURE: char = '\u{e67c}';

/// `usb`
pub const USB: char = '\u{e956}';

/// `user`
pub const USER: char = '\u{e4c2}';

/// `user-circle`
pub const USER_CIRCLE: char = '\u{e4c4}';

/// `user-focus`
pub const USER_FOCUS: char = '\u{e6fc}';

/// `user-list`
pub const USER_LIST: char = '\u{e73c}';

/// `user-plus`
pub const USER_PLUS: char = '\u{e4d0}';

/// `user-switch`
pub const USER_SWITCH: char = '\u{e756}';

/// `users`
pub const USERS: char = '\u{e4d6}';

/// `users-four`
pub const USERS_FOUR: char = '\u{e68c}';

/// `users-three`
pub const USERS_THREE: char = '\u{e68e}';

/// `warning`
pub const WARNING: char = '\u{e4e0}';

/// `warning-circle`
pub const WARNING_CIRCLE: char = '\u{e4e2}';

/// `warning-octagon`
pub const WARNING_OCTAGON: char = '\u{e4e4}';

/// `wrench`
pub const WRENCH: char = '\u{e5d4}';

/// `x`
pub const X: char = '\u{e4f6}';

/// `x-circle`
pub const X_CIRCLE: char = '\u{e4f8}';

/// `x-square`
pub const X_SQUARE: char = '\u{e4fa}';
