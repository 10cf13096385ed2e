"""The parts of a document that a person writes: which there are, what belongs there, and what was written."""

from collections.abc import Mapping
from enum import StrEnum

from dashboard.text import Words
from dashboard.views.documents.blocks import OwnText


class OwnKey(StrEnum):
    """Under which a text is kept; the first eight stand in the frame of the document, the others in its body."""

    ABOVE = "above"  # the body above the office: UBND TỈNH …
    NUMBER = "number"  # Số: 123/BC-UBND
    PLACE = "place"
    DAY = "day"  # of the document, as dd/mm/yyyy
    ON_BEHALF = "on_behalf"  # TM. ỦY BAN NHÂN DÂN
    CAPACITY = "capacity"  # KT. CHỦ TỊCH, PHÓ CHỦ TỊCH
    SIGNER = "signer"
    RECIPIENTS = "recipients"  # nơi nhận, one to a line
    DIRECTION = "direction"
    ACHIEVED = "achieved"
    CAUSES = "causes"
    TASKS = "tasks"
    PROPOSALS = "proposals"


FRAME = tuple(OwnKey)[:8]
BODY = tuple(OwnKey)[8:]
STAYING = tuple(key for key in FRAME if key not in (OwnKey.NUMBER, OwnKey.DAY))  # from one report to the next
OWN = {
    OwnKey.ABOVE: "Body above the office (in capitals in the document)",
    OwnKey.NUMBER: "Number and sign, such as «Số: 123/BC-UBND»",
    OwnKey.PLACE: "Place of the document",
    OwnKey.DAY: "Day of the document",
    OwnKey.ON_BEHALF: "Signed on behalf of",
    OwnKey.CAPACITY: "Capacity of the signer",
    OwnKey.SIGNER: "Name of the signer",
    OwnKey.RECIPIENTS: "Recipients, one to a line",
    OwnKey.DIRECTION: "Direction and management: meetings, documents issued, inspections",
    OwnKey.ACHIEVED: "What was achieved, in words",
    OwnKey.CAUSES: "Shortcomings and causes beyond what units say",
    OwnKey.TASKS: "Tasks and solutions of the coming period",
    OwnKey.PROPOSALS: "Proposals of the office itself",
}


def own_text(key: OwnKey, own: Mapping[str, str], words: Words) -> OwnText:
    """The block of a part of the body, with what was written for it."""
    return OwnText(key, words(OWN[key]), own.get(key, ""))
