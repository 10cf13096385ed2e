"""The office's documents, made of the figures of one version and period: which there are, and the bytes of each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property

from dashboard.charts.bullet import bullets
from dashboard.charts.heatmap import heatmap
from dashboard.charts.scurve import scurve
from dashboard.charts.theme import Spec
from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import Plan
from dashboard.domain.reporting.completeness import Completeness
from dashboard.domain.verdicts.standing import Standing
from dashboard.exports.chart_picture import standalone
from dashboard.exports.table_workbook import file_name
from dashboard.text import Words
from dashboard.usecases.picturing import STUDIO, PictureError
from dashboard.views.curve import Curve
from dashboard.views.documents.annexes import short_target_table
from dashboard.views.documents.blocks import Document, Drawn, Picture, Rows
from dashboard.views.documents.message import message
from dashboard.views.documents.own import OwnKey
from dashboard.views.documents.progress_report import ReportAsked, facts, progress_report
from dashboard.views.heat import Heat
from dashboard.views.matters import matters_table, matters_view
from dashboard.views.overview import Overview, overview
from dashboard.views.plan_words import sample_note
from dashboard.views.slides import show

EXTRA = "office"  # the extra that brings Word and PowerPoint
_WIDTH = 640  # px of a chart before it is drawn at twice the size: its type then reads at 10 points on A4
_SIZE = 15  # px of type
_OFFICE = "application/vnd.openxmlformats-officedocument"


class DocumentKind(StrEnum):
    """A document by its name in commands and files."""

    REPORT = "report"  # báo cáo, Word
    SLIDES = "slides"  # PowerPoint
    ANNEXES = "annexes"  # biểu, Excel
    HANDOUT = "handout"  # PDF
    POSTER = "poster"  # PNG, for messengers
    MESSAGE = "message"  # text, for messengers
    DATA = "data"  # flat tables, Excel
    PLAN = "plan"  # the plan in force, Excel

    @property
    def ending(self) -> str:
        return _ENDINGS[self]

    @property
    def mime(self) -> str:
        return _MIMES[self.ending]


_ENDINGS = {
    DocumentKind.REPORT: "docx",
    DocumentKind.SLIDES: "pptx",
    DocumentKind.ANNEXES: "xlsx",
    DocumentKind.HANDOUT: "pdf",
    DocumentKind.POSTER: "png",
    DocumentKind.MESSAGE: "txt",
    DocumentKind.DATA: "xlsx",
    DocumentKind.PLAN: "xlsx",
}
_MIMES = {
    "docx": f"{_OFFICE}.wordprocessingml.document",
    "pptx": f"{_OFFICE}.presentationml.presentation",
    "xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    "pdf": "application/pdf",
    "png": "image/png",
    "txt": "text/plain",
}


def mime_of(ending: str) -> str:
    """The media type of a file by its ending."""
    return _MIMES[ending]


class DocumentError(Exception):
    """A document cannot be made here: `extra` is what has to be installed first."""

    def __init__(self, extra: str) -> None:
        super().__init__(extra)
        self.extra = extra


@dataclass(frozen=True)
class Made:
    """A finished document."""

    name: str
    mime: str
    content: bytes


@dataclass(frozen=True)
class Making:
    """What documents are made of: one standing, its calendar, the words, and what a person wrote for the report.

    `link` is the address of the same view; `due_before` where the report is the one that the plan asks for before a day.
    """

    standing: Standing
    calendar: Completeness
    words: Words
    link: str = ""
    own: Mapping[str, str] = field(default_factory=dict)
    due_before: date | None = None

    def made(self, kind: DocumentKind) -> Made:
        """The document; DocumentError where its library is not installed."""
        try:
            return Made(self.file_name(kind), kind.mime, _WRITERS[kind](self))
        except ModuleNotFoundError as absent:
            raise DocumentError(EXTRA) from absent

    def file_name(self, kind: DocumentKind) -> str:
        return document_name(kind, self.plan, self.standing.period, self.words)

    @property
    def plan(self) -> Plan:
        return self.standing.snapshot.plan

    @cached_property
    def view(self) -> Overview:
        return overview(self.standing, self.words)

    @cached_property
    def document(self) -> Document:
        asked = ReportAsked(self.due_before, own=self.own, day=day_of(self.own.get(OwnKey.DAY, "")))
        return progress_report(self.standing, asked, self.words)

    @property
    def invented(self) -> str:
        return sample_note(self.plan, self.words)

    @property
    def foot(self) -> tuple[str, ...]:
        return facts(self.standing, self.words)


def document_name(kind: DocumentKind, plan: Plan, period: Period, words: Words) -> str:
    """giamngheo_<document>_<programme>_<period>.<ending>."""
    return file_name((words.term(kind), plan.programme.code, period.code), kind.ending)


def day_of(text: str) -> date | None:
    """A day written as dd/mm/yyyy; None for anything else, which then stays to be filled in by hand."""
    try:
        return datetime.strptime(text.strip(), "%d/%m/%Y").date()
    except ValueError:
        return None


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
            return scurve(of, words, 260, _SIZE)
        case Heat():
            return heatmap(of, words, 26, _SIZE - 2)
        case _:
            return bullets(of, words, 34, _SIZE, 9, wraps=False)


# Each imports what writes it only when it is asked for: a page and a command start without.


def _report(making: Making) -> bytes:
    from dashboard.exports.documents.word import word_file

    return word_file(making.document, pictures_of(making.document, making.words), making.words)


def _slides(making: Making) -> bytes:
    from dashboard.exports.documents.deck import deck_file

    shown = show(making.standing, making.calendar, making.words)
    return deck_file(shown, making.view.headline, making.invented, making.words)


def _annexes(making: Making) -> bytes:
    from dashboard.exports.documents.annex_workbook import annex_workbook

    return annex_workbook(making.standing, making.foot, making.invented, making.words)


def _handout(making: Making) -> bytes:
    from dashboard.exports.documents.handout import handout

    words, view = making.words, making.view
    wanted = matters_view(making.standing, making.calendar, words)
    tables = [Rows(matters_table(wanted, words), wanted.title)] if wanted.rows else []
    tables.append(Rows(short_target_table(making.standing, words), words("Results against the targets of the plan")))
    document = making.document
    foot = tuple(line for line in (*making.foot, making.invented) if line)
    return handout(
        f"{making.plan.programme.office} · {making.plan.title}", f"{view.headline}.", view.cards,
        tuple(document.pictures), pictures_of(document, words), tables, foot,
    )  # fmt: skip


def _poster(making: Making) -> bytes:
    from dashboard.exports.documents.poster import poster

    view, drawn = making.view, pictures_of(making.document, making.words)
    charts = {picture.name: picture for picture in making.document.pictures if picture.name in drawn}
    shown = charts.get("curve") or charts.get("targets")
    head = f"{making.plan.programme.office} · {making.words.period(making.standing.period)}"
    chart = drawn[shown.name] if shown else None
    return poster(
        head, f"{view.headline}.", view.cards, chart, shown.finding if shown else "", making.foot, making.invented
    )


def _message(making: Making) -> bytes:
    return message(making.standing, making.calendar, making.link, making.words).encode()


def _data(making: Making) -> bytes:
    from dashboard.exports.documents.flat_workbook import flat_workbook
    from dashboard.views.status_json import status_json

    return flat_workbook(making.standing.snapshot, status_json(making.standing, making.words), making.words)


def _plan(making: Making) -> bytes:
    from dashboard.exports.plan_workbook import plan_workbook

    return plan_workbook(making.plan)


_WRITERS: dict[DocumentKind, Callable[[Making], bytes]] = {
    DocumentKind.REPORT: _report,
    DocumentKind.SLIDES: _slides,
    DocumentKind.ANNEXES: _annexes,
    DocumentKind.HANDOUT: _handout,
    DocumentKind.POSTER: _poster,
    DocumentKind.MESSAGE: _message,
    DocumentKind.DATA: _data,
    DocumentKind.PLAN: _plan,
}
