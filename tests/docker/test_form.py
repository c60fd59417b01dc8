import json
import re
import tomllib
from copy import deepcopy
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.docker.composed import HOUSE, OURS, Json, UnsetError, composed, services

SCHEMA = Path(__file__).parent / "compose_spec" / "compose-spec.json"
"""As the npm package dclint 3.1.0 carries it; its licence lies beside it."""
PASSWORD = {"POSTGRES_PASSWORD": "a-made-up-password"}
DOCKERFILE = (HOUSE / "docker" / "Dockerfile").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def compose_spec() -> jsonschema.Draft7Validator:
    return jsonschema.Draft7Validator(json.loads(SCHEMA.read_bytes()))


def test_the_compose_file_is_valid(compose_spec: jsonschema.Draft7Validator) -> None:
    compose_spec.validate(composed(PASSWORD))


@pytest.mark.parametrize(
    ("where", "broken"),
    [
        (("services", "service", "read_only"), ["perhaps"]),
        (("services", "postgres", "healthcheck", "probe"), []),
        (("services", "inbox", "depends_on", "kafka", "condition"), "service_hopeful"),
        (("services", "kafka", "deploy", "resources", "limits", "memory"), [1536]),
    ],
)
def test_what_breaks_the_form_is_noticed(
    compose_spec: jsonschema.Draft7Validator, where: tuple[str, ...], broken: object
) -> None:
    changed = deepcopy(composed(PASSWORD))
    node: Any = changed
    for name in where[:-1]:
        node = node[name]
    node[where[-1]] = broken
    assert not compose_spec.is_valid(changed)


def test_nothing_starts_without_a_password() -> None:
    with pytest.raises(UnsetError, match="POSTGRES_PASSWORD"):
        composed({})


@pytest.mark.parametrize("name", OURS)
def test_our_containers_have_no_more_rights_than_they_need(name: str) -> None:
    service = services()[name]
    assert service["user"] == "10001:10001"
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]


def test_every_container_has_limits_and_its_logs_an_end() -> None:
    for name, service in services().items():
        assert set(service["deploy"]["resources"]["limits"]) == {"cpus", "memory"}, name
        assert service["pids_limit"] > 0, name
        assert {"max-size", "max-file"} <= set(service["logging"]["options"]), name


def test_whatever_is_waited_for_can_come() -> None:
    for name, service in services().items():
        for other, wanted in service.get("depends_on", {}).items():
            awaited: Json = services()[other]
            if wanted["condition"] == "service_healthy":
                assert awaited["healthcheck"]["test"][0] == "CMD", (name, other)
            else:
                assert wanted["condition"] == "service_completed_successfully"
                assert awaited["restart"] == "on-failure", (name, other)


def test_only_the_service_is_reachable_and_only_from_its_machine() -> None:
    assert [name for name, service in services().items() if "ports" in service] == ["service"]
    assert services()["service"]["ports"] == ["127.0.0.1:8000:8000"]


def test_every_volume_is_named_and_used() -> None:
    used = {volume.partition(":")[0] for service in services().values() for volume in service.get("volumes", [])}
    assert used == set(composed(PASSWORD)["volumes"])


def test_the_image_checks_its_health_as_the_compose_file_does() -> None:
    written = re.search(r"^HEALTHCHECK .* CMD (\[.*\])$", DOCKERFILE, re.MULTILINE)
    assert written
    assert ["CMD", *json.loads(written[1])] == services()["service"]["healthcheck"]["test"]


def test_the_image_runs_as_nobody_in_particular_and_carries_no_tools() -> None:
    final = DOCKERFILE.rpartition("\nFROM ")[2]
    assert "\nUSER 10001:10001\n" in final
    assert "apt-get" not in final
    assert "curl" not in DOCKERFILE


def test_what_the_image_copies_is_there_and_not_ignored() -> None:
    ignore = (HOUSE / "docker" / "Dockerfile.dockerignore").read_text().splitlines()
    for line in re.findall(r"^COPY (?!--from)(.*)$", DOCKERFILE, re.MULTILINE):
        for source in line.split()[:-1]:
            assert (HOUSE / source).exists(), source
            assert f"!{source}" in ignore, source


def pins(name: str) -> set[str]:
    """The pinned releases of a lock with their hashes, one text each."""
    text = (HOUSE / name).read_text()
    return {
        " ".join(found.split()) for found in re.findall(r"^[a-z][^\n]*\\\n(?:    --hash[^\n]*\n?)+", text, re.MULTILINE)
    }


@pytest.mark.parametrize("lock", ["docker/runtime.lock", "docker/build.lock"])
def test_the_image_holds_what_is_tested(lock: str) -> None:
    assert pins(lock)
    assert pins(lock) <= pins("requirements.lock"), "run make lock"


def test_the_image_holds_every_dependency() -> None:
    wanted = tomllib.loads((HOUSE / "pyproject.toml").read_text())["project"]["dependencies"]
    names = {re.split(r"[\[~>=<;]", text)[0] for text in wanted}
    assert names <= {pin.partition("==")[0] for pin in pins("docker/runtime.lock")}
