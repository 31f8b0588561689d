#!/usr/bin/env python3
"""Counts the due dates of `xinfang count-days` anew, day by day, from the published calendar alone.

    count_days.py DAYS.tsv CALENDAR_FOLDER

Calendar days: step forward N days; a rest day at the end moves to the next working day. Working days: step forward and
count the working ones. Where the package `chinesecalendar` can be imported, every day is asked of it as well.
"""

import collections
import datetime as dt
import json
import pathlib
import sys

ONE = dt.timedelta(days=1)


def read_rest_days(folder):
    off, worked = set(), set()
    for path in sorted(pathlib.Path(folder).glob("[0-9]*.json")):
        for entry in json.loads(path.read_text(encoding="utf-8"))["days"]:
            (off if entry["off"] else worked).add(dt.date.fromisoformat(entry["date"]))
    return off, worked


def main():
    off, worked = read_rest_days(sys.argv[2])

    def rests(day):
        return day in off or (day.weekday() >= 5 and day not in worked)

    def to_work(day):
        while rests(day):
            day += ONE
        return day

    counted, differ, seen = collections.Counter(), [], collections.defaultdict(set)
    with open(sys.argv[1], encoding="utf-8") as lines:
        for line in lines:
            trigger, n, unit, raw, legal = line.rstrip("\n").split("\t")
            day = dt.date.fromisoformat(trigger)
            seen[n, unit].add(day)
            left = int(n)
            while left:
                day += ONE
                if unit == "day" or not rests(day):
                    left -= 1
            want = (str(day), str(to_work(day)))
            counted[f"{n} {unit}"] += 1
            if want != (raw, legal):
                differ.append((trigger, n, unit, (raw, legal), want))
    days = (dt.date(2026, 12, 31) - dt.date(2007, 1, 1)).days + 1
    wanted = {(n, unit) for unit, ns in {"day": "15 30 60 90", "workday": "1 3 5 10"}.items() for n in ns.split()}
    missing = [length for length in sorted(wanted) if len(seen[length]) != days]

    second = ""
    try:
        import chinese_calendar

        every = [dt.date(2007, 1, 1) + i * ONE for i in range(days)]
        wrong = [day for day in every if chinese_calendar.is_workday(day) == rests(day)]
        # The package omits weekend days between two days off, in words of the notice ("与周末连休"): free anyhow.
        second = f"; {days} days also asked of chinesecalendar, {len(wrong)} differ"
        differ += wrong
    except ImportError:
        pass
    for one in differ[:20]:
        print(one)
    print(f"{sum(counted.values())} due dates from {days} days ({', '.join(sorted(counted))}), {len(differ)} differ{second}")
    if missing:
        print(f"days are missing for {missing}")
    sys.exit(1 if differ or missing else 0)


if __name__ == "__main__":
    main()
