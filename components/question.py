"""The box that asks what a reader cares about and where the reader lives: a plain form, the same under Streamlit and in a document."""

from markupsafe import Markup

from commitments.selecting.asked import subject_in
from commitments.selecting.search import index_of
from commitments.selecting.selection import TEXT_LENGTH, Selection
from components.form import WORDS
from components.markup import hidden_fields, markup, together
from web.view import View

CARE, LIVE, ANYWHERE, ASK = "What do you care about?", "Where do you live?", "Anywhere in the UK", "Show promises"


def question_box(view: View, asked: str = "") -> Markup:
    """The form. It leads to the answer page with the reader's other filters; ``asked`` stands in the box at first."""
    dataset, selection = view.dataset, view.selection
    lives = selection.nations[0] if len(selection.nations) == 1 else ""
    nations = together(
        markup('<option value="{}"{}>{}</option>', nation.id, Markup(" selected") if nation.id == lives else "", nation.name)
        for nation in dataset.nations.nations
    )
    kept = selection.but(text="", nations=(), themes=(), topics=()).params()
    return markup(
        '<form class="ask" action="answer" role="search" aria-label="{}">{}'
        '<label class="care"><span>{}</span><input type="search" name="q" value="{}" maxlength="{}" list="{}" '
        'placeholder="Subject, place, parties to compare" autocomplete="off" enterkeyhint="search"></label>'
        '<label class="live"><span>{}</span><select name="nation"><option value="">{}</option>{}</select></label>'
        '<button type="submit">{}</button></form>',
        CARE,
        hidden_fields(kept),
        CARE,
        asked or selection.text,
        TEXT_LENGTH,
        WORDS,
        LIVE,
        ANYWHERE,
        nations,
        ASK,
    )


def subject_of(view: View, selection: Selection) -> str:
    """The subject of a selection in the words of the data or of the reader: ``“nurse pay”``, ``dentistry``; '' for none."""
    by_id = view.dataset.by_id
    if selection.text:
        return f"“{subject_in(index_of(view.dataset), selection.text)}”"
    names = [by_id["topic"][topic].name for topic in selection.topics] or [
        by_id["theme"][theme].name for theme in selection.themes
    ]
    return names[0] if len(names) == 1 else f"{len(names)} subjects" if names else ""
