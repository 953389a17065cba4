"""What is said of a figure is what the figure shows."""

import re
from collections import Counter
from html import unescape

import pandas as pd
import pytest

from commitments.describing import known_to
from commitments.figures import CATALOGUE, SIZES, Picture, alt, picture
from commitments.figures.canvas.svg import svg
from commitments.figures.telling import LISTED
from commitments.figures.topics import ALONE, BESIDE
from commitments.library import Dataset
from commitments.selecting.selection import Selection
from commitments.tables.blanks import BLANKS
from commitments.tables.comparison import compare
from commitments.wording import date, joined

SELECTIONS = {
    "all": Selection(),
    "one party": Selection(parties=("plaid-cymru",)),
    "three parties, one theme": Selection(parties=("labour", "snp", "green"), themes=("dentistry",)),
    "a nation": Selection(nations=("wales",)),
    "nothing": Selection(text="zzzzzz"),
}
VALUES = {
    "matrix": "commitments",
    "themes": "commitments",
    "reach": "commitments",
    "facts": "stating",
    "approaches": "naming",
    "standings": "commitments",
}


def shown(dataset: Dataset, name: str, selection: Selection) -> Picture:
    return picture(dataset, selection, name, "https://pledge-to-plan.example.org")


def texts_on(figure: Picture, size: str = "wide") -> list[str]:
    """Every text in the drawn figure; by default in a size that leaves nothing out."""
    return [text.text for text in figure.sheet(size, "light").texts if not text.upright]


def told(figure: Picture) -> str:
    """The alt text without what it shares with the frame: what it tells of the table."""
    said = alt.alt_text(figure)
    begin = f"{figure.frame.title}. {figure.frame.subtitle}".replace("\u00a0", " ").strip()
    assert said.startswith(begin) and said.endswith(figure.frame.note)
    return said[len(begin) : len(said) - len(figure.frame.note)].strip()


@pytest.mark.parametrize("selection", SELECTIONS.values(), ids=SELECTIONS)
@pytest.mark.parametrize("name", VALUES)
def test_alt_text_names_highest_lowest_and_blanks_of_the_drawn_numbers(
    name: str, selection: Selection, dataset: Dataset
) -> None:
    figure = shown(dataset, name, selection)
    said, value = alt.alt_text(figure), VALUES[name]
    some = figure.table[figure.table[value] > 0] if len(figure.table) else figure.table
    if some.empty:
        assert "Highest" not in said
        return
    if len(some) <= LISTED:
        for number in some[value]:
            assert f": {number:,}" in said
    else:
        highest = re.search(r"Highest: ([\d,]+) \((.+?)\)\.", said)
        lowest = re.search(r"Lowest non-zero: ([\d,]+)", said)
        assert int(highest[1].replace(",", "")) == some[value].max()
        assert int(lowest[1].replace(",", "")) == some[value].min()
        first = some[some[value] == some[value].max()].iloc[0]
        assert "places" in highest[2] or all(str(word) in highest[2] for word in first[_names(figure.table)])
    empty = len(figure.table) - len(some)
    assert ("None is blank." in said) if not empty else (f"Blank: {empty:,} of {len(figure.table):,}" in said)


@pytest.mark.parametrize("selection", SELECTIONS.values(), ids=SELECTIONS)
@pytest.mark.parametrize("name", VALUES)
def test_the_picture_shows_the_very_numbers_of_its_table(name: str, selection: Selection, dataset: Dataset) -> None:
    figure = shown(dataset, name, selection)
    expected = Counter(filter(None, (_cell(name, row) for row in figure.table.to_dict("records"))))
    assert Counter(text for text in texts_on(figure) if re.fullmatch(r"\(?\d+( \+ \d+)?\)?( ×)?", text)) == expected


def test_numbers_of_parties_that_do_not_stand_in_the_nation_are_marked(dataset: Dataset) -> None:
    for name, nations in (("reach", ()), ("nation", ("england",))):
        figure = shown(dataset, name, Selection(nations=nations, parties=("labour", "snp")))
        assert any(re.fullmatch(r"\d+ ×", text) for text in texts_on(figure)) and "Does not stand here" in texts_on(figure)
        hidden = shown(dataset, name, Selection(nations=nations, parties=("labour", "snp"), names_hidden=True))
        assert not any("×" in text for text in texts_on(hidden))
        at_home = shown(dataset, name, Selection(nations=("scotland",), parties=("labour", "snp")))
        assert not any("×" in text for text in texts_on(at_home))


