"""The library on its pages: every filter, every form, every finding, both ways."""

import csv
import io
import json
import re
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from analysis.library.grade import called
from analysis.library.search import FILTERS, Wanted, choices, slug
from data.library.findings import read_findings
from data.library.posts import read_posts
from data.library.recommendations import read_recommendations
from tests.support.apptest import copied
from tests.support.census import total
from tests.support.quick import some
from ui.edition import library as edition_library
from ui.library.choice import SHOWS, Reading
from ui.view import options

RAW = {
    row["id"]: row
    for row in csv.DictReader(
        (Path(__file__).parents[3] / "data/tables/findings.csv").open(encoding="utf-8")
    )
}


def opened(page, **asked):
    app = AppTest.from_file("../../../ui/shell.py", default_timeout=60)
    app.query_params.update(asked)
    return app.switch_page(f"../pages/{page}.py").run()


def asked(app, **query):
    app.query_params.clear()
    app.query_params.update(query)
    return app.run()


def statements(app):
    """The statements that a page links to, in its order."""
    known = {row["statement"]: id_ for id_, row in RAW.items()}
    labels = [link.proto.label for link in app.get("page_link")]
    return [known[label] for label in labels if label in known]


@pytest.fixture(scope="module")
def library():
    return opened("findings")


@pytest.fixture(scope="module")
def finding():
    return opened("finding", finding="F061")


def test_the_library_opens_with_how_far_it_carries(library):
    said = library.title[0].value
    votable = sum(row["status"] == "votable" for row in RAW.values())
    studies = len({row["study"] for row in RAW.values()})
    to_vote = {row["study"] for row in RAW.values() if row["status"] == "votable"}
    assert said.startswith(
        f"{len(RAW)} findings from {studies} studies: "
        f"{votable} to vote on, from {len(to_vote)} studies; "
    )
    assert len(to_vote) < votable
    assert sorted(statements(library)) == sorted(RAW)


@pytest.mark.parametrize("field", some(FILTERS, 1, 2))
def test_every_value_of_every_filter_keeps_its_findings(field, library):
    for value, left in choices(edition_library.shelf(), field, Wanted()).items():
        app = asked(library, **{"show": "cards", field: slug(value)})
        assert not app.exception
        assert len(statements(app)) == left, value
        number = re.match(r"\d+", app.title[0].value).group()
        assert int(number) == left


def test_two_filters_keep_what_both_keep(library):
    app = asked(library, province="punjab", theme="roles")
    kept = {
        id_
        for id_, row in RAW.items()
        if "Punjab" in row["provinces"].split("|") and row["theme"] == "Roles"
    }
    assert set(statements(app)) == kept


def test_a_search_finds_words_in_any_order(library):
    app = asked(library, words="attendance scorecard")
    assert "F053" in statements(app)
    assert len(statements(app)) < 5


def test_a_chip_takes_its_filter_away(library):
    app = asked(library, theme="roles", province="punjab")
    label = "Theme: Roles"
    chip = next(each for each in app.button if each.label == label)
    chip.click().run()
    assert app.query_params["province"] == ["punjab"] or (
        app.query_params["province"] == "punjab"
    )
    assert "theme" not in app.query_params


def test_a_filter_is_written_into_the_address(library):
    app = asked(library, show="cards")
    app.multiselect(key="filter_grade").set_value(["weak"]).run()
    assert dict(app.query_params)["grade"] in ("weak", ["weak"])
    weak = [id_ for id_ in RAW if edition_library.shelf().at[id_, "grade"] == "weak"]
    assert sorted(statements(app)) == sorted(weak)


def test_what_a_link_asks_in_vain_is_said(library):
    app = asked(library, theme="magic", show="dance", finding="F999")
    said = " ".join(each.value for each in app.warning)
    assert "magic" in said
    assert "dance" in said
    assert "F999" in said


@pytest.mark.parametrize("show", SHOWS)
def test_every_form_is_shown(show, library):
    app = asked(library, show=show)
    assert not app.exception
    assert not app.error
    assert app.title[0].value


def test_all_recommendations_stand_with_what_is_missing(library):
    app = asked(library, show="recommendations")
    text = " ".join(each.value for each in (*app.markdown, *app.header))
    for id_, row in read_recommendations().iterrows():
        assert f"{id_} {row['short']}" in text
        for missing in edition_library.complete()[id_].missing:
            assert missing in text
    assert "Thin evidence" in text


def test_the_heading_counts_recommendations_that_rest_on_thin_evidence(library):
    app = asked(library, show="recommendations")
    said = [each.value for each in app.markdown if "Asked of: " in each.value]
    thin = sum(text.startswith("**Thin evidence: ") for text in said)
    assert not any("strong" in text for text in said)
    assert app.title[0].value == (
        f"{thin} of {len(said)} recommendations rests on thin evidence, none on strong"
    )


def test_a_question_with_two_cards_is_one_question(library):
    app = asked(library, show="discussion")
    headings = [each.value for each in app.header]
    assert app.title[0].value == (
        f"{len(set(headings))} questions on which the evidence does not agree, "
        f"on {len(headings)} cards"
    )
    assert len(set(headings)) < len(headings)
    text = [each.value for each in app.markdown]
    for card in edition_library.discussion():
        for side in card.sides:
            assert f"**{side[0].upper()}{side[1:]}**" in text


