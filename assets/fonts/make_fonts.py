#!/usr/bin/env python3
"""Makes the bundled fonts (assets/fonts/*.ttf) from their published packages.

    pip install fonttools==4.68.0
    ./make_fonts.py [--packages DIR]

DIR holds (or receives) the packages named in PACKAGES; what is missing is fetched with `npm pack` and
`apt-get download`. Each package is checked against its SHA-256, so a rerun works on the same bytes; nothing in the
output depends on the time, the machine or the order of a set, so it gives the same bytes again.

What is done to a face, and nothing else:
- cut to the characters of `character_set()` (Noto Serif SC Regular keeps every character: it is the base of the
  fallback for rare names; the icon fonts keep every icon),
- hinting, layout features (`vert`, `locl`, kerning …), vertical metrics and glyph names dropped: paper and window
  set text in em cells and use none of them,
- LXGW WenKai renamed to "Xinfang Kai", because its licence reserves the names 霞鹜 and LXGW.
"""

import argparse
import bz2
import hashlib
import io
import pathlib
import re
import subprocess
import tarfile
import tempfile

from fontTools import subset
from fontTools.ttLib import TTFont

HERE = pathlib.Path(__file__).resolve().parent

# File name: (how it is fetched, SHA-256).
PACKAGES = {
    "expo-google-fonts-noto-sans-sc-0.4.3.tgz": (
        ["npm", "pack", "@expo-google-fonts/noto-sans-sc@0.4.3"],
        "0d69d0f4971d2ff574e3d93cbc218dc950bf3f3f8f8e2c008d97687ed53aee59",
    ),
    "expo-google-fonts-noto-serif-sc-0.4.3.tgz": (
        ["npm", "pack", "@expo-google-fonts/noto-serif-sc@0.4.3"],
        "ff6bcf5ba68d92dfecc05544bb150f9e724741a932354a0dd97e7289c40a3f5e",
    ),
    "phosphor-icons-web-2.1.2.tgz": (
        ["npm", "pack", "@phosphor-icons/web@2.1.2"],
        "40e3096099ca818c047979cece6a3764944d5200c67b64092f7bcd8bcd1d2b08",
    ),
    "fonts-lxgw-wenkai_1.250+repack-1_all.deb": (
        ["apt-get", "download", "fonts-lxgw-wenkai=1.250+repack-1"],
        "6d1e4c4aac78ad32062aefa2c836ee4d6e58f9dcf8b3f4407c9eefe304615318",
    ),
    "unicode-data_15.0.0-1_all.deb": (
        ["apt-get", "download", "unicode-data=15.0.0-1"],
        "5efef23bbb1c6a133ecbdd63a2cfa07159ccacf5466a49e2426101c5ecd691fc",
    ),
}
SANS, SERIF, ICONS, KAI, UNIHAN = PACKAGES

# Output: (package, member, which characters).
FACES = {
    "NotoSansSC-Regular.ttf": (SANS, "package/400Regular/NotoSansSC_400Regular.ttf", "cut"),
    "NotoSansSC-Bold.ttf": (SANS, "package/700Bold/NotoSansSC_700Bold.ttf", "cut"),
    "NotoSerifSC-Regular.ttf": (SERIF, "package/400Regular/NotoSerifSC_400Regular.ttf", "all"),
    "NotoSerifSC-Bold.ttf": (SERIF, "package/700Bold/NotoSerifSC_700Bold.ttf", "cut"),
    "XinfangKai-Regular.ttf": (KAI, "./usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf", "cut"),
    "Phosphor-Regular.ttf": (ICONS, "package/src/regular/Phosphor.ttf", "all"),
    "Phosphor-Fill.ttf": (ICONS, "package/src/fill/Phosphor-Fill.ttf", "all"),
}

# Licence texts copied as they are.
LICENCES = {
    "NotoSansSC-OFL.txt": (SANS, "package/LICENSE_FONT"),
    "NotoSerifSC-OFL.txt": (SERIF, "package/LICENSE_FONT"),
    "XinfangKai-OFL.txt": (KAI, "./usr/share/doc/fonts-lxgw-wenkai/copyright"),
    "Phosphor-MIT.txt": (ICONS, "package/LICENSE"),
}

