"""The JSON Schemas for text editors, and the two commands."""

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import jsonschema
import pytest
from datasets import frozen_copy

from commitments.__main__ import COMMANDS, main
from commitments.editing.editorial import editorial_faults, stale_schemas
from commitments.editing.schema import schemas, write_schemas
from commitments.reading.folder import read_folder
from commitments.reading.yaml_source import load
from commitments.records import vocabulary
from commitments.records.model import FILES

SOUND = Path(__file__).parent / "sound"
PROJECT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def made() -> dict[str, dict]:
    texts = schemas(read_folder(SOUND).records)
    return {name: json.loads(text) for name, text in texts.items()}


def plain(value):
    """The value as JSON knows it."""
    if isinstance(value, dict):
        return {key: plain(below) for key, below in value.items()}
    return [plain(below) for below in value] if isinstance(value, tuple) else value


def test_there_is_a_valid_schema_for_every_file(made):
    assert list(made) == [f"schemas/{name.removesuffix('.yaml')}.schema.json" for name in FILES]
    for schema in made.values():
        jsonschema.Draft202012Validator.check_schema(schema)
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        assert schema["title"] and schema["description"]


@pytest.mark.parametrize("name", FILES)
def test_sound_data_passes_its_schema(made, name):
    schema = made[f"schemas/{name.removesuffix('.yaml')}.schema.json"]
    jsonschema.validate(plain(load((SOUND / name).read_bytes()).tree), schema)


def test_an_editor_is_offered_the_words_the_ids_and_the_explanations(made):
    commitment = made["schemas/commitments.schema.json"]["$defs"]["Commitment"]
    fields = commitment["properties"]
    assert fields["stance"]["enum"] == list(vocabulary.STANCES)
    assert fields["theme"]["enum"] == ["dentistry", "waiting-times"]
    assert fields["topic"]["enum"] == ["dental-places"]
    assert fields["also"]["items"]["enum"] == ["dentistry", "waiting-times"]
    assert fields["nations"]["items"]["enum"] == ["england", "scotland", "wales", "northern-ireland"]
    assert "enum" not in fields["same_as"], "a list of a thousand ids helps nobody"
    assert fields["title"]["maxLength"] == 90
    assert fields["title"]["description"].startswith("The measure")
    assert commitment["additionalProperties"] is False
    assert "null" not in json.dumps(made), "a key without a value is a fault, so no schema may offer it"
    assert made["schemas/redirects.schema.json"]["$defs"]["Redirect"]["required"] == ["from", "to", "kind"]
    assert "northern-ireland" in made["schemas/powers.schema.json"]["$defs"]["PowerByNation"]["properties"]


def described(schema: dict) -> list[tuple[str, str, dict]]:
    """Record, key and schema of every field in a file's schema."""
    records = {schema["title"]: schema, **schema.get("$defs", {})}
    return [(name, key, part) for name, record in records.items() for key, part in record.get("properties", {}).items()]


def test_every_field_explains_itself_and_shows_an_example_that_is_right(made):
    for schema in made.values():
        for record, key, part in described(schema):
            whole = json.dumps(part)
            told = part.get("description") or (
                "$ref" in part and schema["$defs"][part["$ref"].rsplit("/", 1)[1]]["description"]
            )
            assert told, f"{record}.{key} has no description"
            assert "examples" in part or "enum" in whole or "$ref" in whole, f"{record}.{key} has no example"
            rule = {key: value for key, value in part.items() if key != "examples"} | {"$defs": schema.get("$defs", {})}
            for example in part.get("examples", ()):
                if "x-refers-to" not in whole:  # the ids of the sound dataset are others
                    jsonschema.validate(example, rule)


def test_what_a_text_editor_can_see_is_flagged_while_one_types(made):
    definitions = made["schemas/commitments.schema.json"]["$defs"]
    fields = definitions["Commitment"]["properties"]

    def right(key: str, value: str) -> bool:
        return jsonschema.Draft202012Validator(fields[key] | {"$defs": definitions}).is_valid(value)

    for key, good, bad in (
        ("title", "Recruit dentists", "Recruit dentists."),
        ("find", "a phrase of eight words and no more", "a phrase of nine words and not one too few"),
        ("id", "red-uk-2024/more-dentists", "rde-uk-2024/more-dentists"),
    ):
        assert right(key, good) and not right(key, bad)
        assert fields[key]["patternErrorMessage"].endswith(".")
    assert fields["theme"]["enumDescriptions"][0] == "Dentistry: Care of teeth."


def test_words_explain_themselves(made):
    stance = made["schemas/commitments.schema.json"]["$defs"]["Commitment"]["properties"]["stance"]
    assert stance["enumDescriptions"][1].startswith("Would press for: The party would press")
    theme = made["schemas/commitments.schema.json"]["$defs"]["Commitment"]["properties"]["theme"]
    assert len(theme["enumDescriptions"]) == len(theme["enum"])


def test_the_same_data_gives_the_same_text():
    records = read_folder(SOUND).records
    assert schemas(records) == schemas(records)


def run(capsys, *arguments: str) -> tuple[int, list[str], str]:
    status = main(arguments)
    output = capsys.readouterr()
    return status, output.out.splitlines(), output.err


def test_check_says_that_all_is_well(project, capsys):
    status, (*looks, end), error = run(capsys, "check")
    assert (status, error) == (0, "")
    assert all("look again" in line for line in looks)
    assert end.startswith("3 commitments of 2 parties in 3 documents: no faults")