def test_a_finding_opens_the_recommendation_it_bears_on(finding):
    app = asked(finding, finding="F061")
    (link,) = [e.proto for e in app.get("page_link") if e.proto.label.startswith("R8")]
    shown = opened("findings", **dict(parse_qsl(link.query_string)))
    assert [each.value.split()[0] for each in shown.header] == ["R8"]
    assert next(each for each in shown.expander if "R8" in each.label).proto.expanded
    shown.button[0].click().run()
    assert len(shown.header) == len(read_recommendations())


def test_findings_of_one_study_name_each_other(finding):
    for id_ in ("F066", "F061"):
        app = asked(finding, finding=id_)
        others = [
            other
            for other, row in RAW.items()
            if row["study"] == RAW[id_]["study"] and other != id_
        ]
        said = [e.value for e in app.markdown if "From the same study" in e.value]
        assert len(said) == bool(others)
        for text in said:
            assert f"From the same study: {', '.join(others)};" in text
            assert "together they count as one study" in text
    assert said == []


@pytest.mark.parametrize("page", ["findings", "finding", "sources"])
def test_what_is_read_can_be_sent(page):
    app = opened(page, **({"finding": "F061"} if page == "finding" else {}))
    (link,) = copied(app)
    parts = urlsplit(link)
    assert parts.path == f"/{page}" and parts.port
    assert parts.query == ("finding=F061" if page == "finding" else "")


def test_the_card_of_numbers_has_the_census_figure(library):
    app = asked(library, show="discussion")
    children = total("out_of_school_5_16") / 1e6
    shown = [each.body for each in app.get("html")]
    assert any(f"{children:.2f} million" in each for each in shown)
    headings = [each.value for each in app.header]
    assert len(headings) == len(edition_library.discussion())


def test_balance_says_of_whom_nothing_speaks(library):
    app = asked(library, show="balance")
    text = " ".join(each.value for each in app.markdown)
    assert "Fewer findings is not fewer problems" in text
    assert "disability" in text
    assert "F061" in text


def test_every_province_has_its_posts(library):
    app = asked(library, show="posts")
    provinces = [each.value for each in app.header]
    assert provinces == sorted(set(read_posts()["province"]))


@pytest.mark.parametrize("id_", some(RAW, 1, 4))
def test_every_finding_has_its_page(id_, finding):
    app = asked(finding, finding=id_)
    assert not app.exception
    assert app.title[0].value == RAW[id_]["statement"]
    text = " ".join(each.value for each in app.markdown)
    grade = edition_library.shelf().loc[id_]
    assert called(grade["grade"]) in text and "Lead evidence" not in text
    assert all(reason in text for reason in grade["reasons"])


def test_an_earlier_id_leads_to_the_finding_it_became(finding):
    app = asked(finding, finding="F013")
    assert app.title[0].value == RAW["F011"]["statement"]


def test_a_finding_shows_its_figure_from_the_tables(finding):
    app = asked(finding, finding="F069")
    share = 100 * total("out_of_school_5_16") / total("persons_5_16")
    headings = [each.value for each in app.header]
    assert any(each.startswith(f"{share:.1f}% of children") for each in headings)


def test_a_figure_names_the_findings_that_use_it():
    for id_, row in read_findings().iterrows():
        for view in row["views"]:
            selection = options.selection_of(view)
            assert id_ in edition_library.findings_on(selection.to_query()).index
    query = options.selection_of(read_findings().at["F061", "views"][0]).to_query()
    app = opened("map", **query) if read_findings().at["F061", "views"] else None
    assert RAW["F061"]["statement"] in [
        link.proto.label for link in app.get("page_link")
    ]


def test_the_address_of_a_reading_reads_back():
    for field in FILTERS:
        for value in choices(edition_library.shelf(), field, Wanted()):
            reading = Reading(Wanted(**{field: (value,)}), "table", "F027")
            from ui.library.choice import asked as read

            assert read(Reading(), reading.to_query()) == (reading, {})


def test_citations_are_offered_in_both_formats(library):
    app = asked(library, show="cards", theme="roles")
    offered = {each.proto.label for each in app.get("download_button")}
    assert {"Findings (CSV)", "Citations (CSL-JSON)", "Citations (BibTeX)"} <= offered


def test_the_csv_says_what_it_is_and_reads_back():
    from analysis.library import citations, table
    from ui.figure import export

    rows = edition_library.shelf().head(9)
    flat = table.flat(rows, edition_library.cited()).reset_index()
    text = export.csv(flat, {"title": "nine"}).decode("utf-8-sig")
    assert text.startswith("# title: nine")
    body = [line for line in text.splitlines() if not line.startswith("#")]
    read = list(csv.DictReader(io.StringIO("\n".join(body))))
    assert [row["id"] for row in read] == list(rows.index)
    cited = citations.cited(rows, edition_library.cited())
    assert len(json.loads(citations.csl_json(cited))) == len(cited)