# Icons that get a name in src/fonts/icons.rs (the fonts keep all 1512). Names: https://phosphoricons.com
ICON_NAMES = """
archive arrow-clockwise arrow-counter-clockwise arrow-down arrow-left arrow-line-down arrow-line-up arrow-right
arrow-square-out arrow-up arrows-clockwise arrows-merge at backspace bell bell-ringing book-open-text bookmark-simple
briefcase buildings calendar calendar-blank calendar-check calendar-dots calendar-plus calendar-x camera caret-down
caret-left caret-right caret-up chart-bar chart-line chat-text chats check check-circle check-square circle circle-half
clipboard-text clock clock-countdown clock-counter-clockwise cloud-arrow-down copy copy-simple currency-cny database
dots-three dots-three-vertical download-simple envelope envelope-open envelope-simple eye eye-slash factory file
file-arrow-down file-arrow-up file-csv file-doc file-magnifying-glass file-pdf file-plus file-text file-xls files
fingerprint fire first-aid flag floppy-disk folder folder-open folders funnel funnel-simple gavel gear gear-six globe
hand-coins handshake hard-drives heart hourglass house house-line identification-card image info key keyboard lightbulb
lightning link list list-bullets list-checks list-magnifying-glass list-numbers lock lock-key lock-key-open lock-open
magnifying-glass magnifying-glass-minus magnifying-glass-plus map-pin map-trifold megaphone minus minus-circle money
moon note-pencil notebook notepad number-circle-one paper-plane-tilt paperclip path pencil pencil-line pencil-simple
phone phone-call plus plus-circle plus-square presentation-chart printer prohibit push-pin question rows scales seal
seal-check seal-warning share-network shield shield-check shield-warning sidebar-simple sign-in sign-out signature
siren sliders-horizontal sort-ascending sort-descending spinner square square-half stack stamp star steps sun table tag
text-aa thumbs-up timer trash tray tray-arrow-down tree-structure usb user user-circle user-focus user-list user-plus
user-switch users users-four users-three warning warning-circle warning-octagon wrench x x-circle x-square
""".split()

# Blocks taken as far as a face has them. GB2312's own symbols come from the codec.
SYMBOL_BLOCKS = [
    (0x0020, 0x007E),  # ASCII
    (0x00A0, 0x00FF),  # Latin-1
    (0x2010, 0x203E),  # dashes, quotes, …, ‰, ※
    (0x20A0, 0x20BF),  # currency
    (0x2100, 0x218F),  # ℃ № ℡ ™, fractions, Ⅰ-Ⅻ ⅰ-ⅻ
    (0x2190, 0x21FF),  # arrows
    (0x2200, 0x22FF),  # × ÷ ≤ ≥ ≈ ∑ √ and the like
    (0x2460, 0x24FF),  # ① ⑴ ⒈ Ⓐ
    (0x2500, 0x25FF),  # box drawing, geometric shapes
    (0x2600, 0x266F),  # ☆ ★ ☎ ☐ ☑ ☒
    (0x2713, 0x2718),  # ✓ ✗
    (0x2E3A, 0x2E3B),  # two- and three-em dash
    (0x3000, 0x303F),  # CJK punctuation, 〇 〔〕
    (0x31C0, 0x31E3),  # strokes
    (0x3200, 0x3243),  # ㈠
    (0x3280, 0x32B0),  # ㊀ ㊣
    (0x338E, 0x33D5),  # ㎎ ㎏ ㎜ ㎡ ㏄
    (0xFE10, 0xFE19),
    (0xFE30, 0xFE4F),
    (0xFF01, 0xFFEE),  # full width forms, ￥
]


