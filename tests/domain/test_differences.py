"""What changed between two versions, in words: for release notes and for the Editors' desk."""

import re
import subprocess

import pytest

from commitments.__main__ import main
from commitments.editing.differences import differences, in_words
from commitments.editing.released import FILE, released_ids
from commitments.library import Library
from commitments.reading import yaml_source
from commitments.selecting.selection import Selection


def words(old: dict[str, bytes], new: dict[str, bytes]) -> list[str]:
    trees = [{name: yaml_source.load(text).tree for name, text in texts.items()} for texts in (old, new)]
    return in_words(differences(*trees)).splitlines()


def edited(texts: dict[str, bytes], *edits: tuple[str, str, str]) -> dict[str, bytes]:
    texts = dict(texts)
    for name, old, new in edits:
        assert old in texts[name].decode()
        texts[name] = texts[name].replace(old.encode(), new.encode())
    return texts


def test_the_same_data_has_no_differences(sound_texts):
    assert words(sound_texts, sound_texts) == ["Nothing changed."]


def test_form_and_comments_are_no_difference(sound_texts):
    assert words(sound_texts, edited(sound_texts, ("site.yaml", "name:", "# note\nname:"))) == ["Nothing changed."]


def test_every_field_is_told_with_what_it_said_and_says(sound_texts):
    new = edited(
        sound_texts,
        ("commitments.yaml", "quantity: 700000", "quantity: 700001"),
        ("commitments.yaml", '    deadline:\n      text: "within a year"\n      by: "2025"\n', ""),
        ("commitments.yaml", "      - spend\n    target", "      - spend\n      - recruit\n    target"),
        (
            "commitments.yaml",
            '    find: "our plan for dentistry"',
            '    lead: "A minister"\n    find: "our plan for dentistry"',
        ),
    )
    assert words(sound_texts, new) == [
        "### commitments: 2 changed",
        "",
        "- changed: Recruit more dentists (red-uk-2024/more-dentists)",
        "  - action: “spend” is now “spend, recruit”",
        "  - target.quantity: “700000” is now “700001”",
        "  - deadline.text taken out: “within a year”",
        "  - deadline.by taken out: “2025”",
        "- changed: Carry out the dental plan (blue-uk-2024/dental-plan)",
        "  - lead added: “A minister”",
    ]


@pytest.mark.parametrize(("redirect", "told"), [(True, "renamed"), (False, "renamed without a redirect")])
def test_a_renamed_id_is_told_as_such(sound_texts, redirect, told):
    new = edited(sound_texts, ("commitments.yaml", "blue-uk-2024/dental-plan", "blue-uk-2024/plan"))
    if redirect:
        row = b"redirects:\n  - from: blue-uk-2024/dental-plan\n    to: blue-uk-2024/plan\n    kind: renamed\n"
        new["redirects.yaml"] = row
    assert f"- {told}: Carry out the dental plan (blue-uk-2024/plan), was blue-uk-2024/dental-plan" in words(sound_texts, new)


def test_added_and_removed_records_are_told(sound_texts):
    whole = sound_texts["commitments.yaml"]
    fewer = sound_texts | {"commitments.yaml": whole[: whole.index(b"  - id: blue-uk")]}
    assert words(sound_texts, fewer)[2] == "- removed: Carry out the dental plan (blue-uk-2024/dental-plan)"
    assert words(fewer, sound_texts)[:3] == [
        "### commitments: 1 added",
        "",
        "- added: Carry out the dental plan (blue-uk-2024/dental-plan)",
    ]


def test_records_without_ids_values_of_files_and_updates_are_told(sound_texts):
    new = edited(
        sound_texts,
        ("site.yaml", "2026-11-25", "2026-12-01"),
        ("progress.yaml", "It was done.", "It was done in full."),
        ("corrections.yaml", 'why: "one was added"', 'why: "one more was added"'),
    )
    told = words(sound_texts, new)
    assert "### site.yaml: 1 value changed" in told
    assert "  - version_date: “2026-11-25” is now “2026-12-01”" in told
    assert "  - updates[2].what: “It was done.” is now “It was done in full.”" in told
    assert "### corrections: 1 added, 1 removed" in told