def test_a_title_that_asks_has_no_full_stop_too(dataset: Dataset) -> None:
    figure = shown(dataset, "reach", Selection(nations=("wales",)))
    assert figure.frame.title.endswith("?")
    assert "?." not in alt.alt_text(figure) + alt.caption(figure)


def _cell(name: str, row: dict) -> str:
    """What stands in a cell as a number, '' where it is a mark."""
    if name in ("matrix", "themes"):
        return str(row["commitments"] or (f"({row['touched']})" if row["touched"] else ""))
    if name == "reach" and row["commitments"]:
        both = row["itself"] and row["through_others"]
        numbers = f"{row['itself']} + {row['through_others']}" if both else str(row["commitments"])
        return numbers if row["stands_there"] == "yes" else f"{numbers} ×"
    return str(row[VALUES[name]] or "")


# --- figures of single commitments: what is said, no more and no less -------------------------------------------------------

STATEMENTS = SELECTIONS | {
    "names hidden": Selection(parties=("labour", "snp"), names_hidden=True),
    "core and wider": Selection(parties=("liberal-democrat", "dup"), scope="all"),
    "one theme": Selection(themes=("funding",)),
}


@pytest.mark.parametrize("selection", STATEMENTS.values(), ids=STATEMENTS)
def test_topics_are_told_with_who_takes_which_stance(selection: Selection, dataset: Dataset) -> None:
    figure = shown(dataset, "topics", selection)
    table, said = figure.table, told(figure)
    if table.empty:
        assert said == "No commitment matches this selection."
        return
    topics = table[table["topic"] != ALONE]
    speaking = {
        topic: [f"{row.party} ({row.stances.lower()})" for row in cells.itertuples() if row.commitments]
        for topic, cells in topics.groupby("topic", sort=False)
    }
    if len(speaking) <= LISTED:
        for topic, parties in speaking.items():
            (line,) = re.findall(rf"(?:^|\. ){re.escape(topic)}: (.+?\))\.(?= |$)", said)
            assert re.split(r"(?<=\)), |(?<=\)) and ", line) == parties
    else:
        numbers = [len(parties) for parties in speaking.values()]
        assert said.startswith(f"{len(speaking)} topics.")
        assert re.search(r"Most parties on one topic: (\d+)", said)[1] == str(max(numbers))
        assert re.search(r"Fewest parties on one topic: (\d+)", said)[1] == str(min(numbers))
    _assert_blanks_are_told(table, said)


def _assert_blanks_are_told(table: pd.DataFrame, said: str) -> None:
    kinds = Counter(kind for kind in table["blank"] if kind)
    if not kinds:
        assert "None is blank." in said
        return
    assert f"Blank: {kinds.total():,} of {len(table):,}" in said
    for kind, number in kinds.items():
        assert re.search(rf"[( ]{kind.lower()}: {number:,}[,) ]", said, re.IGNORECASE), kind


@pytest.mark.parametrize("theme", ["waiting-times", "funding", "end-of-life", "charges"])
def test_topics_show_as_touched_whatever_the_matrix_does(theme: str, dataset: Dataset) -> None:
    selection = Selection(themes=(theme,))
    matrix, topics = shown(dataset, "matrix", selection).table, shown(dataset, "topics", selection).table
    touched = matrix[matrix["touched"] > 0].set_index("party")["touched"]
    assert len(touched)
    beside = topics[topics["topic"] == ALONE].set_index("party")
    topics_of_lines = {line.topic.id for line in compare(dataset, selection, theme).lines}
    home = {topic.id: topic.theme for topic in dataset.topics}
    on_lines = Counter(
        dataset.party_of(row).short_name
        for row in Selection(scope="all").rows(dataset)
        if theme in (row.theme, *row.also, *(home[topic] for topic in row.topics)) and topics_of_lines.intersection(row.topics)
    )
    for party, number in touched.items():
        # A commitment that stands on a topic is not counted again beside the topics.
        assert beside.at[party, "touched"] + on_lines[party] == number
        if beside.at[party, "touched"]:
            assert beside.at[party, "blank"] == BLANKS["touched"].label


