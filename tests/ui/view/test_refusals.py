"""What an address asks in vain is told in words, with what comes nearest to it."""

import re

import pytest

from tests.support.apptest import asked, opened
from tests.support.census import code
from ui.gaps.choice import GAPS
from ui.library.choice import LIBRARY
from ui.methods.choice import REFERENCE
from ui.view import near as opening
from ui.view import refusals
from ui.view.address import VIEW
from ui.view.selection import Selection

KECH, LAHORE = code("Kech"), code("Lahore")
# Kind of page, parameter, what the address says, the value it is read as.
READ = [
    (VIEW, "district", LAHORE.lower(), LAHORE),
    (VIEW, "district", "Lahore", LAHORE),
    (VIEW, "district", f"%2520{LAHORE}", LAHORE),
    (VIEW, "indicator", "LITERACY_10PLUS", "literacy_10plus"),
    (VIEW, "indicator", "literacy-10plus ", "literacy_10plus"),
    (VIEW, "within", "Sindh", "sindh"),
    (VIEW, "within", "khyber pakhtunkhwa", "khyber-pakhtunkhwa"),
    (VIEW, "within", "khyber%20pakhtunkhwa", "khyber-pakhtunkhwa"),
    (VIEW, "lens", "LEVEL", "level"),
    (VIEW, "group", "girls", "female"),
    (VIEW, "view", "Tiles", "tiles"),
    (GAPS, "show", "Begin", "begin"),
    (GAPS, "districts", f"{KECH.lower()}.lahore", f"{KECH}.{LAHORE}"),
    (LIBRARY, "finding", "f011", "F011"),
    (LIBRARY, "finding", "F12", "F011"),
    (LIBRARY, "show", "TABLE", "table"),
    (LIBRARY, "theme", "Data use", "data-use"),
    (REFERENCE, "tab", "Measures", "measures"),
]
# Kind, parameter, what it says, what is named as near.
NEAR = [
    (VIEW, "district", "Peshawer", "Peshawar"),
    (VIEW, "district", "Karachi", "Karachi South"),
    (VIEW, "district", "PK999", "PK209"),
    (VIEW, "indicator", "literacy", "Literacy, ages 10 and over"),
    (VIEW, "within", "sind", "Sindh"),
    (VIEW, "classes", "zzz", "Natural breaks"),
    (GAPS, "show", "rank", "Who is behind"),
    (GAPS, "districts", "nowshara", "Nowshera"),
    (LIBRARY, "finding", "F999", "F076"),
    (LIBRARY, "show", "tabel", "Table"),
    (LIBRARY, "theme", "date-use", "Data use"),
    (REFERENCE, "tab", "method", "How figures are made"),
]


@pytest.mark.parametrize(
    ("kind", "name", "value", "place"),
    [
        (VIEW, "district", "PK305", "Gilgit (Gilgit-Baltistan) is"),
        (VIEW, "district", "skardu", "Skardu (Gilgit-Baltistan) is"),
        (VIEW, "district", "Mirpur", "Mirpur (Azad Jammu & Kashmir) is"),
        (VIEW, "district", "گلگت", "Gilgit (Gilgit-Baltistan) is"),
        (VIEW, "within", "gilgit-baltistan", "Gilgit-Baltistan is"),
        (VIEW, "within", "AJK", "Azad Jammu & Kashmir is"),
        (GAPS, "districts", f"{code('Kech')}.PK307", "Skardu (Gilgit-Baltistan) is"),
    ],
)
def test_a_place_outside_the_census_tables_is_told_as_such(kind, name, value, place):
    _, said = kind.asked(kind.usual, {name: value})
    told = " ".join(said.values())
    assert f"{place} outside the census tables." in told
    # No code is near to that of another land.
    assert "PK205" not in told and ("Nearest" in told) == (value == "Mirpur")


@pytest.mark.parametrize(("kind", "name", "value", "meant"), READ)
def test_what_is_written_in_another_way_is_read_and_told(kind, name, value, meant):
    chosen, said = kind.asked(kind.usual, {name: value})
    assert chosen.to_query()[name] == meant
    ((what, done),) = said.items()
    assert value.split(".")[0] in what
    assert "It is read as" in done and meant in done


@pytest.mark.parametrize(("kind", "name", "value", "near"), NEAR)
def test_what_there_is_not_is_told_with_the_nearest(kind, name, value, near):
    chosen, said = kind.asked(kind.usual, {name: value})
    assert chosen == kind.usual
    ((what, done),) = said.items()
    assert value in what and "Showing" in done and near in done


def test_a_district_outside_the_area_of_a_link_is_told_so():
    _, said = VIEW.asked(Selection(), {"within": "sindh", "district": KECH})
    assert "Kech lies outside the area" in " ".join(said.values())


