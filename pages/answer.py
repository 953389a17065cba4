"""Answer: what somebody cares about, where they live, and what was promised on it."""

from markupsafe import Markup

from components.about_site import about_the_site, asked_of_site_alone, news_since
from components.answer import answer_of, draw_answer, draw_nearest
from components.changes import changes_since, draw_told
from components.markup import chips, link, markup
from components.notices import nothing_to_show
from components.output import Output
from components.question import question_box, subject_of
from components.searching import draw_more, draw_nobodys, draw_subjects, read_as_note
from components.sentence import draw_sentence, hidden_names
from components.who_promises import in_turn, standing_first
from web.view import View


def answer(view: View, out: Output) -> None:
    """The promises on what is asked; with nothing asked, the themes to choose from."""
    if asked_of_site_alone(view):
        _about_the_site(view, out)
        return
    asked, view = view, answer_of(view)
    dataset, selection = view.dataset, view.selection
    if not selection.narrowing:
        note = asked.answered.note
        said = markup('<p class="notice info" role="status">{}</p>', note) if note else ""
        out.html(markup("{}{}", said, question_box(asked)))
        themes = [link(selection.but(themes=(theme.id,)).address("answer"), theme.name) for theme in dataset.themes]
        out.html(chips("Themes", themes))
        return
    rows = standing_first(view, in_turn(view, asked.answered.rows(dataset)))
    if said := " ".join(filter(None, [asked.answered.note, read_as_note(view)])):
        out.html(markup('<p class="quiet" role="status">{}</p>', said))
    if notice := about_the_site(asked, asked.selection.text, bool(rows)):
        out.html(notice)
    if nobodys := asked.answered.nobodys:
        draw_nobodys(view, out, nobodys)
        if view.names.hidden:
            out.html(markup("<p>{}</p>", hidden_names(view)))
        out.html(question_box(asked))
        return
    if not rows:
        draw_sentence(view, out, 0)
        draw_more(asked, view, out, 0)
        draw_nearest(view, out)
        nothing_to_show(view, out, "answer")
        out.html(question_box(asked))
        return
    draw_answer(asked, view, out, rows)
    draw_sentence(view, out, len(rows))
    draw_subjects(view, out, "answer")
    out.html(
        markup("<h2>Ask something else</h2>{}", question_box(asked, asked.selection.text or subject_of(asked, asked.selection)))
    )


def _about_the_site(view: View, out: Output) -> None:
    """The page that is asked for; what has changed since a day at once."""
    notice = about_the_site(view, view.selection.text, found=False)
    since = news_since(view)
    if since and not view.names.hidden:
        shown = view.showing(view.selection.but(text="", scope="all"))
        out.html(notice)
        draw_told(shown, out, changes_since(shown, since), since)
        notice = Markup()
    out.html(markup("{}{}", notice, question_box(view)))


if __name__ == "__main__":
    from components.frame import run

    run(answer, "answer")
