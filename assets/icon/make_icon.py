#!/usr/bin/env python3
"""Draws the seal 「信」, icon of the window and of the installed program, from the bundled Noto Serif SC Bold.

    pip install pillow==13.0.0
    ./make_icon.py
"""

import pathlib

from PIL import Image, ImageDraw, ImageFont

HERE = pathlib.Path(__file__).resolve().parent
FONT = HERE.parent / "fonts/NotoSerifSC-Bold.ttf"
VERMILION = (194, 58, 45, 255)
WHITE = (255, 255, 255, 255)
LINE = (255, 255, 255, 178)

# Fractions of the side: corner radius, where the inner line runs, its corner radius and width, size of the character.
CORNER, INSET, INSET_CORNER, RULE, GLYPH = 0.11, 0.072, 0.05, 0.022, 0.64
OVERSAMPLE = 8


def seal(side):
    """The seal on a transparent ground, `side` pixels wide."""
    big = side * OVERSAMPLE
    image = Image.new("RGBA", (big, big), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    draw.rounded_rectangle((0, 0, big - 1, big - 1), radius=CORNER * big, fill=VERMILION)

    # At 48 pixels and below the line would blur into the ground: a whole pixel, at least.
    rule = max(RULE * side, 1) * OVERSAMPLE
    frame = Image.new("RGBA", (big, big), (0, 0, 0, 0))
    box = (INSET * big, INSET * big, big - 1 - INSET * big, big - 1 - INSET * big)
    ImageDraw.Draw(frame).rounded_rectangle(box, radius=INSET_CORNER * big, outline=LINE, width=round(rule))
    image.alpha_composite(frame)

    font = ImageFont.truetype(str(FONT), round(GLYPH * big), layout_engine=ImageFont.Layout.BASIC)
    left, top, right, bottom = draw.textbbox((0, 0), "信", font=font)
    ImageDraw.Draw(image).text(((big - left - right) / 2, (big - top - bottom) / 2), "信", font=font, fill=WHITE)
    return image.resize((side, side), Image.Resampling.LANCZOS)


def main():
    for side in (256, 48):
        seal(side).save(HERE / f"xinfang-{side}.png", optimize=True)


if __name__ == "__main__":
    main()
