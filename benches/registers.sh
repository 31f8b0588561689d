#!/usr/bin/env bash
# A register of N rows to PDF, beside typst, reportlab and LibreOffice on the same rows.
#
#   benches/registers.sh BENCH_FOLDER [N] [ROUNDS]
#
# BENCH_FOLDER holds gen.py (the rows), pdf.py (the peers) and rep.py (the stop-watch). Needed besides: pip packages typst,
# reportlab, xlsxwriter; Debian packages fonts-noto-cjk and libreoffice-calc-nogui. Prints a line of JSON for each: medians of wall
# time in seconds and of peak memory in MB, and the ratio to the first. Then what each file weighs, and how much of the
# text comes back out of ours. Measured on two cores, 10,000 rows: ours 1.6 s and 298 MB, typst 0.15.2 9.5 s and 1.8 GB,
# reportlab 5.1.0 23.8 s and 220 MB.
set -euo pipefail
bench=${1:?usage: registers.sh BENCH_FOLDER [N] [ROUNDS]}
n=${2:-10000}
rounds=${3:-3}
target=${CARGO_TARGET_DIR:-target}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cargo build --release --quiet --example register_pdf
python3 "$bench/gen.py" "$n" "$work"
python3 - "$work/rows-$n.csv" "$work/rows-$n.json" <<'PY'
import csv, json, sys
json.dump(list(csv.DictReader(open(sys.argv[1], encoding="utf-8"))), open(sys.argv[2], "w", encoding="utf-8"), ensure_ascii=False)
PY
cp assets/fonts/NotoSerifSC-Regular.ttf "$work/noto.ttf"
peers=()
for peer in ${PEERS:-typst reportlab calc}; do
    peers+=("$peer=python3 $bench/pdf.py $peer $work/rows-$n.csv $work/$peer.pdf")
done
python3 "$bench/rep.py" "$rounds" "ours=$target/release/examples/register_pdf $work/rows-$n.json $work/ours.pdf" "${peers[@]}"
for pdf in "$work"/*.pdf; do
    echo "$(basename "$pdf" .pdf): $(stat -c %s "$pdf") bytes, $(pdfinfo "$pdf" | awk '/^Pages/ { print $2 }') pages"
done
pdftotext -raw -enc UTF-8 "$work/ours.pdf" "$work/ours.txt"
python3 - "$work/rows-$n.json" "$work/ours.txt" <<'PY'
import json, sys
squeeze = lambda text: "".join(text.split())
rows, text = json.load(open(sys.argv[1], encoding="utf-8")), squeeze(open(sys.argv[2], encoding="utf-8").read())
fields = [squeeze(row[key]) for row in rows for key in ("name", "phone", "summary", "unit")]
there = sum(field in text for field in fields)
print(f"text: {there} of {len(fields)} cells come back whole")
PY
