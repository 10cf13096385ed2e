# ruff: noqa: F811 - fixtures of other tests
"""Backups under a passphrase: they open with it and not without, and nothing that was changed in them opens at all."""

import json
import os
import unicodedata
from hashlib import sha256
from io import BufferedReader
from pathlib import Path

import pytest

from dashboard.usecases.backups import (
    Backup,
    NoBackupError,
    PassphraseNeededError,
    WrongPassphraseError,
    backups_in,
    last_backup,
    make_backup,
    name_of,
    only_newest,
)
from dashboard.usecases.office import Office
from dashboard.usecases.passphrases import others_may_read
from dashboard.usecases.restoring import check_backup, migrate, restore
from dashboard.usecases.settings import Settings
from db.encrypted_file import CHUNK, DamagedFileError, Decrypted, Encrypting
from tests.keeping.test_backups import send
from tests.keeping.test_commands import files_in, old_store, run, seen  # noqa: F401 - run is a fixture
from tests.sample_store import TODAY, hashes

PASSPHRASE = "bốn mùa hoa nở ở Sông Mã"
TAG = 16


@pytest.fixture(scope="module")
def sealed(tmp_path_factory) -> bytes:
    """Three whole chunks and a piece, encrypted."""
    return encrypted(PLAIN, tmp_path_factory.mktemp("one") / "a.enc")


PLAIN = bytes(range(256)) * (CHUNK // 256) * 3 + b"end"


def encrypted(plain: bytes, file: Path, passphrase: str = PASSPHRASE) -> bytes:
    with file.open("wb") as out:
        writer = Encrypting(out, passphrase, {"a": 1}, cost=2**4)  # what a guess costs is no matter here
        for start in range(0, len(plain), 50_000):
            writer.write(plain[start : start + 50_000])
        writer.finish()
    return file.read_bytes()


def opened(content: bytes, folder: Path, passphrase: str = PASSPHRASE) -> bytes:
    (folder / "given").write_bytes(content)
    with (folder / "given").open("rb") as file:
        return Decrypted(file, passphrase).read()


def parts(content: bytes) -> tuple[bytes, list[bytes]]:
    """The header and the chunks."""
    header = b"".join(line + b"\n" for line in content.split(b"\n", 4)[:4])
    body = content[len(header) :]
    return header, [body[at : at + CHUNK + TAG] for at in range(0, len(body), CHUNK + TAG)]


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK])
def test_what_went_in_comes_out_at_every_size(size, tmp_path):
    plain = os.urandom(size)
    content = encrypted(plain, tmp_path / "a.enc")
    assert opened(content, tmp_path) == plain
    assert size < 16 or plain[:16] not in content


def test_it_is_read_from_anywhere(sealed, tmp_path):
    (tmp_path / "given").write_bytes(sealed)
    with (tmp_path / "given").open("rb") as file:
        plain = BufferedReader(Decrypted(file, PASSPHRASE))
        assert plain.seek(-3, 2) == len(PLAIN) - 3 and plain.read() == b"end"
        plain.seek(CHUNK - 2)
        assert plain.read(4) == PLAIN[CHUNK - 2 : CHUNK + 2]
        with pytest.raises(OSError):
            plain.seek(-1)


def test_the_same_plain_text_is_never_encrypted_alike(sealed, tmp_path):
    again = encrypted(PLAIN, tmp_path / "b.enc")
    assert len(again) == len(sealed) and not set(parts(again)[1]) & set(parts(sealed)[1])


def test_letters_in_parts_are_the_same_passphrase(sealed, tmp_path):
    assert opened(sealed, tmp_path, unicodedata.normalize("NFD", PASSPHRASE)) == PLAIN


def cut_at_a_chunk(header, chunks):
    return header + b"".join(chunks[:-1])


def cut_inside(header, chunks):
    return (header + b"".join(chunks))[:-5]


def cut_to_the_header(header, chunks):
    return header


def cut_in_the_header(header, chunks):
    return header[:100]


def reordered(header, chunks):
    return header + b"".join([chunks[1], chunks[0], *chunks[2:]])


def left_out(header, chunks):
    return header + b"".join([chunks[0], *chunks[2:]])


def doubled(header, chunks):
    return header + b"".join([chunks[0], chunks[0], *chunks[1:]])


def longer(header, chunks):
    return header + b"".join(chunks) + b"\0"


def first_as_last(header, chunks):
    return header + chunks[0]