def test_long_texts_are_shown_where_they_part(sound_texts):
    long = "More dentists would be recruited in places that have few."
    old = edited(sound_texts, ("commitments.yaml", long, f"{long} " * 5 + "At once."))
    new = edited(sound_texts, ("commitments.yaml", long, f"{long} " * 5 + "Later."))
    line = next(line for line in words(old, new) if "summary" in line)
    assert "At once.” is now “…" in line and line.endswith("Later.”") and len(line) < 300


def test_the_command_compares_folders_and_git_revisions(project, tmp_path, capsys):
    def git(*arguments: str) -> None:
        name = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", *name, *arguments], cwd=project.parent, check=True, capture_output=True)

    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "first")
    git("tag", "v1")
    path = project / "commitments.yaml"
    before = tmp_path / "before"
    before.mkdir()
    for file in project.glob("*.yaml"):
        (before / file.name).write_bytes(file.read_bytes())
    path.write_text(path.read_text().replace("stance: press", "stance: do"))
    for old in ("v1", "HEAD", str(before)):
        assert main(["diff", old]) == 0
        told = capsys.readouterr().out
        assert told.startswith("## Changes of the data from 2026-11-25-")
        assert "stance: “press” is now “do”" in told
    assert main(["diff", "v1", "v1"]) == 0
    assert "Nothing changed." in capsys.readouterr().out
    for none in ("no-such", "--exec=x", "v1;ls"):
        assert main(["diff", "v1", "--", none]) == 2 if none.startswith("-") else main(["diff", none]) == 2
        assert "there is no folder and no git revision" in capsys.readouterr().err


def test_an_id_of_the_last_release_must_lead_somewhere(project, capsys):
    assert main(["release"]) == 0
    assert "13 new ids in data/released_ids.txt; the data is kept in data/releases/2026-11-25.zip" in capsys.readouterr().out
    known = released_ids(project)
    assert "blue-uk-2024/dental-plan" in known
    for name in ("commitments.yaml", "corrections.yaml", "progress.yaml"):
        path = project / name
        path.write_text(path.read_text().replace("blue-uk-2024/dental-plan", "blue-uk-2024/dentist-plan"))
    assert main(["check"]) == 1
    told = capsys.readouterr().out
    assert "blue-uk-2024/dental-plan: found no such id any more; expected a redirect from it" in told
    assert "did you mean 'blue-uk-2024/dentist-plan'?" in told
    assert main(["new", "redirect", "--from", "blue-uk-2024/dental-plan", "--to", "blue-uk-2024/dentist-plan"]) == 0
    assert main(["check"]) == 0
    assert main(["release"]) == 0
    assert set(released_ids(project)) == {*known, "blue-uk-2024/dentist-plan"}
    assert (project / FILE).read_text().startswith("# Every id")


@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [
        ("theme", "dentistry", "dental-care"),
        ("topic", "dental-places", "dental-patients"),
        ("party", "blue", "azure"),
        ("document", "blue-uk-2024", "azure-uk-2024"),
    ],
)
def test_an_id_of_anything_must_lead_somewhere_once_it_was_released(project, capsys, kind, old, new):
    assert main(["release"]) == 0
    for path in project.glob("*.yaml"):
        path.write_text(re.sub(rf"(?<![\w-]){old}(?=$|/|:)", new, path.read_text(), flags=re.M))
    path = project / "redirects.yaml"
    if kind == "document":  # the ids of its commitments changed with it
        path.write_text(
            path.read_text()
            + "  - from: blue-uk-2024/dental-plan\n    to: azure-uk-2024/dental-plan\n    kind: renamed\n"
            + "  - from: blue-uk-2024/past-record\n    to: azure-uk-2024/dental-plan\n    kind: renamed\n"
        )
    capsys.readouterr()
    assert main(["check"]) == 1
    told = [line for line in capsys.readouterr().out.splitlines() if "vanished-id" in line]
    assert any(f"{old}: found no {kind} with this id any more" in line for line in told)
    text = path.read_text()
    path.write_text(f"{text}\nrenamed:\n  - of: {kind}\n    from: {old}\n    to: {new}\n")
    main(["check"])
    assert "vanished-id" not in capsys.readouterr().out
    if kind in ("theme", "topic", "party"):
        dataset = Library(project).state().dataset
        selection, unknown = Selection.from_params({kind: [old]}, dataset)
        assert new in selection.params()[kind] and not unknown
    path.write_text(
        f'{text}\nwithdrawn:\n  - of: {kind}\n    id: {old}\n    date: "2026-11-24"\n    why: "It was released by mistake."\n'
    )
    main(["check"])
    assert "vanished-id" not in capsys.readouterr().out