@pytest.mark.parametrize("size", ["wide", "1200x630"])
@pytest.mark.parametrize("theme", ["workforce", "funding"])
def test_commitments_beside_the_topics_are_never_left_out_of_the_picture(theme: str, size: str, dataset: Dataset) -> None:
    figure = shown(dataset, "topics", Selection(themes=(theme,)))
    table = figure.table[figure.table["touched"] > 0]
    held = Counter(f"({number})" for number in table["touched"])
    beside = Counter(f"({number})" for number in table[table["topic"] == ALONE]["touched"])
    drawn = Counter(text for text in texts_on(figure, size) if re.fullmatch(r"\(\d+\)", text))
    assert beside and beside <= drawn <= held, "topics for which there is no room go first, and take theirs along"
    assert size != "wide" or drawn == held


def test_marks_on_no_topic_of_a_theme_are_told_too(dataset: Dataset) -> None:
    shown = 0
    for theme in dataset.themes:
        drawn = picture(dataset, Selection(themes=(theme.id,)), "topics")
        for row in drawn.rows:
            if row.topic == BESIDE and row.commitments:
                shown += 1
                assert re.search(rf"{ALONE}: [^.]*\b{row.party.name} \({row.stances.lower()}\)", alt.alt_text(drawn)), row
    assert shown


def test_what_became_of_promises_is_said_to_be_from_no_manifesto(dataset: Dataset) -> None:
    for name in ("kept", "standings", "deadlines", "card"):
        assert known_to(dataset) in picture(dataset, Selection(), name).frame.source
    assert known_to(dataset) not in picture(dataset, Selection(), "matrix").frame.source


@pytest.mark.parametrize("selection", STATEMENTS.values(), ids=STATEMENTS)
def test_statements_on_a_topic_are_all_told_and_the_silent_named(selection: Selection, dataset: Dataset) -> None:
    figure = shown(dataset, "says", selection)
    if figure.table.empty:
        assert told(figure) == "No commitment matches this selection."
        return
    rows = figure.table.to_dict("records")
    said = [
        f"{row['party']} {row['stance'].lower()}: {row['commitment']}" + (f" ({row['figure']})." if row["figure"] else ".")
        for row in rows
        if not row["blank"]
    ]
    rest = told(figure)
    for line in said:
        assert line in rest
        rest = rest.replace(line, "", 1)
    for kind in {row["blank"] for row in rows} - {""}:
        line = f"{kind}: {joined(row['party'] for row in rows if row['blank'] == kind)}."
        assert line in rest
        rest = rest.replace(line, "", 1)
    assert not rest.strip(), "it tells what is not in the table"


@pytest.mark.parametrize("selection", STATEMENTS.values(), ids=STATEMENTS)
def test_deadlines_are_told_with_first_last_and_events(selection: Selection, dataset: Dataset) -> None:
    figure = shown(dataset, "deadlines", selection)
    said, rows = told(figure), figure.table.to_dict("records")
    due, events = ([row for row in rows if row["kind"] == kind] for kind in ("deadline", "event"))
    assert re.search(r"(\d+) events? that bears? on health", said)[1] == str(len(events))
    assert f"{date(events[0]['date'])} to {date(events[-1]['date'])}" in said
    if not due:
        assert "No commitment in this selection names a date." in said
        return
    assert said.startswith(f"{len(due)} commitment{'s' if len(due) > 1 else ''} with a date.")
    for row in due if len(due) <= LISTED else due[:1]:
        assert f"{row['party']}: {row['text']}, by {date(row['date'])}" in said
        assert not row["status"] or f"({row['status'].lower()})" in said
    if len(due) > LISTED:
        same = sum(row["date"] == due[-1]["date"] for row in due)
        assert re.search(r"Latest date: (.+?) \((\d+) commitments?\)", said).groups() == (date(due[-1]["date"]), str(same))
    assert "()" not in said