def salt_changed(header, chunks):
    """By accident: the header's hash tells."""
    at = header.index(b'"salt": "') + 10
    return header[:at] + (b"0" if header[at : at + 1] != b"0" else b"1") + header[at + 1 :] + b"".join(chunks)


SPOILED = (
    cut_at_a_chunk, cut_inside, cut_to_the_header, cut_in_the_header, reordered, left_out, doubled, longer, first_as_last,
    salt_changed,
)  # fmt: skip


@pytest.mark.parametrize("spoil", SPOILED, ids=lambda spoil: spoil.__name__)
def test_what_was_spoiled_is_damaged_and_the_passphrase_is_not_blamed(sealed, tmp_path, spoil):
    header, chunks = parts(sealed)
    assert header + b"".join(chunks) == sealed and opened(sealed, tmp_path) == PLAIN
    with pytest.raises(DamagedFileError):
        opened(spoil(header, chunks), tmp_path)


@pytest.mark.parametrize("at", [0, 30, 400, -1, -16, -20, -CHUNK])
def test_one_bit_is_found(sealed, tmp_path, at):
    spoiled = bytearray(sealed)
    spoiled[at] ^= 1
    with pytest.raises((DamagedFileError, WrongPassphraseError)):
        opened(bytes(spoiled), tmp_path)


def test_a_chunk_of_another_file_under_the_same_passphrase_is_found(sealed, tmp_path):
    header, chunks = parts(sealed)
    _, others = parts(encrypted(PLAIN, tmp_path / "b.enc"))
    with pytest.raises(DamagedFileError):
        opened(header + b"".join([others[0], *chunks[1:]]), tmp_path)


def rewritten(content: bytes, change) -> bytes:
    """A header that somebody wrote anew, with its hash; the line by the key he cannot make."""
    header, chunks = parts(content)
    magic, told, _, signed = header.splitlines(keepends=True)
    said = json.loads(told)
    change(said)
    lines = magic + json.dumps(said).encode() + b"\n"
    return lines + sha256(lines).hexdigest().encode() + b"\n" + signed + b"".join(chunks)


def test_a_header_that_was_written_anew_does_not_open(sealed, tmp_path):
    with pytest.raises(WrongPassphraseError):
        opened(rewritten(sealed, lambda said: said["about"].update(a=2)), tmp_path)


@pytest.mark.parametrize("cost", [2**40, 3, 0, -1, 1.5, "x", None])
def test_a_header_may_not_ask_for_all_memory(sealed, tmp_path, cost):
    with pytest.raises(DamagedFileError):
        opened(rewritten(sealed, lambda said: said["scrypt"].update(n=cost)), tmp_path)


@pytest.mark.parametrize(
    "told", [b"[" * 9000, b"{}", b"[]", b'{"scrypt": 1}', b"\xff"], ids=["deep", "empty", "list", "other", "no text"]
)
def test_a_header_of_another_kind_is_no_backup_and_stops_no_listing(tmp_path, told):
    lines = b"giamngheo-encrypted 1\n" + told + b"\n"
    lines += sha256(lines).hexdigest().encode() + b"\n" + b"0" * 64 + b"\n"
    (tmp_path / "a.zip.enc").write_bytes(lines)
    assert list(backups_in(tmp_path)) == [] and last_backup(tmp_path) is None


# -- whole backups -----------------------------------------------------------------------------------------------------


@pytest.fixture
def backup(office: Office, tmp_path: Path) -> Backup:
    return make_backup(office, tmp_path / "sao-luu" / name_of(TODAY, encrypted=True), PASSPHRASE)


def test_an_encrypted_backup_is_known_without_its_passphrase_and_holds_nothing_to_read(office, backup):
    (known,) = backups_in(backup.file.parent)
    assert (known.encrypted, known.manifest.state, known.manifest.made_at) == (True, office.state(), TODAY)
    assert known.manifest.rows is None and backup.manifest.rows > 100
    assert last_backup(backup.file.parent) == known
    content = backup.file.read_bytes()
    assert b"PK\x03\x04" not in content[:2000] and b"observation" not in content and b"manifest.json" not in content
    assert backup.file.stat().st_mode & 0o077 == 0


