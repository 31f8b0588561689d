#!/usr/bin/env python3
"""Counts a period's figures again, from the exported JSON, with plain loops and no code of the program.

    count_figures.py REGISTER.json FIGURES.json

REGISTER.json is what `xinfang export` wrote, FIGURES.json what `xinfang figures --period P --json` printed. Every
figure named below is counted anew for the period of FIGURES.json and compared, the list of cases too. Exit 1 when
anything differs.
"""
import json
import pathlib
import sys
from datetime import date, timedelta

from count_days import read_rest_days

OFF, WORKED = read_rest_days(pathlib.Path(__file__).resolve().parents[2] / "assets/calendar")


def day(text):
    return date.fromisoformat(text)


def last_day(partial):
    """The day a partial date counts on: the last possible one."""
    return day(partial if isinstance(partial, str) else partial["last"])


def to_work(when):
    """The first working day from this one on, by the published calendar."""
    while when in OFF or (when.weekday() >= 5 and when not in WORKED):
        when += timedelta(1)
    return when


def count(register, first, last, as_of, court_settled, by_people):
    """The figures as {id: number or (part, whole)} and {id: cases}."""
    figures, cases = {}, {}

    def put(name, members, value=None):
        cases[name] = members
        figures[name] = len(members) if value is None else value

    items = []
    for file in register["petitions"]:
        petition, steps = file["petition"], file["steps"]
        received = day(petition["received_on"])
        if "cancelled" in petition or not (first <= received <= last and received <= as_of):
            continue
        done = {}
        for step in steps:
            kind, on = step["act"]["kind"], day(step["on"])
            if on <= as_of:
                if kind == "delivered":
                    kind += "/" + step["act"]["paper"]
                done.setdefault(kind, on)
        # Terminating or filing an item ends it as closing does.
        ends = [done[kind] for kind in ("closed", "terminated", "archived") if kind in done]
        if ends:
            done["closed"] = min(ends)
        items.append((petition, done, steps))

    def numbers(test):
        return [p["number"] for p, done, steps in items if test(p, done)]

    heads = sum(p["headcount"] if p["channel"] == "visit" else 1 for p, d, s in items)
    put("petitions", numbers(lambda p, d: True), heads if by_people else len(items))
    put("letters", numbers(lambda p, d: p["channel"] == "letter"))
    put("visits", numbers(lambda p, d: p["channel"] == "visit"))
    put("calls", numbers(lambda p, d: p["channel"] == "call"))
    put("online", numbers(lambda p, d: p["channel"] == "online"))
    visits = numbers(lambda p, d: p["channel"] == "visit")
    put("visitors", visits, sum(p["headcount"] for p, d, s in items if p["channel"] == "visit"))
    put("collective_visits", numbers(lambda p, d: p["channel"] == "visit" and p["headcount"] >= 5))
    put("first", numbers(lambda p, d: p["occurrence"]["kind"] == "first"))
    put("repeat", numbers(lambda p, d: p["occurrence"]["kind"] == "repeat"))
    put("accepted", numbers(lambda p, d: "accepted" in d))
    letters = [p for p, d, s in items if p["channel"] == "letter"]
    put("letter_people", [p["number"] for p in letters], sum(p["headcount"] for p in letters))
    joint = [p for p in letters if p["headcount"] >= 2]
    put("joint_letters", [p["number"] for p in joint])
    put("joint_letter_people", [p["number"] for p in joint], sum(p["headcount"] for p in joint))
    put("single_visits", numbers(lambda p, d: p["channel"] == "visit" and p["headcount"] < 5))
    many = [p for p, d, s in items if p["channel"] == "visit" and p["headcount"] >= 5]
    put("collective_visitors", [p["number"] for p in many], sum(p["headcount"] for p in many))
    put("other_channels", numbers(lambda p, d: p["channel"] == "other"))
    put("occurrence_unstated", numbers(lambda p, d: p.get("occurrence", {}).get("kind", "unstated") == "unstated"))
    again = numbers(lambda p, d: p["occurrence"]["kind"] == "repeat")
    put("repeat_rate", again, (len(again), len(items)))
    repeated = {f["petition"]["occurrence"].get("earlier") for f in register["petitions"]
                if "cancelled" not in f["petition"] and f["petition"]["occurrence"]["kind"] == "repeat"
                and day(f["petition"]["received_on"]) <= as_of}
    firsts = numbers(lambda p, d: p["occurrence"]["kind"] == "first")
    once = [n for n in firsts if n not in repeated]
    put("first_once_rate", once, (len(once), len(firsts)))
    put("extended", numbers(lambda p, d: "extended" in d))
    opinions, resolved, rated, satisfied = {}, [], [], []
    for petition, done, steps in items:
        known = [s for s in steps if day(s["on"]) <= as_of]
        for step in known:
            act = step["act"]
            if act["kind"] == "replied":
                opinions[petition["number"]] = act["opinion"]
            if act["kind"] == "closed" and act.get("settlement") == "settled" and "closed" in done:
                resolved.append(petition["number"])
        last_visit = [s["act"] for s in known if s["act"]["kind"] == "followed_up"][-1:]
        for act in last_visit:
            if act.get("satisfaction", "not_rated") != "not_rated":
                rated.append(petition["number"])
                if act["satisfaction"] in ("satisfied", "fairly"):
                    satisfied.append(petition["number"])
    for name, opinion in [("supported", "supported"), ("partly_supported", "partly"), ("explained", "explained"),
                          ("not_supported", "refused")]:
        put(name, [number for number, said in opinions.items() if said == opinion])
    closed = numbers(lambda p, d: "closed" in d)
    put("resolved", resolved)
    put("resolved_rate", resolved, (len(resolved), len(closed)))
    put("rated", rated)
    put("rated_rate", rated, (len(rated), len(numbers(lambda p, d: "followed_up" in d))))
    put("satisfied_rate", satisfied, (len(satisfied), len(rated)))
    put("closed", closed)
    put("closed_rate", closed, (len(closed), len(items)))
    put("open", numbers(lambda p, d: "closed" not in d))
    for level, name in [("county", "to_county"), ("city", "to_city"), ("province", "to_province"), ("nation", "to_nation")]:
        put(name, numbers(lambda p, d: p.get("went_to") == level))
        gone = [p for p, d, s in items if p.get("went_to") == level]
        put(name + "_people", [p["number"] for p in gone], sum(p["headcount"] for p in gone))
        put(name + "_collective", [p["number"] for p in gone if p["headcount"] >= 5])
        put(name + "_repeat", [p["number"] for p in gone if p["occurrence"]["kind"] == "repeat"])
    put("out_of_level", numbers(lambda p, d: p.get("went_to") in ("city", "province", "nation")))
    assigned = numbers(lambda p, d: p.get("referral", {}).get("kind") == "assigned")
    reported = numbers(lambda p, d: p.get("referral", {}).get("kind") == "assigned" and "reported" in d)
    put("assigned", assigned)
    put("reported", reported)
    put("reported_rate", reported, (len(reported), len(assigned)))
    in_time, owed = [], []
    for petition, done, steps in items:
        referral = petition.get("referral", {})
        if referral.get("kind") == "assigned":
            due = day(referral["due"]) if "due" in referral else None
            late = due is not None and done.get("reported", as_of) > due
            if "reported" in done and not late:
                in_time.append(petition["number"])
            if "reported" in done or late:
                owed.append(petition["number"])
    put("reported_on_time", in_time)
    put("reported_on_time_rate", in_time, (len(in_time), len(owed)))
    put("followed_up", numbers(lambda p, d: "followed_up" in d))
    # Sixty days after acceptance, thirty more at most when extended; a rest day can only lengthen it.
    on_time = []
    for petition, done, steps in items:
        if "closed" not in done:
            continue
        met = done.get("delivered/reply", done["closed"])
        extra = sum(s["act"]["days"] for s in steps if s["act"]["kind"] == "extended")
        if "accepted" not in done or met <= done["accepted"] + timedelta(60 + extra):
            on_time.append(petition["number"])
    # Not finished, past its limit: sixty days from acceptance, longer when extended, and no rest day at the end.
    late, told_in_time, owed = [], [], []
    for petition, done, steps in items:
        first_of = {}
        for step in steps:
            kind = step["act"]["kind"] + ("/" + step["act"]["paper"] if step["act"]["kind"] == "delivered" else "")
            first_of.setdefault(kind, day(step["on"]))
        took = [s["act"] for s in steps if s["act"]["kind"] == "accepted"][-1:]
        if "closed" not in done and took and took[0].get("track", "ordinary") == "ordinary":
            extra = [s["act"]["days"] for s in steps if s["act"]["kind"] == "extended"][-1:]
            due = to_work(first_of["accepted"] + timedelta(60 + sum(extra)))
            met = [first_of[k] for k in ("delivered/reply", "settled", "withdrawn") if first_of.get(k, as_of + timedelta(1)) <= as_of]
            if due < as_of and not met:
                late.append(petition["number"])
        if not petition.get("anonymous"):
            due = to_work(day(petition["received_on"]) + timedelta(15))
            told = [first_of[k] for k in ("delivered/notice", "delivered/reply") if k in first_of]
            told = min(told) if told and min(told) <= as_of else None
            gone = first_of.get("withdrawn", due + timedelta(1)) <= due
            filed = any(k in done for k in ("shelved", "returned"))
            if told and told <= due:
                told_in_time.append(petition["number"])
            if told or (due <= as_of and not gone and not filed):
                owed.append(petition["number"])
    put("overdue", late)
    put("notice_on_time_rate", told_in_time, (len(told_in_time), len(owed)))
    put("closed_on_time_rate", on_time, (len(on_time), len(closed) + len(late)))

    disputes, status, accepted, averted, settled_now = [], {}, {}, [], []
    settled_states = ("settled", "to_court") if court_settled else ("settled",)
    for dispute in register["disputes"]:
        found = last_day(dispute["found_on"])
        state, ended = "found", None
        for step in dispute.get("steps", []):
            if "on" in step and last_day(step["on"]) > as_of:
                continue
            kind = step["act"]["kind"]
            if kind == "settled" and step["act"].get("manner") == "guided":
                kind = "to_court"
            if kind in ("settled", "to_court", "failed", "handed_up", "relapsed", "cancelled"):
                state = kind
                ended = last_day(step["on"]) if "on" in step else None
            elif kind in ("measure", "consented") and state == "found":
                state = "in_progress"
            elif kind == "accepted" and state in ("found", "failed"):
                state = "in_progress"
            if kind == "accepted":
                accepted[dispute["number"]] = last_day(step["on"]) if "on" in step else None
            if kind == "averted" and "on" in step and first <= last_day(step["on"]) <= min(last, as_of):
                averted.append((step["act"]["what"], dispute["number"], step["act"].get("people", 0)))
        if state in settled_states and ended and first <= ended <= min(last, as_of):
            settled_now.append(dispute["number"])
        if first <= found <= last and found <= as_of and state != "cancelled":
            disputes.append(dispute)
            status[dispute["number"]] = state
    settled = [n for n, s in status.items() if s in settled_states]
    put("disputes", list(status))
    put("disputes_people", list(status), sum(d.get("headcount", {}).get("people", 0) for d in disputes))
    put("disputes_claimed", list(status), sum(d.get("claimed", 0) for d in disputes))
    put("disputes_settled", settled)
    put("disputes_open", [n for n, s in status.items() if s in ("found", "in_progress", "relapsed")])
    put("disputes_in_court", [n for n, s in status.items() if s == "to_court"])
    put("disputes_settled_rate", settled, (len(settled), len(status)))
    put("disputes_failed", [n for n, s in status.items() if s == "failed"])
    put("disputes_handed_up", [n for n, s in status.items() if s == "handed_up"])
    put("mass_averted", [d["number"] for d in disputes if "mass_averted" in d.get("flags", [])])

    agreements, fen = [], 0
    for agreement in register["agreements"]:
        effective = effective_on(agreement)
        if effective is None:
            continue
        if first <= effective <= min(last, as_of):
            agreements.append(agreement["number"])
            fen += sum(duty.get("amount", 0) for duty in agreement.get("plan", []))
    put("agreements", agreements)
    for form in ("written", "oral"):
        put("agreements_" + form, [a["number"] for a in register["agreements"]
                                   if a["number"] in agreements and a["form"] == form])
    put("agreements_amount", agreements, fen)

    put("disputes_settled_in_period", settled_now)
    for kind, name in [("civil_to_criminal", "civil_to_criminal"), ("suicide", "suicides"), ("fight", "fights"),
                       ("mass_petition", "mass_petitions"), ("mass_incident", "mass_incidents")]:
        found = [(n, people) for what, n, people in averted if what == kind]
        put(name, [n for n, _ in found])
        put(name + "_people", [n for n, _ in found], sum(people for _, people in found))
    put_mediation(register, first, last, as_of, accepted, put)

    for name, kind in [("bulletins", "bulletin"), ("meetings", "meeting"), ("trainings", "training"), ("studies", "study"),
                       ("publicity", "publicity"), ("statements", "statement"),
                       ("urgent_reports", "urgent_report"), ("on_site", "on_site")]:
        figures[name] = sum(1 for w in register["work"] if w["kind"] == kind and first <= day(w["on"]) <= min(last, as_of))
    figures["statements_signed"] = sum(w.get("count", 0) for w in register["work"] if w["kind"] == "statement"
                                       and first <= day(w["on"]) <= min(last, as_of))
    rounds = register.get("screenings", [])
    # A round belongs to the month in which its period ends ("2009-06" or "2009-06-11..2009-06-20").
    months = {r["period"].split("..")[-1][:7] for r in rounds}
    figures["screening_rounds"] = (sum(1 for r in rounds if first <= day(r["held_on"]) <= min(last, as_of))
                                   + sum(1 for w in register["work"] if w["kind"] == "screening" and w["on"][:7] not in months
                                         and first <= day(w["on"]) <= min(last, as_of)))
    figures["disputes_prevented"] = sum(r.get("prevented", 0) for r in rounds
                                        if first <= day(r["held_on"]) <= min(last, as_of))
    days = [r for r in register["receptions"] if first <= day(r["on"]) <= min(last, as_of)]
    figures["reception_days"] = len({r["on"] for r in days})
    figures["reception_batches"] = sum(r["batches"] for r in days)
    figures["reception_people"] = sum(r["people"] for r in days)
    return figures, cases