@pytest.mark.parametrize("selection", STATEMENTS.values(), ids=STATEMENTS)
def test_sums_are_told_by_kind_with_lowest_and_highest(selection: Selection, dataset: Dataset) -> None:
    figure = shown(dataset, "money", selection)
    said, table = told(figure), figure.table
    if table.empty:
        assert said == (figure.figure.empty if figure.number else "No commitment matches this selection.")
        return
    for kind, some in table.groupby("kind", sort=False):
        line = re.search(rf"(?:^|\. ){kind}: (one sum|\d+ sums)(.+?\))\.(?= |$)", said)
        assert line[1] == ("one sum" if len(some) == 1 else f"{len(some)} sums")
        for extreme in (some["gbp_million"].min(), some["gbp_million"].max()):
            rows = some[some["gbp_million"] == extreme]
            assert any(all(row[column] in line[2] for column in ("sum", "period", "party")) for row in rows.to_dict("records"))


def test_a_card_is_told_field_by_field(dataset: Dataset) -> None:
    figure = shown(dataset, "card", Selection(parties=("green",)))
    said = told(figure)
    for row in figure.table.itertuples():
        if row.field not in ("Party", "Section"):
            assert f"{row.field}: {row.text.rstrip('.')}." in said


@pytest.mark.parametrize("selection", STATEMENTS.values(), ids=STATEMENTS)
@pytest.mark.parametrize(
    ("name", "columns"),
    {
        "says": ("party", "commitment", "figure"),
        "deadlines": ("party", "text", "status"),
        "money": ("party", "commitment", "sum"),
        "card": ("text",),  # the party stands in the subtitle, in full
        "topics": ("topic",),
    }.items(),
)
def test_the_picture_shows_every_text_of_its_table(
    name: str, columns: tuple[str, ...], selection: Selection, dataset: Dataset
) -> None:
    figure = shown(dataset, name, selection)
    drawn = " ".join(texts_on(figure)).lower()
    frame = f"{figure.frame.title} {figure.frame.subtitle}".lower()
    missing = [
        value
        for row in figure.table.to_dict("records")
        for value in (row[column] for column in columns)
        if value.lower() not in drawn and value.lower() not in frame and row.get("field") != "Party"
    ]
    assert not missing


def _names(table: pd.DataFrame) -> list[str]:
    return [column for column in ("theme", "party", "nation", "fact", "approach", "status") if column in table][:2]


@pytest.mark.parametrize("name", CATALOGUE)
def test_table_counts_what_the_selection_holds(name: str, dataset: Dataset) -> None:
    selection = Selection(parties=("labour", "plaid-cymru", "uup"))
    figure = shown(dataset, name, selection)
    frame = selection.frame(dataset)
    table = figure.table
    if name in ("matrix", "themes"):
        assert table["commitments"].sum() == len(frame)
    elif name == "facts":
        assert table[table["fact"] == "By when"]["stating"].sum() == frame["fact:deadline"].sum()
    elif name == "approaches":
        assert table[table["approach"] == "Measurement"]["naming"].sum() == frame["approach:measurement"].sum()
    elif name == "reach":
        for nation in dataset.by_id["nation"].values():
            chosen = selection.but(nations=(nation.id,)).number(dataset)
            assert table[table["nation"] == nation.name]["commitments"].sum() == chosen, "as the page of that nation counts"
        assert (table["itself"] + table["through_others"] == table["commitments"]).all()
    elif name in ("standings", "kept"):
        assert set(table["party"]) == {"Labour", "Plaid Cymru", "UUP"}
        assert table["commitments"].sum() == len(frame)
    elif name == "deadlines":
        dated = [row for row in selection.rows(dataset) if row.deadline and row.deadline.by]
        assert (table["kind"] == "deadline").sum() == len(dated)
    elif name == "money":
        sums = [row for row in selection.rows(dataset) if row.funding and row.funding.gbp_million is not None]
        assert len(table) == len(sums)
    elif name == "topics":
        on_theme = frame[frame["theme"] == figure.selection.themes[0]]
        assert table["commitments"].sum() >= len(on_theme)
    elif name == "programme":
        theirs = frame[frame["party"] == figure.selection.parties[0]]
        assert table[table["part"] == "By theme"]["commitments"].sum() == len(theirs)
        assert table[table["row"] == "By when"]["commitments"].sum() == theirs["fact:deadline"].sum()
        nation = dataset.by_id["nation"]["wales"]
        there = figure.selection.but(nations=(nation.id,)).number(dataset)
        assert table[table["row"] == nation.name]["commitments"].sum() == there
    elif name == "nation":
        nation = dataset.by_id["nation"][figure.selection.nations[0]]
        held = {entitlement.value for entitlement in nation.entitlements if entitlement.value}
        texts = list(table[table["part"] == "What already applies"]["text"])
        assert all(any(text.startswith(value) for text in texts) for value in held)
        numbers = [
            int(number) for text in table[table["part"] == "What reaches it"]["text"] for number in re.findall(r"\b\d+", text)
        ]
        assert sum(numbers) == figure.number
    elif name == "sides":
        topic = frame[frame["topic"] == figure.selection.topics[0]]
        assert (table["commitment"] != "").sum() == len(topic)
        assert (table["deadline"] != "").sum() == topic["fact:deadline"].sum()
    elif name == "says":
        topic = frame[frame["topic"] == figure.selection.topics[0]]
        assert (table["commitment"] != "").sum() == len(topic)
    else:
        assert dataset.find(figure.commitment).summary in set(table["text"])


