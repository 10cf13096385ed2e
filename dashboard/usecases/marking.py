"""The upload handed back with its findings marked: written in a process of its own, or as a list where that is not to be had."""

import io
import os
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from dashboard.domain.reported.history import ReportComment
from dashboard.domain.reported.observations import Submission
from dashboard.exports.marked_copy import findings_workbook
from dashboard.exports.marks import Marking, marking, returned_marking
from dashboard.importing.examination import Examination
from dashboard.importing.files.worker import receive, send
from dashboard.text import Words
from dashboard.usecases.office import Office
from dashboard.usecases.review_desk import corrected_of

WALL_SECONDS = 90  # only ends what hangs: the process counts its own seconds of CPU
_ROOT = Path(__file__).parents[2]
_XLSX = (b"PK\x03\x04", b"xl/workbook.xml")


@dataclass(frozen=True)
class Marked:
    """A workbook to download; `whole` tells a copy of the upload from a bare list of its findings."""

    content: bytes
    whole: bool


def can_be_marked(content: bytes) -> bool:
    """Whether the bytes look like an .xlsx: others are handed back as a list of their findings."""
    start, member = _XLSX
    return content.startswith(start) and member in content


def marked_upload(examination: Examination, content: bytes, words: Words, corrected: bool = True) -> Marked:
    """The copy of an upload; with `corrected` the texts typed on the page stand in it, so that the file becomes right."""
    about = words(
        "Findings of {file}; follow a link to its cell, mend it, and upload the file again.", file=examination.file
    )
    notes = marking(examination.issues, examination.open_issues, words, about, corrected)
    copy = _written(content, notes) if can_be_marked(content) else None
    return Marked(copy, True) if copy else Marked(findings_workbook(notes), False)


def returned_copy(office: Office, sent: Submission, comments: Iterable[ReportComment], words: Words) -> Marked:
    """The report that was returned as it was sent: the file with the cells that its sender corrected on the page.

    The reviewer's comments stand at their cells, the reason first in its list, and what the file said before it was corrected.
    """
    notes = returned_marking(sent, comments, corrected_of(office, sent), words)
    content = office.file(sent.sha256)
    copy = _written(content, notes) if can_be_marked(content) else None
    return Marked(copy, True) if copy else Marked(findings_workbook(notes), False)


def _written(content: bytes, notes: Marking) -> bytes | None:
    """What the marking process answers; None where it refuses, dies or takes too long."""
    frames = io.BytesIO()
    send(frames, notes.to_json().encode())
    send(frames, content)
    try:
        ran = subprocess.run(
            [sys.executable, "-m", "dashboard.exports.marking_worker"],
            input=frames.getvalue(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=WALL_SECONDS,
            cwd=_ROOT,
            env=os.environ | {"PYTHONPATH": str(_ROOT)},
            check=True,
        )
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError, OSError):
        return None
    return receive(io.BytesIO(ran.stdout))
