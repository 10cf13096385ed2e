"""The process that draws charts: one picture at a time, none twice, and a word where there is none to be had."""

import threading
import time

import pytest

from dashboard.charts.theme import chart_of, dressed
from dashboard.exports.chart_picture import Frame, standalone
from dashboard.usecases.picturing import PictureError, Studio, can_draw

SPEC = standalone(dressed(chart_of([{"n": 1.5, "name": "Mường Lầm"}]).mark_bar().encode(x="n:Q", y="name:N"), "vi", 14))
FRAME = Frame("Một biểu đồ")
needs_images = pytest.mark.skipif(not can_draw(), reason="the extra `images` is not installed")


def test_without_the_extra_it_says_that_it_is_absent() -> None:
    with pytest.raises(PictureError) as none:
        Studio(available=lambda: False).picture(SPEC, FRAME, "png")
    assert none.value.reason == "absent"


def test_who_waits_too_long_is_told_that_it_is_busy() -> None:
    studio = Studio(patience=0.01, available=lambda: True)
    with studio._turn, pytest.raises(PictureError) as none:
        studio.picture(SPEC, FRAME, "png")
    assert none.value.reason == "busy"


def test_only_so_many_may_wait() -> None:
    studio = Studio(patience=5.0, available=lambda: True)
    studio._places = threading.BoundedSemaphore(1)
    with studio._turn:
        first = threading.Thread(target=lambda: _swallowed(studio), daemon=True)
        first.start()
        time.sleep(0.1)
        with pytest.raises(PictureError) as none:
            studio.picture(SPEC, Frame("Một biểu đồ khác"), "png")
        assert none.value.reason == "busy"
        studio.patience = 0.0
    first.join(60)
    studio.close()


def _swallowed(studio: Studio) -> None:
    try:
        studio.picture(SPEC, FRAME, "svg")
    except PictureError:
        return


@needs_images
def test_a_picture_is_drawn_once_and_the_next_reader_gets_the_kept_one() -> None:
    studio = Studio()
    first = studio.picture(SPEC, FRAME, "svg")
    studio.close()
    assert studio.picture(SPEC, FRAME, "svg") is first
    assert studio.process_id is None, "nothing had to be drawn"
    assert studio.picture(SPEC, Frame("Một biểu đồ khác"), "svg") != first
    studio.close()


@needs_images
def test_what_is_kept_is_bounded_by_its_bytes() -> None:
    studio = Studio(kept_bytes=5_000)
    for number in range(6):
        studio.picture(SPEC, Frame(f"Biểu đồ {number}"), "svg")
    assert 1 <= len(studio._kept) < 6
    studio.close()


@needs_images
def test_a_spec_that_cannot_be_drawn_is_its_own_fault_alone() -> None:
    studio = Studio()
    with pytest.raises(PictureError) as none:
        studio.picture({"mark": {"type": "no such mark"}, "encoding": 3}, FRAME, "svg")
    assert none.value.reason == "failed"
    before = studio.process_id
    assert b"<svg" in studio.picture(SPEC, FRAME, "svg")
    assert studio.process_id == before
    studio.close()


@needs_images
def test_a_process_that_was_killed_or_hangs_is_replaced() -> None:
    studio = Studio(wall_seconds=0.0)  # ended before it can answer
    with pytest.raises(PictureError) as none:
        studio.picture(SPEC, FRAME, "svg")
    assert none.value.reason == "failed"
    studio.wall_seconds = 60.0
    assert b"<svg" in studio.picture(SPEC, FRAME, "svg")
    studio.close()


@needs_images
def test_an_idle_process_gives_its_memory_back() -> None:
    studio = Studio(idle_seconds=0.05)
    studio.picture(SPEC, FRAME, "svg")
    until = time.monotonic() + 30
    while studio.process_id is not None and time.monotonic() < until:
        time.sleep(0.02)
    assert studio.process_id is None
