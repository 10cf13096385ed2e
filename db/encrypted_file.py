"""A file under a passphrase: scrypt makes its key, AES-256-GCM seals numbered chunks, and the last one says that it is the last.

    giamngheo-encrypted 1
    {"about": …, "chunk": 65536, "cipher": "AES-256-GCM", "scrypt": {…}}    one line of JSON, for everyone to read
    SHA-256 of the two lines       an accident to the header is told from a wrong passphrase by it
    HMAC-SHA256 of the three       by half of the key: the passphrase is right, and nobody has rewritten the header
    chunks                         each with its tag of 16 bytes; all but the last hold `chunk` bytes

The nonce of a chunk is its number in 11 bytes and one byte that is 1 for the last (STREAM, of Hoang, Reyhanitabar, Rogaway and
Vizár 2015; the file format of age has the same). A chunk that is left out, doubled, moved, cut off or of another file does not
open. A key serves one file, for its salt is new, so that no nonce serves twice under it.
"""

import hmac
import io
import json
import os
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO

MAGIC = b"giamngheo-encrypted 1\n"
CHUNK = 2**16  # bytes of plain text
_TAG = 16  # bytes
_COST, _BLOCK, _LANES = 2**17, 8, 1  # 128 MiB and a third of a second for each guess
_MOST_COST = 2**20  # a header may not ask for more than 1 GiB
_CIPHER = "AES-256-GCM"
_LONGEST_HEADER = 2**14


class DamagedFileError(ValueError):
    """What was written is not what is read; the message says where."""


class WrongPassphraseError(Exception):
    """The header is as it was written, and the passphrase is not its own: or somebody who does not know it wrote the header."""


@dataclass(frozen=True)
class _Header:
    """The bytes before the chunks, and what they say."""

    content: bytes
    about: dict[str, Any]
    salt: bytes
    cost: int
    chunk: int


@dataclass(frozen=True)
class _Keys:
    chunks: bytes
    header: bytes


def is_encrypted(file: Path) -> bool:
    """By the content, whatever the name, also where the file was cut off in its first line. OSError as the disk gives it."""
    with file.open("rb") as opened:
        began = opened.read(len(MAGIC))
    return bool(began) and MAGIC.startswith(began)


def read_about(file: Path) -> dict[str, Any]:
    """What the header says to everyone; only `Decrypted` knows whether it is true. DamagedFileError."""
    with file.open("rb") as opened:
        return _read_header(opened).about


def _keys(passphrase: str, salt: bytes, cost: int) -> _Keys:
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt  # only whoever encrypts waits for it

    typed = unicodedata.normalize("NFC", passphrase).encode()  # some keyboards give ế in three parts
    made = Scrypt(salt, 64, n=cost, r=_BLOCK, p=_LANES).derive(typed)
    return _Keys(made[:32], made[32:])


def _nonce(number: int, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])


class Encrypting(io.RawIOBase):
    """Takes what is written in any pieces; the file is whole after `finish`, and cannot be opened without it."""

    def __init__(self, out: BinaryIO, passphrase: str, about: dict[str, Any], cost: int = _COST) -> None:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        salt = os.urandom(16)
        keys = _keys(passphrase, salt, cost)
        said = {
            "about": about,
            "chunk": CHUNK,
            "cipher": _CIPHER,
            "scrypt": {"n": cost, "r": _BLOCK, "p": _LANES, "salt": salt.hex()},
        }
        lines = MAGIC + json.dumps(said, ensure_ascii=False).encode() + b"\n"
        lines += sha256(lines).hexdigest().encode() + b"\n"
        lines += hmac.digest(keys.header, lines, "sha256").hex().encode() + b"\n"
        out.write(lines)
        self._out, self._cipher, self._bound = out, AESGCM(keys.chunks), sha256(lines).digest()
        self._waiting, self._number = bytearray(), 0

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        given = bytes(data)
        self._waiting += given
        while len(self._waiting) > CHUNK:  # what may be the last chunk waits
            self._put(bytes(self._waiting[:CHUNK]), last=False)
            del self._waiting[:CHUNK]
        return len(given)

    def finish(self) -> None:
        """The last chunk: nothing may be written after it."""
        self._put(bytes(self._waiting), last=True)
        self._waiting.clear()

    def _put(self, plain: bytes, last: bool) -> None:
        self._out.write(self._cipher.encrypt(_nonce(self._number, last), plain, self._bound))
        self._number += 1


