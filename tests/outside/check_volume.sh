#!/usr/bin/env bash
# Reads a volume (调解卷宗) back with poppler: `check_volume.sh VOLUME.pdf [--single]`.
#
# Every face with writing but cover, contents and back cover bears its number at the outer top corner, in one sequence from 1;
# the contents name first pages that exist, in rising order, and the back cover tells the total. Every font is embedded.
# Prints one line a finding and exits 1 if there is any.
set -euo pipefail
export LC_ALL=C.UTF-8
pdf=${1:?usage: check_volume.sh VOLUME.pdf}
python3 - "$@" <<'PY'
import re, subprocess, sys
pdf, findings = sys.argv[1], []
run = lambda *args: subprocess.run(args, check=True, capture_output=True, text=True).stdout
boxes = run("pdftotext", "-bbox", pdf, "-")
pages = []
for page in boxes.split("<page ")[1:]:
    width = float(re.search(r'width="([\d.]+)"', page)[1])
    words = re.findall(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)<', page)
    pages.append((width, [(float(a), float(b), float(c), t) for a, b, c, _, t in words]))
numbers, written = [], [at for at, (_, words) in enumerate(pages) if words]
for at in written[2:-1]:
    width, words = pages[at]
    # Within 20 mm of the top and of the side.
    corner = [(x, t) for x, y, end, t in words if y < 57 and t.isdigit() and (x < 57 or end > width - 57)]
    if len(corner) != 1:
        findings.append(f"page {at + 1} of the file has {len(corner)} corner numbers")
        continue
    numbers.append(int(corner[0][1]))
    if "--single" not in sys.argv and (corner[0][0] < width / 2) != (at % 2 == 1):
        findings.append(f"page {at + 1}: the number stands at the inner corner")
if numbers != list(range(1, len(numbers) + 1)):
    findings.append(f"numbers are not in sequence: {numbers}")
contents = run("pdftotext", "-layout", "-f", str(written[1] + 1), "-l", str(written[1] + 1), pdf, "-")
rows = re.findall(r"^\s*(\d+)\s+(\S+)\s+(\d+)(?:—\d+)?(?:\s+\S+)?\s*$", contents, re.M)
firsts = [int(first) for _, _, first in rows]
if [int(no) for no, _, _ in rows] != list(range(1, len(rows) + 1)) or firsts != sorted(set(firsts)) or firsts[:1] != [1]:
    findings.append(f"the contents are not in order: {rows}")
for _, title, first in rows:
    if int(first) > len(numbers):
        findings.append(f"{title} would begin on page {first} of {len(numbers)}")
        continue
    face = written[1 + int(first)]
    text = re.sub(r"\s", "", run("pdftotext", "-f", str(face + 1), "-l", str(face + 1), pdf, "-"))
    if re.sub(r"（.*", "", title) not in text:
        findings.append(f"{title} is not on page {first}")
back = re.sub(r"\s", "", run("pdftotext", "-f", str(written[-1] + 1), pdf, "-"))
if f"本卷宗共{len(numbers)}页" not in back:
    findings.append("the back cover tells another total")
fonts = run("pdffonts", pdf).splitlines()[2:]
findings += [f"not embedded: {font}" for font in fonts if " yes yes yes " not in font]
print(*(f"FAIL  {one}" for one in findings), sep="\n", end="\n" if findings else "")
print(f"{len(pages)} pages, {len(numbers)} numbered, {len(rows)} papers, {len(findings)} findings")
sys.exit(bool(findings))
PY
