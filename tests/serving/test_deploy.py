"""What deploy/ and docs/deploy.md say is so, as far as it can be known without a cluster."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from datasets import frozen_copy

from commitments.editing.schema import write_schemas
from server.site import ROUTES
from tests.serving import running
from tests.serving.running import PROJECT, Site, stop
from web.pages import EMBED, PAGES

DOCKERFILE = (PROJECT / "deploy/Dockerfile").read_text("utf-8")
ANSWERED = {route.path for route in ROUTES}


# Run in the image's folder: every page, each with nothing in its address and as a reader comes to it, and the desk with files of all kinds.
EVERY_PAGE = """
import json
from functools import cache
from pathlib import Path

import commitments
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest
from web.library import shared_library
from web.pages import EMBED, PAGES

assert Path(commitments.__file__).is_relative_to(Path.cwd()), commitments.__file__
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)  # not anew for each page
dataset = shared_library().state().dataset
COMMITMENT = {"id": dataset.commitments[0].id}
NARROWED = {"party": dataset.parties[0].id, "theme": dataset.themes[0].id, "scope": "all"}
WAYS = {"commitment": [{}, COMMITMENT], "explore": [{}, NARROWED, {"view": "table"}, {"q": "dentist"}], "embed": [{}, {"figure": "facts"}]}
text = (Path("data") / "commitments.yaml").read_text("utf-8")
short = min((row.title for row in dataset.commitments), key=len)
FILES = {
    "faulty": text.replace("scope: core", "scope: cor", 1).replace("theme: ", "theme: no-such-", 1),
    "not YAML": "commitments: [",
    "changed": text.replace(short, f"{short} anew", 1),
    "not canonical": text.replace("    scope: core", "    scope:   core", 1),
}
ran, raised, said = [], [], {}


def run(at, name):
    at.run()
    ran.append(name)
    raised.extend(f"{name}: {exception.message} {exception.stack_trace}" for exception in at.exception)
    return at


def page_at(page):
    at = AppTest.from_file("dashboard.py", default_timeout=120)
    if page.path:
        at.switch_page(page.file)
    return at


for page in (*PAGES.values(), EMBED):
    for params in WAYS.get(page.path, [{}, NARROWED]):
        at = page_at(page)
        for name, value in params.items():
            at.query_params[name] = value
        run(at, page.path)
for kind, content in FILES.items():
    at = run(page_at(PAGES["editors_desk"]), "editors_desk")
    at.text_area(key="desk-text").set_value(content)
    next(button for button in at.button if button.label == "Check").click()
    run(at, f"editors_desk, {kind}")
    said[kind] = " ".join(element.proto.body for element in at.get("html"))
print(json.dumps({"ran": ran, "raised": raised, "said": said}))
"""


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the container holds: what the Dockerfile copies, and nothing else."""
    image = tmp_path_factory.mktemp("image") / "app"
    image.mkdir()
    left_out = (PROJECT / ".dockerignore").read_text("utf-8").split()
    for line in re.findall(r"^COPY (.+)$", DOCKERFILE, re.MULTILINE):
        *sources, target = line.split()
        for source in sources:
            assert source.split("/")[0] not in left_out, f"{source} is not sent to the builder"
            if source == "data":
                write_schemas(frozen_copy(image / target))
            elif (PROJECT / source).is_dir():
                shutil.copytree(PROJECT / source, image / target, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(PROJECT / source, image / target)
    return image


def test_what_the_container_holds_is_enough_to_serve(image: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "PROJECT", image)
    site = running.start(tmp_path, image / "data")
    try:
        site.wait_until_ready()
        _every_page_answers(site)
    finally:
        stop(site)
    command = [sys.executable, "-m", "commitments", "check"]
    surroundings = os.environ | {"PLEDGE_DATA": str(image / "data")}
    checked = subprocess.run(command, cwd=image, env=surroundings, capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout


def test_what_the_container_holds_is_enough_for_every_page_to_run(image: Path) -> None:
    surroundings = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PLEDGE_DATA")}
    ended = subprocess.run(
        [sys.executable, "-c", EVERY_PAGE], cwd=image, capture_output=True, text=True, env=surroundings | {"PLEDGE_DESK": "1"}
    )
    assert ended.returncode == 0, ended.stderr
    found = json.loads(ended.stdout.splitlines()[-1])
    assert found["raised"] == []
    assert {*PAGES, EMBED.path} <= set(found["ran"])
    assert 'id="faults"' in found["said"]["faulty"] and "The rule: unknown-scope" in found["said"]["faulty"]
    assert 'id="faults"' in found["said"]["not YAML"]
    assert "What would change" in found["said"]["changed"] and "Preview the pages" in found["said"]["changed"]
    assert "Not in canonical form" in found["said"]["not canonical"]


def _every_page_answers(site: Site) -> None:
    for path in PAGES:
        assert site.ask(f"/{path}").status == 200
    assert site.ask("/app/static/pledge-serif-1.woff2").status == 200


def test_kubernetes_asks_addresses_that_answer() -> None:
    documents = list(yaml.safe_load_all((PROJECT / "deploy/kubernetes.yaml").read_text("utf-8")))
    kinds = [document["kind"] for document in documents]
    assert {"Deployment", "Service", "HorizontalPodAutoscaler", "Ingress"} <= set(kinds)
    container = documents[kinds.index("Deployment")]["spec"]["template"]["spec"]["containers"][0]
    probes = {name: container[name]["httpGet"]["path"] for name in ("startupProbe", "livenessProbe", "readinessProbe")}
    assert set(probes.values()) <= ANSWERED
    assert probes["readinessProbe"] == "/readyz"
    assert f"EXPOSE {container['ports'][0]['containerPort']}\n" in DOCKERFILE


def test_compose_leads_nginx_to_its_replicas() -> None:
    compose = yaml.safe_load((PROJECT / "deploy/compose.yaml").read_text("utf-8"))
    service = re.search(r"^server (\w+):(\d+) ", (PROJECT / "deploy/nginx/replicas.conf").read_text("utf-8"), re.MULTILINE)
    assert service and service[1] in compose["services"] and f"EXPOSE {service[2]}\n" in DOCKERFILE
    assert "listen 8080;" in (PROJECT / "deploy/nginx/nginx.conf").read_text("utf-8")
    assert compose["services"]["nginx"]["ports"] == ["8080:8080"]


def test_neither_the_container_nor_streamlit_cloud_needs_a_package_of_the_system() -> None:
    assert "apt-get" not in DOCKERFILE and not (PROJECT / "packages.txt").exists()


def test_every_setting_is_documented_and_every_documented_one_exists() -> None:
    code = "".join(
        path.read_text("utf-8")
        for folder in ("commitments", "components", "server", "streamlit_internals", "web")
        for path in (PROJECT / folder).rglob("*.py")
    )
    documented = set(re.findall(r"^\| `(PLEDGE_\w+)` \|", (PROJECT / "docs/deploy.md").read_text("utf-8"), re.MULTILINE))
    assert documented == set(re.findall(r"environ(?:ment)?(?:\.get\(|\[)\"(PLEDGE_\w+)\"", code))
