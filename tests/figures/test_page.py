"""The Figures page and the embed view, run without a browser."""

import base64
import re
from html import escape, unescape
from pathlib import Path

import pytest
from app_test import AppTest

from commitments.figures import CATALOGUE, GROUNDS, SIZES


def opened(page: str, **params: str | list[str]) -> AppTest:
    app = AppTest.from_file(Path(__file__).parents[2] / "dashboard.py", default_timeout=60)
    app.switch_page(f"pages/{page}.py")
    for name, value in params.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception, app.exception[0].message
    return app


def charts(app: AppTest) -> list[str]:
    """The pictures on the page: each the SVG that stands in it."""
    sources = re.findall(r'<img src="data:image/svg\+xml;base64,([^"]+)"', html_of(app))
    return [base64.b64decode(source).decode("utf-8") for source in sources]


def html_of(app: AppTest) -> str:
    return " ".join(block.proto.body for block in app.get("html"))


@pytest.mark.parametrize("name", CATALOGUE)
def test_every_figure_opens_with_alt_text_and_files(name: str) -> None:
    app = opened("figures", figure=name)
    (chart,) = charts(app)
    assert CATALOGUE[name].label in app.selectbox(key="figures-figure").options
    assert app.selectbox(key="figures-figure").value == name
    assert app.selectbox(key="figures-size").value == CATALOGUE[name].size
    assert unescape(re.search(r' alt="([^"]+)"', html_of(app))[1]).endswith(CATALOGUE[name].note)
    files = {"Download PNG", "Download SVG", "Download PDF", "Download the data (CSV)"}
    assert files <= {button.proto.label for button in app.get("download_button")}
    codes = [code.value for code in app.code]
    assert any(code.startswith("<figure>") for code in codes) and any(code.startswith("<iframe") for code in codes)


def test_the_address_says_figure_size_colours_and_selection() -> None:
    app = opened("figures", figure="facts", size="1080x1350", ground="grey", party=["labour", "snp"])
    (chart,) = charts(app)
    assert 'width="1080" height="1350"' in chart
    assert "Labour and the SNP" in chart
    assert "#e30042" not in chart, "a grey picture holds a colour"


def test_a_choice_goes_into_the_address() -> None:
    app = opened("figures", party="labour")
    app.selectbox(key="figures-figure").set_value("reach").run()
    assert (app.query_params["figure"], app.query_params["party"]) == ("reach", "labour")
    app.selectbox(key="figures-size").set_value("1080x1080").run()
    assert app.query_params["size"] == "1080x1080"


@pytest.mark.parametrize("params", [{"figure": "<b>"}, {"size": "1x1"}, {"ground": "pink"}])
def test_values_that_mean_nothing_are_named_beside_the_usual_picture(params: dict[str, str]) -> None:
    app = opened("figures", **params)
    assert len(charts(app)) == 1
    (value,) = params.values()
    assert f"<code>{escape(value)}</code>" in html_of(app)


def test_a_card_of_no_commitment_is_no_other_card() -> None:
    app = opened("figures", figure="card", id="no/such")
    assert not charts(app) and "There is no commitment <code>no/such</code>" in html_of(app)


@pytest.mark.parametrize(
    "params",
    [
        {"figure": "card", "id": "green-england-wales-2024/no-such"},
        {"figure": "topic", "topic": "no-such"},
        {"party": "no-such"},
    ],
)
def test_an_embed_shows_nothing_else_for_what_does_not_exist(params: dict[str, str]) -> None:
    app = opened("embed", **params)
    assert not charts(app) and "no-such" in html_of(app) and "No figure is shown" in html_of(app)


def test_the_embed_view_shows_the_figure_alone_in_both_layouts() -> None:
    app = opened("embed", figure="reach", party="labour", ground="dark", embed="true")
    assert len(charts(app)) == 2
    assert GROUNDS["dark"].paper in charts(app)[0]
    assert "site-navigation" not in str(app.main) and not app.sidebar.multiselect
    assert app.markdown[0].value.startswith("[Explore this](") and "figures?party=labour&figure=reach" in app.markdown[0].value
    for size, chart in zip(("wide", "narrow"), charts(app), strict=True):
        assert f'width="{SIZES[size].width}"' in chart


def test_an_unknown_figure_in_an_embed_is_named() -> None:
    app = opened("embed", figure="<script>")
    assert not charts(app) and "&lt;script&gt;" in html_of(app)


def test_a_figure_on_another_page_is_seen_with_its_words_and_the_way_to_take_it() -> None:
    def page() -> None:
        from components.frame import open_page
        from components.on_streamlit import StreamlitOutput

        view = open_page("compare")
        StreamlitOutput(view).figure(view, "themes")

    app = AppTest.from_function(page, default_timeout=60)
    app.query_params["party"] = ["labour", "snp"]
    # Run outside of the dashboard, the links between its pages lead nowhere.
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("streamlit.page_link", lambda *_, **__: None)
        app.run()
        assert not app.exception, app.exception[0].message
        assert len(charts(app)) == 2
        assert "figures?party=labour&amp;party=snp&amp;figure=themes" in html_of(app)
    assert unescape(re.search(r' alt="([^"]+)"', html_of(app))[1]).endswith(CATALOGUE["themes"].note)
