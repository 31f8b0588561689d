//! 信访台账: opens the window or runs one headless command.

fn main() {}
