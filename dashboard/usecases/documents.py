"""The office's documents, made of the figures of one version: which there are, and the bytes of each."""

from dataclasses import replace

from dashboard.charts.bullet import bullets
from dashboard.charts.heatmap import heatmap
from dashboard.charts.scurve import scurve
from dashboard.charts.theme import Spec
from dashboard.exports.chart_picture import standalone
from dashboard.text import Words
from dashboard.usecases.picturing import STUDIO, PictureError
from dashboard.views.curve import Curve
from dashboard.views.documents.blocks import Document, Drawn, Picture
from dashboard.views.heat import Heat

_WIDTH = 640  # px of a chart before it is drawn at twice the size: its type then reads at 10 points on A4
_SIZE = 15  # px of type


def pictures_of(document: Document, words: Words) -> dict[str, bytes]:
    """PNG of every chart of a document by its name; one that cannot be drawn here is left out, its figures stand in tables."""
    drawn = {}
    for picture in document.pictures:
        try:
            drawn[picture.name] = STUDIO.picture(_spec(picture, words), None, "png")
        except PictureError:
            continue
    return drawn


def _spec(picture: Picture, words: Words) -> Spec:
    return standalone(_chart(picture.of, words), _WIDTH, ground=True)


def _chart(of: Drawn, words: Words) -> Spec:
    match of:
        case Curve():
            return scurve(replace(of), words, 260, _SIZE)
        case Heat():
            return heatmap(of, words, 26, _SIZE - 2)
        case _:
            return bullets(of, words, 34, _SIZE, 9)
