"""The process that draws charts: it keeps Vega in its memory, which takes half a second to wake and a hundred megabytes.

A drawing holds Python's lock from its beginning to its end, so within the app every open page would wait for it.
"""

import json
import sys
from typing import IO, Any

from dashboard.exports.chart_picture import FONTS, Frame, for_elsewhere, framed
from dashboard.importing.files.worker import receive, send

DRAWN, FAILED = b"+", b"-"  # the first byte of an answer
_SCALE = 2  # px of a picture for one of a screen: sharp on paper


def main(source: IO[bytes] | None = None, sink: IO[bytes] | None = None) -> None:
    """Answer each framed request with a picture, or with the fault's text; ends when the pipe is closed."""
    import vl_convert

    vl_convert.register_font_directory(str(FONTS))
    source, sink = source or sys.stdin.buffer, sink or sys.stdout.buffer
    while (request := receive(source)) is not None:
        try:
            send(sink, DRAWN + _drawn(json.loads(request), vl_convert))
        except Exception as fault:  # noqa: BLE001 - one chart's fault is not the next one's
            send(sink, FAILED + str(fault)[:500].encode())


def request_of(spec: dict[str, Any], frame: Frame | None, kind: str) -> bytes:
    """A request: a spec that stands alone, the frame around it or none, and "svg" or "png"."""
    told = {"spec": spec, "frame": frame.plain() if frame else None, "kind": kind}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def _drawn(request: dict[str, Any], renderer: Any) -> bytes:
    svg: str = renderer.vegalite_to_svg(request["spec"], allowed_base_urls=[])  # nothing is fetched
    if request["frame"] is not None:
        svg = framed(svg, Frame.of_plain(request["frame"]))
    if request["kind"] == "svg":
        return for_elsewhere(svg).encode()
    picture: bytes = renderer.svg_to_png(svg, scale=_SCALE)
    return picture


if __name__ == "__main__":
    main()