def test_a_reader_is_told_why_what_an_address_names_was_taken_out(project):
    path = project / "redirects.yaml"
    path.write_text(
        path.read_text()
        + '\nwithdrawn:\n  - of: topic\n    id: teeth\n    date: "2026-11-24"\n    why: "Nobody says a thing on it."\n'
    )
    _, unknown = Selection.from_params({"topic": ["teeth", "tooth"]}, Library(project).state().dataset)
    assert [(one.value, one.why) for one in unknown] == [("teeth", "Nobody says a thing on it."), ("tooth", "")]


def test_an_id_released_by_mistake_is_taken_back_with_a_reason(project, capsys):
    assert main(["release"]) == 0
    path = project / "left_out.yaml"
    path.write_text(path.read_text().replace("blue-uk-2024/past-record", "blue-uk-2024/another-record"))
    capsys.readouterr()
    assert main(["check"]) == 1
    assert "under withdrawn in redirects.yaml with the reason" in capsys.readouterr().out
    path = project / "redirects.yaml"
    path.write_text(
        path.read_text()
        + '\nwithdrawn:\n  - of: commitment\n    id: blue-uk-2024/past-record\n    date: "2026-11-24"\n    why: "Never published."\n'
    )
    assert main(["check"]) == 0, capsys.readouterr().out


def test_an_id_that_is_mistyped_after_its_release_is_told_once_where_it_stands(project, capsys):
    assert main(["release"]) == 0
    path = project / "commitments.yaml"
    path.write_text(path.read_text().replace("id: blue-uk-2024/dental-plan", "id: blue-uk-2024/dental-plans"))
    capsys.readouterr()
    assert main(["check"]) == 1
    first, *others = capsys.readouterr().out.splitlines()
    assert others == ["1 fault in 1 file"]
    assert first.startswith("data/commitments.yaml:51: ") and "did you mean 'blue-uk-2024/dental-plan'?" in first


def test_releases_are_listed_and_compared_without_git(project, capsys):
    assert main(["release"]) == 0
    site = project / "site.yaml"
    site.write_text(site.read_text().replace("2026-11-25", "2026-11-26"))
    path = project / "commitments.yaml"
    path.write_text(path.read_text().replace("stance: press", "stance: do"))
    assert main(["release"]) == 0
    capsys.readouterr()
    assert main(["releases"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "2026-11-25  3 commitments",
        "2026-11-26  3 commitments, 2 entries added, changed or removed since the release before",
    ]
    assert main(["diff", "2026-11-25", "now"]) == 0
    assert "stance: “press” is now “do”" in capsys.readouterr().out
    assert main(["diff", "2026-11-26"]) == 0
    assert "Nothing changed." in capsys.readouterr().out
    assert main(["diff", "2026-11-27"]) == 2
    assert "releases: 2026-11-25, 2026-11-26" in capsys.readouterr().err
    (project / "releases" / "2026-11-25.zip").write_bytes(b"no archive")
    assert main(["diff", "2026-11-25"]) == 2
    assert "cannot be read" in capsys.readouterr().err


def test_a_release_is_not_older_than_the_last(project, capsys):
    assert main(["release"]) == 0
    site = project / "site.yaml"
    site.write_text(site.read_text().replace("2026-11-25", "2026-11-24"))
    before = {path: path.read_bytes() for path in project.rglob("*.*")}
    assert main(["release"]) == 2
    assert "older than the last release (2026-11-25)" in capsys.readouterr().err
    assert before == {path: path.read_bytes() for path in project.rglob("*.*")}


def test_the_same_data_makes_the_same_archive(project):
    assert main(["release"]) == 0
    path = project / "releases" / "2026-11-25.zip"
    before = path.read_bytes()
    assert main(["release"]) == 0
    assert path.read_bytes() == before