@pytest.mark.parametrize("name", CATALOGUE)
def test_hidden_names_do_not_leave_in_a_figure(name: str, dataset: Dataset) -> None:
    figure = shown(dataset, name, Selection(parties=("snp", "plaid-cymru", "sinn-fein"), names_hidden=True))
    spoken = " ".join([alt.to_copy(figure), figure.table.to_csv(), svg(figure.sheet("wide", "light")), figure.frame.address])
    telling = [word for word in ("SNP", "snp", "Plaid", "plaid", "Sinn", "Scottish National") if word in spoken]
    assert not telling


def address(size: str) -> str:
    return f"https://x.example/figures/matrix.png?size={size}&ground=dark"


@pytest.mark.parametrize("size", ["1200x675", "wide", "narrow"])
def test_html_to_paste_is_safe_and_complete(size: str, dataset: Dataset) -> None:
    figure = shown(dataset, "matrix", Selection(text='"><script>alert(1)</script>'))
    code = alt.figure_html(figure, size, address)
    wide, high = figure.measures(size)
    assert "<script" not in code and code.startswith("<figure>")
    assert f'width="{wide}" height="{high}"' in code and "<figcaption>" in code and figure.frame.source in code
    assert unescape(re.search(r' src="(.*?)"', code)[1]) == address(size)
    sources = unescape(re.search(r' srcset="(.*?)"', code)[1])
    assert address(size) in sources and (SIZES[size].height or address("narrow") in sources)
    assert unescape(re.search(r' alt="(.*?)"', code)[1]) == alt.alt_text(figure)
    leading = re.search(r'<a href="(.*?)"><img ', code)
    assert leading and unescape(leading[1]) == figure.frame.address, "a tap on a small picture leads to one that can be read"


def test_a_live_figure_is_high_enough_on_phones_and_on_desktops_without_its_script(dataset: Dataset) -> None:
    figure = shown(dataset, "facts", Selection(parties=("labour",)))
    code = alt.iframe_html(figure, "https://x.example/embed?figure=facts&embed=true")
    assert 'title="' in code and "&amp;embed=true" in code and 'loading="lazy"' in code
    base, most = (int(number) for number in re.search(r"calc\((\d+)px .* (\d+)px\)\)", code).groups())
    assert base >= figure.measures("wide")[1] and base + most >= figure.measures("narrow")[1]
    script = unescape(re.search(r' onload="(.*?)"', code)[1])
    assert "e.origin==='https://x.example'" in script, "it listens to the site alone"
    assert not re.sub(r"<[^>]*>", "", code), "where a site takes frames away, nothing of it is left to be read"


def test_markdown_shows_the_picture_and_leads_to_it(dataset: Dataset) -> None:
    figure = shown(dataset, "matrix", Selection(text="[a](javascript:alert) *b*"))
    text = alt.markdown(figure, "1200x675", address)
    image = re.match(r"\[!\[(.*?)\]\((\S+)\)\]\((\S+)\)\n\n", text)
    assert image and image[2] == address("1200x675") and image[3] == figure.frame.address
    assert not re.search(r"(?<!\\)\]\(javascript", text) and re.sub(r"\\(.)", r"\1", image[1]) == alt.alt_text(figure)
