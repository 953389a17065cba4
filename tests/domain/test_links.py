"""Outside links, asked of a small server of our own: what each answer means, politeness, the archived copy, the report."""

import threading
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from commitments.__main__ import main
from commitments.editing.links import AGENT, Asker, Place, in_turn, links_in
from commitments.reading.folder import read_folder

STATUS = {"/gone": 404, "/error": 500, "/forbidden": 403, "/patience": 429, "/moved": 301, "/for-now": 302, "/no-head": 405}


class Web(ThreadingHTTPServer):
    """Answers by path, and notes what was asked."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[tuple[str, str, str]] = []
        self.robots = b"User-agent: *\nDisallow: /private\n"

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    def answer(self) -> None:
        self.server.asked.append((self.command, self.path, self.headers["User-Agent"]))
        status = STATUS.get(self.path, 404 if self.path.startswith("/lost") else 200)
        if self.path == "/no-head" and self.command == "GET":
            status = 200
        self.send_response(status)
        if status in (301, 302):
            self.send_header("Location", "/new")
        body = self.server.robots if self.path == "/robots.txt" else b"x"
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    do_GET = do_HEAD = answer

    def log_message(self, *_: object) -> None:
        """Nothing."""


@pytest.fixture
def web():
    server = Web()
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def place(archived: str = "") -> tuple[Place, ...]:
    return (Place("documents.yaml", "red-uk-2024", "url", archived, "2024-06-13"),)


@pytest.mark.parametrize(
    ("path", "answer", "detail"),
    [
        ("/page", "works", "status 200"),
        ("/no-head", "works", "status 200"),
        ("/for-now", "works", "status 200"),
        ("/moved", "moved", "/new"),
        ("/gone", "gone", "status 404"),
        ("/error", "not reached", "status 500"),
        ("/forbidden", "refused", "status 403"),
        ("/patience", "refused", "left alone"),
        ("/private/page", "refused", "robots.txt"),
    ],
)
def test_each_answer_has_its_word(web, path, answer, detail):
    result = Asker(pause=0, archive="").result(web.url + path, place())
    assert result.answer == answer
    assert detail in result.detail


def test_the_archived_copy_is_tried_where_the_address_fails(web):
    asker = Asker(pause=0, archive=web.url + "/web/{date}/{url}")
    assert asker.result(f"{web.url}/gone", place(f"{web.url}/archived")).archived == f"{web.url}/archived"
    assert asker.result(f"{web.url}/gone", place(f"{web.url}/lost")).archived == f"{web.url}/web/20240613/{web.url}/gone"
    assert Asker(pause=0, archive="").result(f"{web.url}/gone", place(f"{web.url}/lost")).archived == ""
    assert asker.result(f"{web.url}/page", place()).archived == ""


def test_no_server_is_not_reached(web):
    answer = Asker(pause=0, archive="").result("http://127.0.0.1:9/page", place())
    assert (answer.answer, answer.detail) == ("not reached", "ConnectionError")


def test_a_host_is_given_time_and_told_who_asks(web):
    waits = []
    asker = Asker(pause=5, about="https://example.org/project", archive="", sleep=waits.append)
    for path in ("/one", "/two", "/three"):
        asker.result(web.url + path, place())
    assert len(waits) == 3 and all(0 < wait <= 5 for wait in waits)
    assert {agent for _, path, agent in web.asked} == {f"{AGENT} (+https://example.org/project)"}
    assert Counter(path for _, path, _ in web.asked) == {"/robots.txt": 1, "/one": 1, "/two": 1, "/three": 1}


def test_a_host_that_asks_for_patience_is_left_alone(web):
    asker = Asker(pause=0, archive="")
    asker.result(f"{web.url}/patience", place())
    asked = len(web.asked)
    assert asker.result(f"{web.url}/page", place()).answer == "refused"
    assert len(web.asked) == asked


def test_hosts_known_to_refuse_robots_are_not_asked():
    result = Asker(pause=0, archive="").result("https://www.linkedin.com/in/somebody", place())
    assert (result.answer, result.detail) == ("refused", "answers programs with status 999")


def test_hosts_take_turns():
    urls = ["http://a/1", "http://a/2", "http://a/3", "http://b/1", "http://c/1"]
    assert in_turn(urls) == ["http://a/1", "http://b/1", "http://c/1", "http://a/2", "http://a/3"]


def test_every_link_of_the_data_is_found_with_its_place(sound_folder):
    links = links_in(read_folder(sound_folder).records)
    assert links["https://example.org/one"] == (
        Place("progress.yaml", "red-uk-2024/more-dentists", "updates[1].source.url", "", "2024-10-01"),
    )
    assert "https://example.org/red-uk" in links and "https://example.org/scale" in links


def test_the_command_writes_a_report_and_tells_what_is_lost(project, web, capsys, monkeypatch):
    monkeypatch.delenv("CI", raising=False)
    path = project / "documents.yaml"
    text = path.read_text().replace('archive_url: "https://example.org/', f'archive_url: "{web.url}/')
    text = text.replace('    edition: "UK manifesto"\n', f'    edition: "UK manifesto"\n    url: "{web.url}/gone"\n', 1)
    path.write_text(text)
    options = ["--pause", "0", "--only", web.url, "--archive", "", "--report", "links.md"]
    assert main(["links", *options]) == 0
    report = (project.parent / "links.md").read_text()
    assert (
        f"- <{web.url}/gone>: status 404\n  - documents.yaml: red-uk-2024: url\n  - archived copy: <{web.url}/red-uk>" in report
    )
    assert "- linkedin.com: answers programs with status 999" in report
    path.write_text(path.read_text().replace(f'"{web.url}/red-uk"', f'"{web.url}/lost"'))
    assert main(["links", *options]) == 1
    assert "no archived copy answered" in (project.parent / "links.md").read_text()


def test_it_never_runs_in_ci(project, capsys, monkeypatch):
    monkeypatch.setenv("CI", "true")
    assert main(["links"]) == 2
    assert "not checked in CI" in capsys.readouterr().err
