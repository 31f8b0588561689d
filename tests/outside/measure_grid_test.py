#!/usr/bin/env python3
"""Checks the ruler: measure_grid.py must pass a page set on the grid and refuse pages that are off it."""

import pathlib
import subprocess
import sys
import tempfile

import pymupdf

HERE = pathlib.Path(__file__).resolve().parent
FONT = HERE.parents[1] / "assets/fonts/NotoSerifSC-Regular.ttf"
MM = 72 / 25.4
CELL = 156 / 28 * MM


def paper(path, size=CELL, pitch=29.619, left=28.0, top=37.0, lines=22, cells=28, dash=269.0, number_right=178.43):
    document = pymupdf.open()
    font = pymupdf.Font(fontfile=str(FONT))
    for number in (1, 2):
        page = document.new_page(width=210 * MM, height=297 * MM)
        body = pymupdf.TextWriter(page.rect)
        for row in range(lines):
            text = "信访" * 14 if row % 3 else "办理11件，" * 4
            for cell, c in enumerate(text[:cells]):
                x = left * MM + cell * CELL
                body.append((x, top * MM + 0.88 * size + row * pitch), c, font=font, fontsize=size)
        # The dashes as rules, the digit between them.
        right = number_right if number == 1 else 28 + 156 / 28 + 15
        for x0 in (right - 15, right - 4):
            page.draw_rect(pymupdf.Rect(x0 * MM, dash * MM, (x0 + 4) * MM, (dash + 0.25) * MM), color=None, fill=(0, 0, 0))
        body.append(((right - 8.5) * MM, (dash + 1.6) * MM), str(number), font=font, fontsize=14)
        body.write_text(page)
    document.subset_fonts()
    document.save(path)


def verdict(folder, **changes):
    path = folder / "page.pdf"
    paper(path, **changes)
    done = subprocess.run([sys.executable, HERE / "measure_grid.py", path], capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


CASES = [
    ("on the grid", {}, 0),
    ("16 pt glyphs on the grid's cells", {"size": 15.8}, 0),
    ("a line short", {"lines": 21}, 1),
    ("a character short", {"cells": 27}, 1),
    ("half a millimetre to the right", {"left": 28.5}, 1),
    ("half a millimetre down", {"top": 37.5}, 1),
    ("pitch of 29 pt", {"pitch": 29.0}, 1),
    ("page number too low", {"dash": 270.0}, 1),
    ("page number at the edge of the type area", {"number_right": 184.0}, 1),
]


def main():
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, changes, wanted in CASES:
            status, text = verdict(pathlib.Path(folder), **changes)
            if status != wanted:
                wrong += 1
                print(f"FAIL  {name}: exit {status}, wanted {wanted}\n{text}")
    print(f"{len(CASES)} pages measured, {wrong} wrongly")
    raise SystemExit(1 if wrong else 0)


if __name__ == "__main__":
    main()
