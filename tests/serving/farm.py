"""nginx with the configuration of deploy/ before two replicas, and a crowd of readers in front of it."""

import asyncio
import os
import re
import subprocess
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from benchmarks.readers import Reader
from tests.serving.find_nginx import can_install, find
from tests.serving.running import PROJECT, Site, ask, free_port, start, status, stop, wait_for

NGINX = find()
MISSING = NGINX is None and not can_install()
WHY_MISSING = "nginx is not installed: apt-get install nginx-light"
SURROUNDINGS = {"STREAMLIT_SERVER_COOKIE_SECRET": "the same for both", "PLEDGE_METRICS": "1"}


@dataclass
class Farm:
    """nginx on ``port`` before two replicas."""

    port: int
    folder: Path
    replicas: list[Site] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start_again(self, number: int) -> None:
        """A replica that has ended, on its old port."""
        old = self.replicas[number]
        self.replicas[number] = start(self.folder, old.data, old.port, **SURROUNDINGS)
        self.replicas[number].wait_until_ready()

    def readers(self) -> list[int]:
        """How many readers are connected to each replica; -1 for one that does not answer."""
        return [_readers_of(replica) for replica in self.replicas]


def _readers_of(replica: Site) -> int:
    try:
        found = re.search(r"^active_sessions(?:\{.*?\})? (\d+)", replica.ask("/_stcore/metrics").text, re.MULTILINE)
    except OSError:
        return -1
    return int(found[1]) if found else 0


@contextmanager
def started(folder: Path, data: Path, changed: Mapping[str, str] = MappingProxyType({})) -> Iterator[Farm]:
    """The configuration as it is shipped, on a port of our own and with two replicas on loopback, that read ``data``. ``changed``: what of
    the configuration is written otherwise."""
    assert NGINX is not None, "make test installs nginx here, and has not"
    farm = Farm(free_port(), folder)
    for _ in range(2):
        farm.replicas.append(start(folder, data, **SURROUNDINGS))
    shipped = (PROJECT / "deploy/nginx/nginx.conf").read_text(encoding="utf-8")
    ours = shipped.replace("listen 8080;", f"listen 127.0.0.1:{farm.port};").replace("/tmp/nginx", f"{folder}/nginx")
    for old, new in changed.items():
        assert old in ours, f"nginx.conf has no {old!r} any more"
        ours = ours.replace(old, new)
    (folder / "nginx.conf").write_text(ours, encoding="utf-8")
    lines = (f"server 127.0.0.1:{replica.port} max_fails=1 fail_timeout=5s;\n" for replica in farm.replicas)
    (folder / "replicas.conf").write_text("".join(lines), encoding="utf-8")
    # Started by root, it would work as "nobody", who may not look into the test's folder.
    user = "user root; " if os.geteuid() == 0 else ""
    command = [NGINX, "-c", str(folder / "nginx.conf"), "-g", f"{user}daemon off;"]
    with (folder / "nginx.log").open("wb") as log:
        nginx = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT)
    try:
        for replica in farm.replicas:
            replica.wait_until_ready()
        wait_for(lambda: nginx.poll() is not None or status(farm.port, "/healthz") == 200)
        assert nginx.poll() is None, (folder / "nginx.log").read_text()
        yield farm
    finally:
        nginx.terminate()
        nginx.wait()
        for replica in farm.replicas:
            stop(replica)


def new_reader(farm: Farm) -> Reader:
    """A reader without a browser, with the cookie that nginx gave on the first request."""
    cookie = ask(farm.port, "/").headers["set-cookie"].split(";")[0]
    return Reader(f"ws://127.0.0.1:{farm.port}", "explore", "theme=dentistry", cookie)


class Crowd:
    """Readers who change a filter without pause and connect anew when they are cut off, until the block ends."""

    def __init__(self, farm: Farm, number: int) -> None:
        self.farm, self.number = farm, number
        self.changes = self.reconnects = 0
        self.refused: list[str] = []
        self._end = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._all()))

    def __enter__(self) -> "Crowd":
        self._thread.start()
        wait_for(lambda: self.changes >= self.number, what="for the crowd")
        return self

    def __exit__(self, *_: object) -> None:
        self._end.set()
        self._thread.join(timeout=60)

    async def _all(self) -> None:
        await asyncio.gather(*(self._one(turn) for turn in range(self.number)))

    async def _one(self, turn: int) -> None:
        reader, failures = None, 0
        while not self._end.is_set():
            try:
                reader = reader or new_reader(self.farm)
                await reader.open()
                failures = 0
                while not self._end.is_set():
                    turn += 1
                    await reader.change(turn)
                    self.changes += 1
                    await asyncio.sleep(0.3)
                await reader.close()
            except Exception as error:
                failures += 1
                self.reconnects += 1
                if failures > 20:
                    self.refused.append(f"{type(error).__name__}: {error}")
                    return
                await asyncio.sleep(0.3)