def test_it_opens_with_its_passphrase_only_and_what_stood_there_is_kept_under_the_same(office, backup, tmp_path):
    with pytest.raises(PassphraseNeededError):
        check_backup(backup.file, office)
    before = hashes(office)
    for attempt in (check_backup, lambda *given: restore(given[0], given[1], tmp_path / "giu", True, given[2])):
        with pytest.raises(WrongPassphraseError):
            attempt(backup.file, office, PASSPHRASE + "!")
    assert hashes(office) == before and not (tmp_path / "giu").exists()
    assert check_backup(backup.file, office, PASSPHRASE).state == office.state()
    send(office)
    later = office.version()
    done = restore(backup.file, office, tmp_path / "giu", True, PASSPHRASE)
    (kept,) = done.aside
    assert done.state.version == later - 1 and kept.name.endswith(".zip.enc")
    with pytest.raises(PassphraseNeededError):
        check_backup(kept, office)
    assert restore(kept, office, tmp_path / "giu", True, PASSPHRASE).state.version == later
    assert len(list((tmp_path / "giu").iterdir())) == 2  # no name is given twice


@pytest.mark.parametrize("spoil", [cut_at_a_chunk, cut_inside, reordered], ids=lambda spoil: spoil.__name__)
def test_a_spoiled_one_is_no_backup_and_nothing_is_touched(office, backup, tmp_path, spoil):
    before = hashes(office)
    backup.file.write_bytes(spoil(*parts(backup.file.read_bytes())))
    with pytest.raises(NoBackupError):
        restore(backup.file, office, tmp_path / "giu", True, PASSPHRASE)
    assert hashes(office) == before and not (tmp_path / "giu").exists()


def test_one_that_is_not_encrypted_opens_as_before_also_where_a_passphrase_is_set(office, tmp_path):
    plain = make_backup(office, tmp_path / "a.zip")
    assert not plain.encrypted
    assert check_backup(plain.file, office, PASSPHRASE).rows == plain.manifest.rows


def test_encrypted_ones_count_among_the_newest(office, backup):
    plain = make_backup(office, backup.file.with_name("giamngheo-20200101-000000.zip"))
    assert only_newest(plain.file.parent, 1, office.state().identity) == (plain.file,) or backup.file.exists()
    assert len(list(plain.file.parent.iterdir())) == 1


def test_what_is_kept_before_an_upgrade_is_encrypted_too(tmp_path):
    kept = migrate(old_store(tmp_path), tmp_path / "giu", PASSPHRASE)
    assert kept is not None and kept.encrypted and kept.file.name.endswith(".zip.enc")


# -- on the command line -----------------------------------------------------------------------------------------------


@pytest.fixture
def typed(monkeypatch):
    """What whoever sits at the terminal types, one after another."""

    def answer(*texts: str) -> None:
        waiting = list(texts)
        monkeypatch.setattr("dashboard.cli.passphrases.typer.prompt", lambda *_, **__: waiting.pop(0))

    return answer


def test_a_passphrase_is_asked_for_twice_and_then_opens(run, typed, tmp_path):
    typed(PASSPHRASE, PASSPHRASE)
    made = run("backup", "--encrypt", "--out", tmp_path / "a.zip")
    assert made.exit_code == 0 and "a.zip.enc" in made.stdout and "Đã mã hóa" in made.stdout
    assert not (tmp_path / "a.zip").exists()
    typed("một mật khẩu khác")
    wrong = run("restore", tmp_path / "a.zip.enc", "--check")
    assert wrong.exit_code == 1 and "không mở được" in wrong.stderr and "nguyên vẹn" not in wrong.stderr
    typed(PASSPHRASE)
    assert "nguyên vẹn" in run("restore", tmp_path / "a.zip.enc", "--check").stdout
    (tmp_path / "a.zip.enc").write_bytes((tmp_path / "a.zip.enc").read_bytes()[:-1])
    typed(PASSPHRASE)
    damaged = run("restore", tmp_path / "a.zip.enc", "--check")
    assert damaged.exit_code == 1 and "đã mã hóa nhưng bị cắt cụt hoặc hỏng" in damaged.stderr


@pytest.mark.parametrize("bytes_left", [0, 1, 5, 21, 22, 100, 300])
@pytest.mark.parametrize("passphrase", ["", PASSPHRASE])
def test_one_of_which_a_few_bytes_are_left_is_said_to_be_damaged_and_asks_for_nothing(
    run, office, tmp_path, monkeypatch, bytes_left, passphrase
):
    whole = make_backup(office, tmp_path / "a.zip.enc", PASSPHRASE).file.read_bytes()
    monkeypatch.setenv("GIAMNGHEO_BACKUP_PASSPHRASE", passphrase)
    (tmp_path / "b.zip.enc").write_bytes(whole[:bytes_left])
    for more in ((), ("--check",)):
        ran = run("restore", tmp_path / "b.zip.enc", *more)
        assert ran.exit_code == 1 and "đã mã hóa nhưng bị cắt cụt hoặc hỏng" in ran.stderr
        assert "zip file" not in ran.stderr