def package(name, folder):
    path = folder / name
    if not path.exists():
        subprocess.run(PACKAGES[name][0], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    data = path.read_bytes()
    found = hashlib.sha256(data).hexdigest()
    if found != PACKAGES[name][1]:
        raise SystemExit(f"{name}: SHA-256 is {found}, expected {PACKAGES[name][1]}")
    return path


def member(name, inside, folder):
    """The bytes of one file inside a package (.tgz of npm or .deb of Debian)."""
    path = package(name, folder)
    if path.suffix == ".deb":
        stream = io.BytesIO(subprocess.run(["dpkg-deb", "--fsys-tarfile", path], check=True, capture_output=True).stdout)
    else:
        stream = io.BytesIO(path.read_bytes())
    with tarfile.open(fileobj=stream) as archive:
        return archive.extractfile(inside).read()


def gb2312():
    """Every character of GB 2312-1980: 6763 hanzi and 682 symbols."""
    found = set()
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            try:
                found.add(bytes([row, cell]).decode("gb2312"))
            except UnicodeDecodeError:
                pass
    return found


def tongyong(folder):
    """通用规范汉字表 (2013) in its order, 8105 characters: the field kTGH of the Unihan database."""
    text = bz2.decompress(member(UNIHAN, "./usr/share/unicode/Unihan_OtherMappings.txt.bz2", folder)).decode()
    numbered = {}
    for line in text.splitlines():
        fields = line.split("\t")
        if len(fields) == 3 and fields[1] == "kTGH":
            for number in fields[2].split():
                numbered[int(number.removeprefix("2013:"))] = chr(int(fields[0][2:], 16))
    if sorted(numbered) != list(range(1, 8106)):
        raise SystemExit("kTGH does not number 1 to 8105")
    return [numbered[n] for n in range(1, 8106)]


def character_set(standard):
    """The characters of a cut face."""
    chosen = {ord(c) for c in gb2312()} | {ord(c) for c in standard}
    for first, last in SYMBOL_BLOCKS:
        chosen.update(range(first, last + 1))
    return chosen


def rename(font):
    """Gives LXGW WenKai a name of its own; copyright, trademark, licence and author fields stay as they are."""
    names = {
        1: "Xinfang Kai",
        2: "Regular",
        3: "1.250;XinfangKai-Regular",
        4: "Xinfang Kai Regular",
        5: "Version 1.250; cut and renamed for Xinfang",
        6: "XinfangKai-Regular",
    }
    table = font["name"]
    table.names = [n for n in table.names if n.platformID == 3 and n.langID == 0x409 and n.nameID not in names]
    for number, text in names.items():
        table.setName(text, number, 3, 1, 0x409)
    table.names.sort()
    table.setName("信访楷", 1, 3, 1, 0x804)
    table.setName("Regular", 2, 3, 1, 0x804)
    table.setName("信访楷", 4, 3, 1, 0x804)


def cut(data, unicodes):
    options = subset.Options()
    options.hinting = False
    options.layout_features = []
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE", "STAT", "vhea", "vmtx", "gasp"]
    options.name_IDs = ["*"]
    options.name_languages = ["*"]
    options.notdef_outline = True
    options.glyph_names = False
    options.recalc_timestamp = False
    options.recalc_bounds = False
    font = TTFont(io.BytesIO(data), recalcTimestamp=False, lazy=True)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=font.getBestCmap() if unicodes is None else unicodes)
    subsetter.subset(font)
    return font


def icon_names(folder):
    """Writes src/fonts/icons.rs: a constant for each of ICON_NAMES."""
    codes = {}
    for style in ("src/regular", "src/fill"):
        css = member(ICONS, f"package/{style}/style.css", folder).decode()
        for name, code in re.findall(r'\.ph-([a-z0-9-]+):before \{\s*content: "\\([0-9a-f]+)"', css):
            if style == "src/fill":
                name = name.removesuffix("-fill")
            if codes.setdefault(name, code) != code:
                raise SystemExit(f"{name} has two codes")
    text = "//! Names for the icons in use, from Phosphor 2.1 (<https://phosphoricons.com>); the same code points hold in\n"
    text += "//! both styles. Written by `assets/fonts/make_fonts.py`; add a name there.\n"
    for name in ICON_NAMES:
        text += f"\n/// `{name}`\npub const {name.upper().replace('-', '_')}: char = '\\u{{{codes[name]}}}';\n"
    (HERE.parents[1] / "src/fonts/icons.rs").write_text(text, encoding="utf-8")


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--packages", type=pathlib.Path, help="folder with the packages; default: a temporary one")
    folder = arguments.parse_args().packages or pathlib.Path(tempfile.mkdtemp())
    folder = folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)

    standard = tongyong(folder)
    lines = "".join("".join(standard[i : i + 50]) + "\n" for i in range(0, 8105, 50))
    (HERE / "tongyong-8105.txt").write_text(lines, encoding="utf-8")

    wanted = character_set(standard)
    for name, (source, inside, which) in FACES.items():
        font = cut(member(source, inside, folder), None if which == "all" else wanted)
        if source == KAI:
            rename(font)
        out = io.BytesIO()
        font.save(out, reorderTables=True)
        (HERE / name).write_bytes(out.getvalue())
        has = font.getBestCmap()
        lacking = sum(ord(c) not in has for c in standard)
        print(f"{name:26} {len(out.getvalue()):>10} bytes {len(has):>6} characters, lacks {lacking} of 8105")

    icon_names(folder)
    (HERE / "LICENSES").mkdir(exist_ok=True)
    for name, (source, inside) in LICENCES.items():
        (HERE / "LICENSES" / name).write_bytes(member(source, inside, folder))


if __name__ == "__main__":
    main()
