"""Many numbers and many texts as one text each, for the pipe between the app and its worker."""

from array import array
from base64 import b64decode, b64encode
from collections.abc import Iterable
from itertools import accumulate, pairwise


def cut(text: str, lengths: list[int]) -> list[str]:
    """The texts that were joined."""
    ends = list(accumulate(lengths, initial=0))
    return [text[start:end] for start, end in pairwise(ends)]


def packed(numbers: Iterable[int]) -> str:
    """Numbers from 0 to 4.294.967.295 as text."""
    return b64encode(array("I", numbers)).decode("ascii")


def unpacked(text: str) -> list[int]:
    """The numbers of such a text."""
    numbers = array("I")
    numbers.frombytes(b64decode(text))
    return numbers.tolist()
