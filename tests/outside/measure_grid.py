#!/usr/bin/env python3
"""Measures the grid of an official paper (GB/T 9704-2012) on a printed page, with PyMuPDF.

    measure_grid.py REPORT.pdf

Takes the first page full of body text and compares, within 0.2 mm: 22 lines; 28 characters in a full line; the type
area (版心) from 28 to 184 mm and from 37 to 262 mm, touched by the first em box above and the last below; the page
number's dashes 7 mm below the type area and 1 字 in from the outer edge. Prints what was found; exit status 1 when
something is off, 2 when the file has no such page.

The arithmetic. The type area is 156 × 225 mm with 22 lines of 28 characters, so one character (字) is 156/28 mm =
15.793 pt wide, and with a first em box at the top and a last at the bottom the pitch is (225 mm − 1 字)/21 = 29.619 pt.
The em box of the faces in use reaches from 0.88 em above the baseline to 0.12 em below.
"""

import collections
import statistics
import sys
import unicodedata

import pymupdf

MM = 72 / 25.4
TOLERANCE = 0.2
LEFT, RIGHT, TOP, BOTTOM = 28.0, 184.0, 37.0, 262.0
LINES, CELLS = 22, 28
CELL = (RIGHT - LEFT) / CELLS
PITCH = (BOTTOM - TOP - CELL) / (LINES - 1)
ASCENT, DESCENT = 0.88, 0.12
# Body text is set in size 3 (三号), which offices print from 15.5 to 16 pt; headings of level 1 to 4 have the same size.
BODY_PT = (15.4, 16.2)
NUMBER_TOP = BOTTOM + 7
RENDER_DPI = 600

Char = collections.namedtuple("Char", "text x x1 y size")


def chars_of(page):
    """The visible characters of a page: origin, right end and size, millimetres from the paper's top left corner."""
    found = []
    for block in page.get_text("rawdict")["blocks"]:
        for line in block.get("lines", []):
            for span in line["spans"]:
                for c in span["chars"]:
                    if c["c"].strip():
                        x, y = c["origin"]
                        found.append(Char(c["c"], x / MM, c["bbox"][2] / MM, y / MM, span["size"]))
    return found


def lines_of(chars):
    """Characters by baseline, top to bottom, each line from left to right. A face or size may change within a line."""
    lines = []
    for c in sorted(chars, key=lambda c: (c.y, c.x)):
        if lines and abs(lines[-1][0].y - c.y) < 0.3:
            lines[-1].append(c)
        else:
            lines.append([c])
    return [sorted(line, key=lambda c: c.x) for line in lines]


def full_width(c):
    return unicodedata.east_asian_width(c.text) in "WF" or c.text in "“”‘’—…·"


def is_body(line):
    """Goes by the full-width characters: figures may be set narrower, and MuPDF tells that as a smaller size."""
    wide = [c for c in line if full_width(c)]
    return bool(wide) and all(BODY_PT[0] <= c.size <= BODY_PT[1] for c in wide)


def body_page(document):
    """The first page that has body text on its first and on its last line, with the page's lines."""
    best = None
    for page in document:
        lines = [line for line in lines_of(chars_of(page)) if line[0].y < BOTTOM + 1]
        body = [line for line in lines if is_body(line)]
        if len(body) == len(lines) and (best is None or len(body) > len(best[1])):
            best = (page, lines)
        if len(body) == len(lines) == LINES:
            break
    return best


def ink(page, x0, y0, x1, y1):
    """Rows and columns of a strip (mm) as rendered: a list of rows, each the sorted columns (mm) that hold ink."""
    clip = pymupdf.Rect(x0 * MM, y0 * MM, x1 * MM, y1 * MM)
    picture = page.get_pixmap(dpi=RENDER_DPI, clip=clip, colorspace=pymupdf.csGRAY, alpha=False)
    dot = 25.4 / RENDER_DPI
    rows = []
    for row in range(picture.height):
        line = picture.samples[row * picture.stride : row * picture.stride + picture.width]
        rows.append(((picture.y + row) * dot, [(picture.x + n) * dot for n, v in enumerate(line) if v < 128]))
    return rows


