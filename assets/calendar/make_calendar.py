#!/usr/bin/env python3
"""Writes YYYY.json, the rest days and make-up working days of a year, from the package `chinesecalendar`.

    pip install chinesecalendar==1.11.0
    ./make_calendar.py

The dates are facts of the yearly notice of the State Council's General Office. `EXPECTED` holds those of some years
as read in a second place; the script writes nothing when a year differs from it.
"""

import datetime as dt
import json
import pathlib

from chinese_calendar import constants

HERE = pathlib.Path(__file__).resolve().parent
YEARS = range(2007, 2027)

NAMES = {
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明节",
    "Labour Day": "劳动节",
    "Dragon Boat Festival": "端午节",
    "National Day": "国庆节",
    "Mid-autumn Festival": "中秋节",
    "Anti-Fascist 70th Day": "抗战胜利纪念日",
}

# Where the notice of a year can be read, as far as known.
NOTICES = {
    2007: "www.gov.cn/zhengce/content/2008-03/28/content_1761.htm",
    2008: "www.gov.cn/zhengce/content/2008-03/28/content_1645.htm",
    2009: "www.gov.cn/zhengce/content/2008-12/10/content_1572.htm",
    2012: "www.gov.cn/zhengce/content/2011-12/06/content_1411.htm",
    2013: "www.gov.cn/zhengce/content/2012-12/10/content_1353.htm",
    2019: "www.gov.cn/zhengce/content/2018-12/06/content_5346276.htm, …/2019-03/22/content_5375877.htm",
    2025: "www.gov.cn/zhengce/content/202411/content_6986383.htm",
    2026: "www.gov.cn/zhengce/content/202511/content_7047091.htm",
}

# Read in the tables of github.com/NateScarlet/holiday-cn, which cites the notices; of a calendar year, not of a notice.
# Months and days off, then make-up working days. The table of 2007 leaves out 2.17 and 2.25, which the notice names
# in words (春节 "17日、25日照常上班"); without them the seven days off would not be balanced.
EXPECTED = {
    2007: (
        "1.1-3 2.18-24 5.1-7 10.1-7 12.30-31",
        "2.17 2.25 4.28 4.29 9.29 9.30 12.29",
    ),
    2008: (
        "1.1 2.6-12 4.4-6 5.1-3 6.7-9 9.13-15 9.29-30 10.1-5",
        "2.2 2.3 5.4 9.27 9.28",
    ),
    2009: (
        "1.1-3 1.25-31 4.4-6 5.1-3 5.28-30 10.1-8",
        "1.4 1.24 2.1 5.31 9.27 10.10",
    ),
    2012: (
        "1.1-3 1.22-28 4.2-4 4.29-30 5.1 6.22-24 9.30 10.1-7",
        "1.21 1.29 3.31 4.1 4.28 9.29",
    ),
    2013: (
        "1.1-3 2.9-15 4.4-6 4.29-30 5.1 6.10-12 9.19-21 10.1-7",
        "1.5 1.6 2.16 2.17 4.7 4.27 4.28 6.8 6.9 9.22 9.29 10.12",
    ),
    2019: (
        "1.1 2.4-10 4.5-7 5.1-4 6.7-9 9.13-15 10.1-7",
        "2.2 2.3 4.28 5.5 9.29 10.12",
    ),
    2026: (
        "1.1-3 2.15-23 4.4-6 5.1-5 6.19-21 9.25-27 10.1-7",
        "1.4 2.14 2.28 5.9 9.20 10.10",
    ),
}


def spans(year, text):
    """The dates of a list such as "1.1-3 5.1"."""
    found = set()
    for part in text.split():
        month, days = part.split(".")
        first, _, last = days.partition("-")
        found.update(dt.date(year, int(month), day) for day in range(int(first), int(last or first) + 1))
    return found


def days_of(year):
    """Date → (off, name). A weekend day between two days off belongs to the holiday; the package omits three."""
    one = dt.timedelta(days=1)
    days = {d: (True, NAMES[name]) for d, name in constants.holidays.items() if d.year == year}
    days |= {d: (False, NAMES[name]) for d, name in constants.workdays.items() if d.year == year}
    for d in sorted(days):
        if days[d][0] and d + one not in days and days.get(d + 2 * one, (False,))[0]:
            days[d + one] = days[d]
    return days


def check(year, days):
    works = {d for d, (off, _) in days.items() if not off}
    offs = set(days) - works
    if bad := [d for d in works if d.weekday() < 5]:
        raise SystemExit(f"{year}: make-up days on a weekday {bad}")
    if year not in EXPECTED:
        return
    off_text, work_text = EXPECTED[year]
    want_off, want_work = spans(year, off_text), spans(year, work_text)
    if works != want_work:
        raise SystemExit(f"{year}: working days differ: {sorted(works ^ want_work)}")
    # Whether a notice names the weekend beside a holiday ("与周末连休") is a matter of wording: it is free anyhow.
    if differing := {d for d in offs ^ want_off if d.weekday() < 5}:
        raise SystemExit(f"{year}: days off differ: {sorted(differing)}")


def main():
    years = {year: days_of(year) for year in YEARS}
    for year, days in years.items():
        check(year, days)
    for year, days in years.items():
        source = f"国务院办公厅关于{year}年部分节假日安排的通知"
        if year in NOTICES:
            source += f"（{NOTICES[year]}）"
        source += "；日期取自 Python 包 chinesecalendar 1.11.0"
        if year in EXPECTED:
            source += "，并与 NateScarlet/holiday-cn 核对"
        rows = ",\n".join(
            "  " + json.dumps({"date": str(d), "off": days[d][0], "name": days[d][1]}, ensure_ascii=False)
            for d in sorted(days)
        )
        text = f'{{"year": {year},\n "source": {json.dumps(source, ensure_ascii=False)},\n "days": [\n{rows}\n ]}}\n'
        json.loads(text)
        (HERE / f"{year}.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
