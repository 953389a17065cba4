"""What a good editor would look at again: told apart from faults, and accepted with a reason."""

import pytest

from commitments.__main__ import main
from commitments.editing.numbers import numbers_in

LEFT = (
    '      - parties:\n          - blue\n        until: "2024-07-04"\n',
    '      - parties:\n          - blue\n        until: "2024-07-04"\n        head: "Ann Lee, Prime Minister"\n'
    '        health_minister: "Ed Coe until he resigned on 1 June 2024; after him Jo Poe"\n',
)
TITLE = (
    'health_minister_title:\n      value: "x"',
    'health_minister_title:\n      value: "Minister (in 2024: Minister of Wellbeing)"',
)
TARGET = ('      text: "700,000 urgent appointments"\n', '      text: "600,000 urgent appointments"\n')
# file, entry in which it is, change, what is told of it: kind, place, found
PLANTED = [
    (
        "commitments.yaml",
        "quantity: 700000",
        "quantity: 750000",
        "figures-differ",
        "target.quantity",
        "found 750,000; expected",
    ),
    ("commitments.yaml", "700,000 urgent", "700 thousand urgent", "", "", ""),
    ("commitments.yaml", *TARGET, "figures-differ", "target.quantity", "'600,000 urgent appointments'"),
    ("commitments.yaml", '"Recruit more dentists"', '"Recruit 700 dentists"', "figures-differ", "title", "found 700 in"),
    ("commitments.yaml", '"Recruit more dentists"', '"Recruit one dentist by 2030, 24/7"', "", "", ""),
    (
        "commitments.yaml",
        "gbp_million: 100\n",
        "gbp_million: 110\n",
        "figures-differ",
        "funding.gbp_million",
        "found 110 million",
    ),
    (
        "commitments.yaml",
        "gbp_million_to: 150",
        "gbp_million_to: 160",
        "figures-differ",
        "funding.gbp_million_to",
        "found 160 million",
    ),
    ("commitments.yaml", '"within a year"', '"by March 2026"', "dates-differ", "deadline.by", "found 2025; expected a year"),
    ("commitments.yaml", '"within a year"', '"by the end of 2025"', "", "", ""),
    (
        "commitments.yaml",
        '"within a year"\n      by: "2025"',
        '"by March 2025"\n      by: "2025-04"',
        "dates-differ",
        "deadline.by",
        "the month of the text beside it",
    ),
    ("commitments.yaml", '"recruit more dentists"', '"recruit 90 more dentists"', "phrase-figures", "find", "found 90 in"),
    ("commitments.yaml", "- spend", "- expand", "money-apart", "funding", "found a cost without spend"),
    ("commitments.yaml", "kind: cost", "kind: saving", "money-apart", "action", "found spend without a cost"),
    ("progress.yaml", "It was done.", "Ann Lee said that it was done.", "left-office", "updates[2].what", "found Ann Lee"),
    ("progress.yaml", "It was done.", "The former minister Ann Lee said that it was done.", "", "", ""),
    ("progress.yaml", "It was done.", "Ann Leeson said that it was done.", "", "", ""),
    (
        "progress.yaml",
        "It was announced.",
        "Ed Coe announced it.",
        "left-office",
        "updates[1].what",
        "(Ed Coe: up to 2024-06-01)",
    ),
    (
        "progress.yaml",
        "It was announced.",
        "Jo Poe announced it.",
        "left-office",
        "updates[1].what",
        "(Jo Poe: up to 2024-07-04)",
    ),
    (
        "progress.yaml",
        'note: "searched"',
        'looked_at: "2024-08-01"\n    note: "searched what Ann Lee said"',
        "left-office",
        "note: ",
        "found Ann Lee",
    ),
    ("progress.yaml", 'note: "searched"', 'looked_at: "2024-07-01"\n    note: "searched what Ann Lee said"', "", "", ""),
    (
        "progress.yaml",
        '    as_of: "2025-07-01"\n',
        '    as_of: "2025-07-01"\n    reason: "Ann Lee said so."\n',
        "left-office",
        "reason: ",
        "found Ann Lee",
    ),
    ("commitments.yaml", '"our plan for dentistry"', '"our plan for dentistry"\n    doubt: "As Ann Lee said."', "", "", ""),
    (
        "commitments.yaml",
        '    section: "Health"\n',
        '    lead: "Minister of Health Ann Lee"\n    section: "Health"\n',
        "left-office",
        "lead: ",
        "found Ann Lee",
    ),
    (
        "commitments.yaml",
        '    section: "Health"\n',
        '    lead: "the Minister of Wellbeing"\n    section: "Health"\n',
        "left-office",
        "lead: ",
        "found Minister of Wellbeing",
    ),
    ("progress.yaml", "It was announced.", "Mr Lee announced it.", "", "", ""),
    (
        "progress.yaml",
        '"2025-07-02"\n        independent',
        '"2025-09-02"\n        independent',
        "later-source",
        "published",
        "found 2025-09-02",
    ),
]