class Report:
    def __init__(self):
        self.bad = 0

    def compare(self, what, found, wanted, tolerance=TOLERANCE, unit="mm"):
        off = abs(found - wanted) > tolerance
        self.bad += off
        digits = 0 if unit == "" else 3 if unit == "pt" else 2
        print(
            f"{'OFF ' if off else 'ok  '} {what:44} {found:9.{digits}f} {unit:2}  wanted {wanted:.{digits}f}"
            + (f" ± {tolerance:g}" if tolerance else "")
        )

    def fail(self, what):
        self.bad += 1
        print(f"OFF  {what}")


def measure_page(page, lines, report):
    report.compare("lines on the page", len(lines), LINES, 0, "")
    em = {id(line): line[0].size / MM for line in lines}
    first, last = lines[0], lines[-1]
    report.compare("top of the first em box", first[0].y - ASCENT * em[id(first)], TOP)
    report.compare("bottom of the last em box", last[0].y + DESCENT * em[id(last)], BOTTOM)
    report.compare("left edge of the text", min(c.x for line in lines for c in line), LEFT)

    pitches = [b[0].y - a[0].y for a, b in zip(lines, lines[1:])]
    if pitches:
        report.compare("pitch, smallest", min(pitches) * MM, PITCH * MM, 0.02 * MM, "pt")
        report.compare("pitch, greatest", max(pitches) * MM, PITCH * MM, 0.02 * MM, "pt")

    # Lines of full-width characters only, from edge to edge. A mark that may not begin a line pushes one character
    # out, and the line is then stretched over 27: such a line is full, but not on the grid.
    edge = [
        line
        for line in lines
        if all(full_width(c) for c in line) and line[0].x < LEFT + TOLERANCE and line[-1].x > RIGHT - 1.5 * CELL
    ]
    whole = [line for line in edge if len(line) == CELLS]
    print(f"     full lines of full-width characters: {len(edge)}, of which with {CELLS} characters: {len(whole)}")
    if not whole:
        report.fail(f"no line of {CELLS} full-width characters on this page")
        return
    report.compare("characters in the longest full line", max(map(len, edge)), CELLS, 0, "")
    report.compare("right edge of a full line", statistics.median(line[-1].x for line in whole) + CELL, RIGHT)
    steps = [b.x - a.x for line in whole for a, b in zip(line, line[1:])]
    report.compare("advance, median", statistics.median(steps) * MM, CELL * MM, 0.02, "pt")
    report.compare("advance, smallest", min(steps) * MM, CELL * MM, 0.1, "pt")
    report.compare("advance, greatest", max(steps) * MM, CELL * MM, 0.1, "pt")


def measure_number(page, report):
    """The page number `— 1 —` by its ink: dashes 7 mm below the type area, 1 字 in from the outer edge."""
    number = page.number + 1
    strip = [row for row in ink(page, LEFT - 5, BOTTOM + 1, RIGHT + 5, 290) if row[1]]
    if not strip:
        report.fail(f"no page number on page {number}")
        return
    left = min(row[1][0] for row in strip)
    right = max(row[1][-1] for row in strip)
    # The rows that the left dash inks within its first millimetre.
    dash = [y for y, columns in strip if any(left <= x <= left + 1 for x in columns)]
    report.compare(f"page {number}: top of the dashes", min(dash), NUMBER_TOP)
    if number % 2:
        report.compare(f"page {number} (odd): right end of the number", right, RIGHT - CELL)
    else:
        report.compare(f"page {number} (even): left end of the number", left, LEFT + CELL)
    text = "".join(c.text for c in chars_of(page) if c.y > BOTTOM + 2 and c.text.isdigit())
    if text != str(number):
        report.fail(f"page {number} is numbered {text!r}")


def main():
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    document = pymupdf.open(sys.argv[1])
    found = body_page(document)
    if found is None:
        print("OFF  no page holds body text only")
        raise SystemExit(2)
    page, lines = found
    report = Report()
    print(f"{len(document)} pages; grid measured on page {page.number + 1}")
    report.compare("paper width", page.rect.width / MM, 210, 0.1)
    report.compare("paper height", page.rect.height / MM, 297, 0.1)
    measure_page(page, lines, report)
    for page in document:
        measure_number(page, report)
    raise SystemExit(1 if report.bad else 0)


if __name__ == "__main__":
    main()
