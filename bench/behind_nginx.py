"""The app as an office runs it, on this machine: nginx with the configuration of `deploy/`, TLS, and several processes."""

import contextlib
import os
import re
import shutil
import socket
import ssl
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from bench.measure import ROOT

NAME = "localhost"
_CONF = ROOT / "deploy" / "nginx"
_MAIN = """\
{user}daemon off;
master_process on;
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/error.log warn;
events {{ worker_connections 4096; }}
http {{
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/giamngheo.conf;
}}
"""


@dataclass
class Behind:
    """nginx on `port` with TLS, and the processes of the app by their ports."""

    port: int
    store: str
    folder: Path
    processes: dict[int, "subprocess.Popen[bytes]"] = field(default_factory=dict)

    @property
    def url(self) -> str:
        return f"https://{NAME}:{self.port}"

    def start(self, port: int) -> None:
        """A process of the app, which need not answer yet."""
        settings = {
            "GIAMNGHEO_DATABASE_URL": self.store, "GIAMNGHEO_PORT": str(port), "GIAMNGHEO_PUBLIC_URL": self.url,
            "GIAMNGHEO_LOG": "json", "PYTHONPATH": str(ROOT), "GIAMNGHEO_BACKUP_FOLDER": str(self.folder / "sao-luu"),
        }  # fmt: skip
        with (self.folder / f"app-{port}.log").open("ab") as log:
            self.processes[port] = subprocess.Popen(
                [sys.executable, "-m", "dashboard.cli", "serve"], cwd=ROOT, env=os.environ | settings,
                stdout=log, stderr=log,
            )  # fmt: skip

    def kill(self, port: int) -> None:
        """As a fault of the machine would end it: nothing is finished, nobody is told."""
        self.processes[port].kill()
        self.processes[port].wait()

    def ready(self, port: int) -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/san-sang", timeout=5) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False


def binary() -> str | None:
    """nginx, which Debian keeps out of an ordinary user's path."""
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")


def trusting(folder: Path) -> ssl.SSLContext:
    """Trusts the certificate that was made for this run, and no other."""
    return ssl.create_default_context(cafile=str(folder / "chung-thu.pem"))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def behind_nginx(store: str, folder: Path, processes: int = 2) -> Iterator[Behind]:
    """The whole of it, every process ready; stopped at the end, each by its own number."""
    nginx = binary()
    if nginx is None:
        raise FileNotFoundError("nginx")
    port, ports = free_port(), [free_port() for _ in range(processes)]
    certificate(folder)
    configure(folder, port, ports)
    behind = Behind(port, store, folder)
    proxy = None
    try:
        for own in ports:
            behind.start(own)
        proxy = subprocess.Popen(
            [nginx, "-c", str(folder / "nginx.conf"), "-p", str(folder)], stderr=subprocess.DEVNULL
        )
        for own in ports:
            _wait(partial(behind.ready, own), f"the process on port {own}")
        _wait(lambda: _answers(behind), "nginx")
        yield behind
    finally:
        for process in [*behind.processes.values(), *([proxy] if proxy else [])]:
            process.terminate()
        for process in [*behind.processes.values(), *([proxy] if proxy else [])]:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(timeout=20)
            process.kill()


def certificate(folder: Path) -> None:
    """A certificate of this run for this machine's own name."""
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
         "-subj", f"/CN={NAME}", "-addext", f"subjectAltName=DNS:{NAME},IP:127.0.0.1",
         "-keyout", folder / "khoa.pem", "-out", folder / "chung-thu.pem"],
        check=True, capture_output=True,
    )  # fmt: skip


def configure(folder: Path, port: int, ports: list[int]) -> None:
    """The files of `deploy/nginx` with the ports, name and folder of this run, and nothing else changed."""
    site = (_CONF / "giamngheo.conf").read_text(encoding="utf-8")
    site = site.replace("/etc/nginx/giamngheo/", f"{folder}/").replace("/var/log/nginx/", f"{folder}/")
    site = site.replace("server_name giam-ngheo.co-quan.vn;", f"server_name {NAME} 127.0.0.1;")
    site = re.sub(r" *listen \[::\]:.*\n", "", site)
    site = site.replace("listen 443 ", f"listen 127.0.0.1:{port} ")
    site = site.replace("listen 80;", f"listen 127.0.0.1:{free_port()};")
    upstreams = (_CONF / "processes.conf").read_text(encoding="utf-8")
    for shipped, own in zip((8501, 8502), ports, strict=True):
        upstreams = re.sub(rf"\b{shipped}\b|(?<=giamngheo_){shipped}", str(own), upstreams)
    user = f"user {_me()};\n" if os.geteuid() == 0 else ""
    (folder / "giamngheo.conf").write_text(site, encoding="utf-8")
    (folder / "processes.conf").write_text(upstreams, encoding="utf-8")
    (folder / "nginx.conf").write_text(_MAIN.format(folder=folder, user=user), encoding="utf-8")


def _me() -> str:
    import pwd

    return pwd.getpwuid(os.geteuid()).pw_name


def _answers(behind: Behind) -> bool:
    try:
        with urllib.request.urlopen(f"{behind.url}/suc-khoe", timeout=5, context=trusting(behind.folder)) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def _wait(until: Callable[[], bool], what: str) -> None:
    for _ in range(240):
        if until():
            return
        time.sleep(0.25)
    raise TimeoutError(what)