def signed_on(value):
    """The last day of a signature, which may be one day or one for each signer; none while one of them is missing."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        days = [signed_on(one) for one in value]
        return None if None in days or not days else max(days)
    return None if value is None else day(value)


def effective_on(agreement):
    """The day of the last signature or seal, none while one is missing."""
    signed = agreement.get("signed", {})
    needed = ["parties"] if agreement["form"] == "oral" else ["parties", "mediator", "seal"]
    days = [signed_on(signed.get(n)) for n in needed]
    if isinstance(signed.get("parties"), list) and len(signed["parties"]) < len(agreement["parties"]):
        return None
    return None if None in days else max(days)


def standing(agreement, as_of):
    """done, partly, not_due or overdue: what is owed by an agreement in force, lasting duties left out."""
    effective, states = effective_on(agreement), []
    records = [p for p in agreement.get("performed", []) if day(p["on"]) <= as_of]
    for number, duty in enumerate(agreement.get("plan", []), 1):
        due = duty["due"]
        if due["kind"] == "perpetual":
            continue
        mine = [p for p in records if p["obligation"] == number]
        paid = sum(p.get("amount", 0) for p in mine)
        done = paid >= duty["amount"] if "amount" in duty else bool(mine)
        ends = {"at_signing": effective, "on": day(due["day"]) if "day" in due else None}.get(due["kind"])
        if ends is None:
            ends = effective + timedelta(due.get("days", 0))
        states.append("done" if done else "overdue" if ends < as_of else "open")
    if "overdue" in states:
        return "overdue"
    if all(state == "done" for state in states):
        return "done"
    return "partly" if records else "not_due"


def put_mediation(register, first, last, as_of, accepted, put):
    """The cases of people's mediation: disputes accepted in the period, and agreements of a committee whose dispute
    was never accepted on record."""
    def agreement_of(number):
        mine = [a for a in register["agreements"] if a.get("dispute") == number]
        force = [a for a in mine if effective_on(a) and effective_on(a) <= as_of]
        return (force or mine or [None])[-1]

    disputes = {d["number"]: d for d in register["disputes"]}
    found = []
    for number, on in accepted.items():
        if on and first <= on <= min(last, as_of):
            found.append((number, disputes[number], agreement_of(number)))
    for agreement in register["agreements"]:
        on, number = day(agreement["mediated_on"]), agreement.get("dispute")
        if (agreement["body_kind"] == "committee" and accepted.get(number) is None and "supplement" not in agreement
                and first <= on <= min(last, as_of)):
            found.append((number or agreement["number"], disputes.get(number), agreement))
    force = [(d, a) for _, d, a in found if a and effective_on(a) and effective_on(a) <= as_of]
    everybody = 0
    for _, dispute, agreement in found:
        told = (dispute or {}).get("headcount", {}).get("people")
        parties = max(len((dispute or {}).get("parties", [])), len((agreement or {}).get("parties", [])))
        everybody += told if told is not None else parties
    put("mediated", [number for number, _, _ in found])
    put("mediated_people", [number for number, _, _ in found], everybody)
    settled = [a["number"] for _, a in force]
    put("mediated_settled", settled)
    put("mediated_settled_rate", settled, (len(settled), len(found)))
    put("mediated_amount", settled, sum(duty.get("amount", 0) for _, a in force for duty in a.get("plan", [])))
    for form in ("written", "oral"):
        put("mediated_" + form, [a["number"] for _, a in force if a["form"] == form])
    for name, state in [("performed", "done"), ("partly", "partly"), ("not_due", "not_due"), ("overdue", "overdue")]:
        put("mediated_" + name, [a["number"] for _, a in force if standing(a, as_of) == state])
    for name, kind in [("applied", "confirmation_applied"), ("granted", "confirmed"), ("rejected", "confirmation_rejected")]:
        put("confirmations_" + name, [a["number"] for a in register["agreements"] for e in a.get("events", [])
                                      if e["act"]["kind"] == kind and first <= day(e["on"]) <= min(last, as_of)])


def main():
    register, printed = (json.load(open(path, encoding="utf-8")) for path in sys.argv[1:3])
    first, last, as_of = (day(printed[key]) for key in ("first", "last", "as_of"))
    figures, cases = count(register, first, last, as_of, printed["court_counts_as_settled"],
                           printed["counting"] == "items_and_people")
    shown = {f["id"]: f for f in printed["figures"]}
    wrong = 0
    for name, mine in figures.items():
        row = shown[name]
        theirs = (row["part"], row["whole"]) if "part" in row else row.get("value", row.get("fen"))
        same = theirs == mine and (name not in cases or sorted(row["cases"]) == sorted(cases[name]))
        wrong += not same
        print(f"{'ok ' if same else 'OFF'}  {row['label']}\t{name}\tprogram {theirs}\tcounted {mine}")
    print(f"{len(figures)} figures counted anew, {wrong} differ")
    return 1 if wrong else 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main())