@pytest.fixture
def with_target(project):
    """The project, with a summary that has the figure of the target, and with somebody in an ended government."""
    path = project / "commitments.yaml"
    path.write_text(path.read_text().replace("in places that have few.", "for 700,000 urgent appointments."))
    path = project / "nations.yaml"
    assert LEFT[0] in path.read_text()
    path.write_text(path.read_text().replace(*LEFT).replace(*TITLE, 1))
    assert main(["format"]) == 0
    return project


def test_nothing_is_asked_of_entries_that_agree(with_target, capsys):
    assert main(["check"]) == 0
    assert "look again" not in capsys.readouterr().out


@pytest.mark.parametrize(("file", "old", "new", "kind", "place", "found"), PLANTED)
def test_what_does_not_agree_is_asked_and_is_no_fault(with_target, capsys, file, old, new, kind, place, found):
    path = with_target / file
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new, 1))
    assert main(["check"]) == 0
    said = capsys.readouterr().out
    asked = [line for line in said.splitlines() if "look again: " in line]
    if not kind:
        assert asked == []
        return
    assert any(f"#{kind}]" in line and place in line and found in line for line in asked), said
    assert f"no faults; {len(asked)} place" in said


def test_what_was_looked_at_is_accepted_until_it_changes(with_target, capsys):
    path = with_target / "commitments.yaml"
    path.write_text(path.read_text().replace("quantity: 700000", "quantity: 750000"))
    checks = with_target / "checks.yaml"
    checks.write_text(
        "checks: []\n\naccepted:\n  - look: figures-differ\n    commitment: red-uk-2024/more-dentists\n    found: "
        '"750,000"\n    date: "2026-11-24"\n    why: "The annex says so."\n'
    )
    assert main(["check"]) == 0
    assert "look again" not in capsys.readouterr().out
    path.write_text(path.read_text().replace("quantity: 750000", "quantity: 760000"))
    assert main(["check"]) == 0
    assert "found 760,000" in capsys.readouterr().out


def test_github_is_told_as_a_warning(with_target, capsys):
    path = with_target / "commitments.yaml"
    path.write_text(path.read_text().replace("quantity: 700000", "quantity: 750000"))
    assert main(["check", "--format", "github"]) == 0
    assert capsys.readouterr().out.startswith("::warning file=data/commitments.yaml,line=21,title=figures-differ::")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("40,000 a week, two million a year", [40_000, 2_000_000]),
        ("\u00a32.5bn, \u00a3100m and 1.5 million", [2_500_000_000, 100_000_000, 1_500_000]),
        ("by 2030, in 2028-29, on 4 July 2024, the 18th, 24/7", []),
        ("92% within 18 weeks, twenty-five beds, a hundred more", [92, 18, 25, 100]),
        ("A million acres, no more", [1_000_000]),
        ("A1c, PM2.5, v2", []),
    ],
)
def test_numbers_are_read_however_they_are_written(text, numbers):
    assert numbers_in(text) == numbers
