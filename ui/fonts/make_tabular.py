"""Makes the figures of Be Vietnam Pro that all have one width, for columns of money.

The typeface has no tabular figures. This takes its ten figures, gives them one advance width, each in the middle of
it, and writes them as small fonts of their own, which the style sheet uses for figures only. The typeface is under
the SIL Open Font License 1.1 and reserves no name; the fonts made here are under the same licence.

    pip install fonttools brotli
    python3 fonts/make_tabular.py
"""

from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

HERE = Path(__file__).parent
SOURCE = HERE.parent / "node_modules/@fontsource/be-vietnam-pro/files"
FIGURES = "0123456789"
FAMILY = "Be Vietnam Pro Tabular"

# The advance of most figures; the widest loses a hundredth of an em beside it.
ADVANCE = {400: 680, 600: 694}


def make(weight: int) -> None:
    font = TTFont(SOURCE / f"be-vietnam-pro-latin-{weight}-normal.woff2", recalcTimestamp=False)
    options = Options()
    options.layout_features = []
    options.hinting = False
    options.glyph_names = False
    options.name_IDs = [0, 13, 14]
    subsetter = Subsetter(options)
    subsetter.populate(text=FIGURES)
    subsetter.subset(font)
    glyphs, metrics = font["glyf"], font["hmtx"]
    for code, name in font.getBestCmap().items():
        advance, left = metrics[name]
        shift = round((ADVANCE[weight] - advance) / 2)
        glyphs[name].coordinates.translate((shift, 0))
        glyphs[name].recalcBounds(glyphs)
        metrics[name] = (ADVANCE[weight], left + shift)
    for record, text in ((1, FAMILY), (2, "Regular"), (4, f"{FAMILY} {weight}"), (6, f"BeVietnamPro-Tabular{weight}")):
        font["name"].setName(text, record, 3, 1, 0x409)
    font.flavor = "woff2"
    font.save(HERE / f"be-vietnam-pro-tabular-{weight}.woff2")


for each in ADVANCE:
    make(each)
