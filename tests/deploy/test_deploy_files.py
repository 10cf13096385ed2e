"""What an office installs with says what the program does: the browser's rules, the processes, the settings, the version."""

import base64
import hashlib
import re
import subprocess
from pathlib import Path

import pytest

from bench.behind_nginx import binary, certificate, configure
from dashboard import __version__
from dashboard.usecases.settings import Settings
from dashboard.web.rules import inline_scripts, policy

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
FILES = [path for path in DEPLOY.rglob("*") if path.is_file() and path.suffix not in (".py", ".pyc")]


def text_of(*parts: str) -> str:
    return DEPLOY.joinpath(*parts).read_text(encoding="utf-8")


def test_the_browsers_rules_name_every_inline_script_and_no_other() -> None:
    wanted = {base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in inline_scripts()}
    assert set(re.findall(r"'sha256-([^']+)'", text_of("nginx", "giamngheo.conf"))) == wanted


def test_the_browsers_rules_name_no_foreign_host_and_no_eval() -> None:
    policy = re.search(r'""\s+"(default-src[^"]+)"', text_of("nginx", "giamngheo.conf"))
    assert policy
    assert "eval" not in policy[1]
    sources = {word for rule in policy[1].split(";") for word in rule.split()[1:]}
    assert {word for word in sources if not word.startswith("'")} == {"data:", "blob:"}


def test_nginx_and_the_app_give_the_same_rules() -> None:
    given = re.search(r'""\s+"(default-src[^"]+)"', text_of("nginx", "giamngheo.conf"))
    assert given and given[1] == policy()


def test_both_lists_of_processes_differ_in_their_hosts_only() -> None:
    of_machine, of_containers = text_of("nginx", "processes.conf"), text_of("docker", "processes.conf")
    bare = [re.sub(r"^#.*\n", "", text, flags=re.MULTILINE) for text in (of_machine, of_containers)]
    assert bare[0] == re.sub(r"app-\d+:", "127.0.0.1:", bare[1])
    ports = set(re.findall(r"127\.0\.0\.1:(\d+)", of_machine))
    assert ports == set(re.findall(r'GIAMNGHEO_PORT: "(\d+)"', text_of("docker", "compose.yaml")))
    assert set(re.findall(r"giamngheo_(\d+)", of_machine)) == ports


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(DEPLOY)))
def test_a_file_sets_what_the_program_knows_and_names_no_foreign_host(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    known = {f"GIAMNGHEO_{name.upper()}" for name in Settings.model_fields}
    assert set(re.findall(r"GIAMNGHEO_[A-Z_]+[A-Z]", text)) - known == set()
    hosts = set(re.findall(r"(?:https?|postgresql)://(?:[^\s/@\"']*@)?([\w.-]+)", text))
    assert hosts - {"giam-ngheo.co-quan.vn", "127.0.0.1", "localhost", "may-chu", "store", "giamngheo"} == set()


def test_the_image_has_the_version_of_the_program() -> None:
    assert re.findall(r"image: giamngheo:(\S+)", text_of("docker", "compose.yaml")) == [__version__]


@pytest.mark.skipif(binary() is None, reason="nginx was not found")
def test_nginx_takes_the_configuration(tmp_path: Path) -> None:
    certificate(tmp_path)
    configure(tmp_path, 18443, [18501, 18502])
    tried = subprocess.run(
        [str(binary()), "-t", "-c", tmp_path / "nginx.conf", "-p", tmp_path],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (tried.returncode, "warn" in tried.stderr) == (0, False), tried.stderr