def test_check_prints_the_faults_and_counts_them(project, capsys):
    for name, old, new in (("commitments.yaml", "stance: press", "stance: presss"), ("site.yaml", '"CC BY 4.0"', "4.0")):
        path = project / name
        path.write_text(path.read_text().replace(old, new))
    status, lines, _ = run(capsys, "check")
    assert status == 1
    assert lines == [
        'data/site.yaml:3: licence: found the number 4.0; expected text in double quotes; did you mean "4.0"? '
        "[docs/checking.md#wrong-type]",
        "data/commitments.yaml:44: red-scotland-2024/more-dentists: stance: found 'presss'; expected one of do, press, keep, oppose; "
        "did you mean 'press'? [docs/checking.md#unknown-stance]",
        "2 faults in 2 files",
    ]


def test_check_speaks_to_github(project, capsys):
    path = project / "commitments.yaml"
    path.write_text(path.read_text().replace("stance: press", "stance: presss: 100%"))
    assert run(capsys, "check", "--format", "github")[1][0] == (
        "::error file=data/commitments.yaml,line=44,title=unquoted-colon::found a colon in 'stance: presss: 100%25'; expected the text in "
        'double quotes, as it has a colon and a space in it: "presss: 100%25". See docs/checking.md#unquoted-colon'
    )


def test_check_needs_few_libraries(tmp_path):
    """This project's own hook and workflow install no more than these; the hook for others installs the package."""
    write_schemas(frozen_copy(tmp_path / "data"))
    code = """if True:
        import sys
        from commitments.__main__ import main
        status = main(["check", "--data", sys.argv[1]])
        print(sorted({name.split(".")[0] for name in sys.modules} & {"pandas", "streamlit", "requests", "plotly"}))
        sys.exit(status)"""
    ended = subprocess.run([sys.executable, "-c", code, str(tmp_path / "data")], cwd=PROJECT, capture_output=True, text=True)
    assert (ended.returncode, ended.stdout.splitlines()[-1]) == (0, "[]")
    pins = Path(PROJECT, "requirements.txt").read_text()
    hooks = Path(PROJECT, ".pre-commit-config.yaml").read_text()
    declared = tomllib.loads(Path(PROJECT, "pyproject.toml").read_text())["project"]["dependencies"]
    for brought in re.findall(r"additional_dependencies: (\[.*\])", hooks):
        needed = re.findall(r'"([^"]+)"', brought)
        assert {pin.split("==")[0] for pin in needed} == {re.split("[><=]", name)[0] for name in declared}
        assert all(f"\n{pin.lower()} " in pins for pin in needed)


def test_check_of_a_file_takes_the_other_files_from_the_project(project, capsys, tmp_path):
    mine = tmp_path / "mine" / "themes.yaml"
    mine.parent.mkdir()
    mine.write_text((project / "themes.yaml").read_text().replace("id: waiting-times", "id: waits"))
    for argument in (str(mine), str(mine.parent)):
        status, lines, _ = run(capsys, "check", argument)
        assert status == 1
        assert lines[0].startswith("data/commitments.yaml:10: red-uk-2024/more-dentists: also[1]: found 'waiting-times'")
        assert lines[-1] == "1 fault in 1 file"
    mine.rename(mine.with_name("theme.yaml"))
    assert "did you mean 'themes.yaml'?" in run(capsys, "check", str(mine.with_name("theme.yaml")))[1][0]


def test_check_of_what_is_not_there_is_refused(project, capsys):
    status, lines, error = run(capsys, "check", "no-such-file.yaml")
    assert (status, lines, error) == (2, [], "no such file or folder: no-such-file.yaml\n")


def test_check_tells_schemas_that_do_not_fit_the_data(project, capsys):
    path = project / "themes.yaml"
    path.write_text(path.read_text().replace("id: waiting-times", "id: waits"))
    path = project / "commitments.yaml"
    path.write_text(path.read_text().replace("- waiting-times", "- waits"))
    (project / "schemas" / "site.schema.json").unlink()
    status, lines, _ = run(capsys, "check")
    told = "expected what the data gives; run: make schema [docs/checking.md#stale-schema]"
    assert status == 1
    assert [line for line in lines if "look again" not in line] == [
        f"data/schemas/site.schema.json:1: found a schema that does not fit the data (and 2 more of them); {told}",
        "1 fault in 1 file",
    ]
    assert run(capsys, "schema")[:2] == (0, [f"{len(FILES)} schemas written to data/schemas"])
    assert run(capsys, "check")[0] == 0


def test_no_schema_is_written_from_faulty_data(project, capsys):
    (project / "site.yaml").write_text("name: 3\n")
    before = (project / "schemas" / "site.schema.json").read_text()
    status, lines, error = run(capsys, "schema")
    assert (status, lines) == (1, [])
    assert "run: make check" in error
    assert (project / "schemas" / "site.schema.json").read_text() == before


@pytest.mark.parametrize("arguments", [["--help"], *([command, "--help"] for command in COMMANDS)])
def test_help_explains_the_commands(capsys, arguments):
    with pytest.raises(SystemExit) as end:
        main(arguments)
    assert end.value.code == 0
    assert "usage: python -m commitments" in capsys.readouterr().out


def test_the_projects_own_data_is_sound_and_its_schemas_fit_it(live_folder, live_reading):
    reading = live_reading
    assert [str(fault) for fault in reading.faults] == []
    assert stale_schemas(live_folder, reading.records) == []
    assert editorial_faults(live_folder, reading) == []
