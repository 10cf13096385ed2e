"""QR codes of links, made on this machine: as a picture for pages, as squares for print."""

import io

import segno
from reportlab.graphics.shapes import Drawing, Rect
from reportlab.lib import colors

_QUIET = 4  # modules of white around the code, as ISO/IEC 18004 asks


def qr_png(text: str, scale: int = 5) -> bytes:
    """A black and white picture, `scale` pixels a module."""
    out = io.BytesIO()
    segno.make(text, error="m", micro=False).save(out, kind="png", scale=scale, border=_QUIET)
    return out.getvalue()


def qr_drawing(text: str, size: float) -> Drawing:
    """The code as squares, `size` points wide with its quiet zone."""
    matrix = segno.make(text, error="m", micro=False).matrix
    module = size / (len(matrix) + 2 * _QUIET)
    drawing = Drawing(size, size)
    for row, line in enumerate(matrix):
        for column, dark in enumerate(line):
            if dark:
                x, y = (column + _QUIET) * module, size - (row + _QUIET + 1) * module
                drawing.add(Rect(x, y, module, module, fillColor=colors.black, strokeColor=None, strokeWidth=0))
    return drawing