class Decrypted(io.RawIOBase):
    """The plain bytes of an encrypted file, from anywhere in it; nothing is returned that was not authenticated.

    All of it is read once when it is opened. WrongPassphraseError, DamagedFileError (later too, where the disk changes).
    """

    def __init__(self, opened: BinaryIO, passphrase: str) -> None:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        header = _read_header(opened)
        keys = _keys(passphrase, header.salt, header.cost)
        signed, _, told = header.content[:-1].rpartition(b"\n")
        if not hmac.compare_digest(hmac.digest(keys.header, signed + b"\n", "sha256").hex().encode(), told):
            raise WrongPassphraseError
        self._file, self._cipher, self._bound = opened, AESGCM(keys.chunks), sha256(header.content).digest()
        self._start, self._chunk = len(header.content), header.chunk
        sealed = opened.seek(0, io.SEEK_END) - self._start
        self._count = -(-sealed // (self._chunk + _TAG))
        self._size, self._at = sealed - self._count * _TAG, 0
        if self._count == 0:
            raise DamagedFileError("it ends after its header")
        self._plain = lru_cache(maxsize=2)(self._opened_chunk)
        for number in range(self._count - 1, -1, -1):  # the last one first: it tells a file that was cut off
            self._plain(number)

    def _opened_chunk(self, number: int) -> bytes:
        from cryptography.exceptions import InvalidTag

        self._file.seek(self._start + number * (self._chunk + _TAG))
        sealed = self._file.read(self._chunk + _TAG)
        try:
            return self._cipher.decrypt(_nonce(number, number == self._count - 1), sealed, self._bound)
        except (InvalidTag, ValueError) as wrong:  # ValueError: shorter than a tag
            raise DamagedFileError(f"chunk {number + 1} of {self._count} is not as it was written") from wrong

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        if start + offset < 0:
            raise OSError("before the beginning")  # as of a file
        self._at = start + offset
        return self._at

    def readinto(self, buffer: Any) -> int:
        if self._at >= self._size or not len(buffer):
            return 0
        number, skipped = divmod(self._at, self._chunk)
        piece = self._plain(number)[skipped : skipped + len(buffer)]
        buffer[: len(piece)] = piece
        self._at += len(piece)
        return len(piece)


def _read_header(opened: BinaryIO) -> _Header:
    opened.seek(0)
    lines = list(_header_lines(opened))
    if lines[0] != MAGIC:
        raise DamagedFileError("not an encrypted file")
    if sha256(lines[0] + lines[1]).hexdigest().encode() + b"\n" != lines[2]:
        raise DamagedFileError("its header is not as it was written")
    try:
        said = json.loads(lines[1])
        cost = said["scrypt"]["n"]
        known = (said["cipher"], said["chunk"], said["scrypt"]["r"], said["scrypt"]["p"])
        if known != (_CIPHER, CHUNK, _BLOCK, _LANES) or not 2 <= cost <= _MOST_COST or cost & (cost - 1):
            raise DamagedFileError("its header asks for what this version does not know")
        return _Header(b"".join(lines), dict(said["about"]), bytes.fromhex(said["scrypt"]["salt"]), cost, said["chunk"])
    except (KeyError, TypeError) as other:
        raise DamagedFileError("its header is of another kind") from other


def _header_lines(opened: BinaryIO) -> Iterator[bytes]:
    for _ in range(4):
        line = opened.readline(_LONGEST_HEADER)
        if not line.endswith(b"\n"):
            raise DamagedFileError("its header is cut off")
        yield line
