"""What deploy/ and docs/deploy.md say is so, as far as it can be known without a cluster."""

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

DOCKERFILE = (PROJECT / "deploy/Dockerfile").read_text("utf-8")
ANSWERED = {route.path for route in ROUTES}


def test_what_the_container_holds_is_enough_to_serve(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    image = tmp_path / "app"
    image.mkdir()
    for line in re.findall(r"^COPY (.+)$", DOCKERFILE, re.MULTILINE):
        *sources, target = line.split()
        for source in sources:
            if source == "data":
                write_schemas(frozen_copy(image / target))
            elif (PROJECT / source).is_dir():
                shutil.copytree(PROJECT / source, image / target, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(PROJECT / source, image / target)
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


def _every_page_answers(site: Site) -> None:
    from web.pages import PAGES

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


def test_streamlit_cloud_installs_what_the_container_does() -> None:
    installed = re.search(r"apt-get install ((?:-\S+ )+)(.+?) \\\n", DOCKERFILE)
    assert installed and (PROJECT / "packages.txt").read_text("utf-8").splitlines() == installed[2].split()


def test_every_setting_is_documented_and_every_documented_one_exists() -> None:
    code = "".join(
        path.read_text("utf-8")
        for folder in ("commitments", "components", "server", "web")
        for path in (PROJECT / folder).rglob("*.py")
    )
    documented = set(re.findall(r"^\| `(PLEDGE_\w+)` \|", (PROJECT / "docs/deploy.md").read_text("utf-8"), re.MULTILINE))
    assert documented == set(re.findall(r"environ(?:ment)?(?:\.get\(|\[)\"(PLEDGE_\w+)\"", code))