@pytest.mark.parametrize("texts", [("ngắn",), (PASSPHRASE, PASSPHRASE + "?")], ids=["short", "not the same"])
def test_what_does_not_do_as_a_passphrase_writes_nothing(run, typed, tmp_path, texts):
    typed(*texts)
    ran = run("backup", "--encrypt", "--out", tmp_path / "a.zip")
    assert ran.exit_code == 1 and "chưa ghi gì" in ran.stderr and not list(tmp_path.glob("a.zip*"))


def test_where_nobody_sits_at_a_terminal_it_is_said(run, tmp_path):
    ran = run("backup", "--encrypt", "--out", tmp_path / "a.zip")  # nothing to read
    assert ran.exit_code == 1 and "GIAMNGHEO_BACKUP_PASSPHRASE_FILE" in ran.stderr


@pytest.mark.parametrize("how", ["variable", "file"])
def test_where_a_passphrase_is_set_every_backup_is_encrypted_unless_told_otherwise(run, tmp_path, monkeypatch, how):
    if how == "variable":
        monkeypatch.setenv("GIAMNGHEO_BACKUP_PASSPHRASE", PASSPHRASE)
    else:
        (tmp_path / "mat-khau").write_text(f"{PASSPHRASE}\nsecond line\n", encoding="utf-8")
        monkeypatch.setenv("GIAMNGHEO_BACKUP_PASSPHRASE_FILE", str(tmp_path / "mat-khau"))
    ran = run("backup")
    (name,) = files_in(tmp_path / "sao-luu")
    assert name.endswith(".zip.enc") and PASSPHRASE not in ran.stdout + ran.stderr
    assert run("restore", tmp_path / "sao-luu" / name, "--check").exit_code == 0
    assert "đã mã hóa" in run("doctor").stdout
    assert run("backup", "--no-encrypt", "--out", tmp_path / "b.zip").exit_code == 0 and (tmp_path / "b.zip").exists()


@pytest.mark.parametrize(("text", "kind"), [("ngắn", "passphrase_short"), (None, "passphrase_file")])
def test_a_passphrase_that_is_set_and_does_not_do_stops_backups_and_doctor_says_so(
    run,
    office,
    tmp_path,
    monkeypatch,
    text,
    kind,
):
    if text:
        (tmp_path / "mat-khau").write_text(text, encoding="utf-8")
    monkeypatch.setenv("GIAMNGHEO_BACKUP_PASSPHRASE_FILE", str(tmp_path / "mat-khau"))
    assert run("backup").exit_code == 1 and files_in(tmp_path / "sao-luu") == []
    assert seen(office, tmp_path) == {"backup": kind}


@pytest.mark.parametrize(
    ("mode", "warned"), [(0o600, False), (0o400, False), (0o640, True), (0o604, True), (0o644, True)]
)
@pytest.mark.skipif(os.name != "posix", reason="rights of groups and others are those of POSIX")
def test_a_passphrase_file_that_others_may_read_is_warned_of(run, office, tmp_path, monkeypatch, mode, warned):
    file = tmp_path / "mat-khau"
    file.write_text(PASSPHRASE, encoding="utf-8")
    file.chmod(mode)
    monkeypatch.setenv("GIAMNGHEO_BACKUP_PASSPHRASE_FILE", str(file))
    monkeypatch.setattr("dashboard.usecases.passphrases._owned_by_root", lambda _: False)
    ran = run("backup")
    assert ran.exit_code == 0 and ("chmod 600" in ran.stderr) is warned
    assert ("chmod 600" in run("doctor").stdout) is warned


def test_a_file_of_root_that_the_apps_group_may_read_is_as_a_service_has_it(tmp_path, monkeypatch):
    file = tmp_path / "mat-khau"
    file.write_text(PASSPHRASE, encoding="utf-8")
    monkeypatch.setattr("dashboard.usecases.passphrases._owned_by_root", lambda _: True)
    for mode, warned in ((0o640, False), (0o660, True), (0o644, True)):
        file.chmod(mode)
        assert others_may_read(Settings(backup_passphrase_file=file)) is warned