def test_more_than_six_and_the_same_twice_are_told():
    first = [f"PK20{n}" for n in range(1, 8)]
    chosen, said = GAPS.asked(GAPS.usual, {"districts": ".".join(first)})
    assert chosen.codes == first[:6] and "At most six" in " ".join(said.values())
    chosen, said = GAPS.asked(GAPS.usual, {"districts": f"{KECH}.{KECH}"})
    assert chosen.codes == [KECH] and said


@pytest.mark.parametrize("kind", [VIEW, GAPS, LIBRARY, REFERENCE])
def test_unknown_and_doubled_parameters_are_told(kind):
    good = {name: [value] for name, value in kind.usual.to_query().items()}
    assert refusals.others(kind.names, good) == {}
    assert refusals.others(kind.names, {"utm_source": ["x"], "fbclid": ["y"]}) == {}
    name = kind.names[1]
    said = refusals.others(kind.names, {f"{name}s=x": [""], "zzzz": ["1"]})
    assert len(said) == 2 and name in " ".join(said.values())
    said = refusals.others(kind.names, {name: ["one", "two"]})
    assert "two" in " ".join(said.values())
    assert refusals.others(kind.names, {name: ["one", "one"]}) == {}


def test_a_page_says_it_until_something_else_is_chosen():
    app = opened("map", **{"distric": LAHORE, "indicator": "literacy"})
    told = [each.value for each in app.warning]
    assert len(told) == 2 and not app.exception
    assert "district" in told[0] and "Literacy, ages 10 and over" in told[1]
    assert "The address now says what is shown" in told[1]
    assert [each.value for each in app.run().warning] == told
    app.selectbox(key="pick_within").set_value("punjab").run()
    assert not app.warning
    asked(app, Selection().to_query())
    assert not app.warning


@pytest.mark.parametrize(("kind", "name", "value", "near"), NEAR)
def test_each_near_value_is_a_link_that_opens_it(kind, name, value, near):
    rest = {name: value} | ({"lens": "level"} if kind is VIEW else {})
    _, refused = kind.asked(kind.usual, rest)
    links = opening.opened(kind, rest, refused)
    assert links and any(
        near in label or near in link.values() for label, link in links
    )
    for _, link in links:
        chosen, missed = kind.asked(kind.usual, link)
        assert not missed
        assert chosen.to_query().get("lens", "level") == "level" or kind is not VIEW


def test_links_keep_the_rest_and_add_to_districts_and_filters():
    asked_for = {"show": "districts", "districts": f"{KECH}.nowshara", "lens": "level"}
    _, refused = GAPS.asked(GAPS.usual, asked_for)
    ((label, link),) = opening.opened(GAPS, asked_for, refused)[:1]
    wanted = {"districts": f"{KECH}.{code('Nowshera')}", "show": "districts"}
    assert label == "Nowshera" and wanted | {"lens": "level"} == link
    elsewhere = {"within": "sindh", "district": KECH, "group": "female"}
    _, refused = VIEW.asked(Selection(), elsewhere)
    links = opening.opened(VIEW, elsewhere, refused)
    assert links == [("Kech, in all of Pakistan", {"district": KECH})]
    misspelt = {"distric": LAHORE}
    refused = refusals.others(VIEW.names, {"distric": [LAHORE]})
    links = opening.opened(VIEW, misspelt, refused)
    assert [link for _, link in links] == [{"district": LAHORE}]


TRICK = "[x](javascript:alert(1)) <img src=x onerror=alert(1)> **peshawer**"


@pytest.mark.parametrize("name", ["district", "indicator", "within", "distric"])
def test_what_was_asked_never_becomes_markup(name):
    app = opened("map", **{name: TRICK, "zzzz](http://evil.example)": "1"})
    assert not app.exception
    links = app.get("page_link")
    for each in [*app.warning, *links]:
        shown = each.value if hasattr(each, "value") else each.proto.label
        bare = re.sub(r"\\.", "", shown)
        assert not set("[]<>*`") & set(bare)
    assert not any("alert" in link.proto.query_string for link in links)


def test_a_page_offers_the_links_and_takes_them_away_when_followed():
    app = opened("map", district="Peshawer", lens="level")
    links = {each.proto.label: each.proto.query_string for each in app.get("page_link")}
    peshawar = code("Peshawar")
    assert f"district={peshawar}" in links["Open Peshawar"]
    assert "lens=level" in links["Open Peshawar"]
    asked(app, {"lens": "level", "district": peshawar})
    labels = [each.proto.label for each in app.get("page_link")]
    assert not app.warning and "Open Peshawar" not in labels


def test_what_is_long_is_cut_and_of_very_many_the_first_are_named():
    said = refusals.sentences({f"area “{'x' * 3000}”": "Showing “All of Pakistan”."})
    assert len(said) == 1 and len(said[0]) < 250 and "x…”" in said[0]
    many = refusals.sentences({f"“p{n}”": "It is left out." for n in range(200)})
    assert len(many) == 6 and "195 other things" in many[-1]
    assert many[-1].endswith("The address now says what is shown.")
