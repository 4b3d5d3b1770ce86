"""Every page says what the counts say, whatever is chosen, by link or by hand."""

import re
from collections import Counter

import pandas as pd
import pytest

from data.census.gazetteer import read_neighbours, read_tehsils
from tests.oracles import expected
from tests.oracles.expected import catalogue, gap_agrees, says
from tests.support import covering
from tests.support.apptest import asked, headline, opened, walked
from tests.support.census import code, districts, rows, total
from tests.support.quick import some
from ui.methods.choice import TABS, Reference
from ui.start.opening import sentences
from ui.view.address import FIELDS
from ui.view.options import options
from ui.view.pages import PAGES
from ui.view.selection import Selection

START = Selection().to_query()
MAP_CONTROLS = ("indicator", "band", "group", "against", "within", "classes")
CONTEXT = [key for key, of in catalogue().items() if of.direction == "context"]
# The pages that show a view of the census; the others have addresses of their own.
VIEWING = ("map", "district", "start")


@pytest.fixture(scope="module")
def on_map():
    return opened("map")


@pytest.fixture(scope="module")
def on_district():
    return opened("district", **START | {"district": code("Kech")})


def alerts(app):
    return [each.value for each in (*app.warning, *app.error)]


NOTHING = ("No figures", "Not applicable")


def map_is_right(app, query):
    """Whether the map shows what is asked and its headline holds."""
    said = headline(app)
    assert not app.exception and not app.error, query
    assert dict(app.query_params) == query
    if query["lens"] == "gap":
        gaps = expected.gaps(query)
        right = gap_agrees(said, gaps) if len(gaps) else said.startswith(NOTHING)
    else:
        value = getattr(expected, query["lens"])(query)
        right = says(said, value) if pd.notna(value) else said.startswith(NOTHING)
    assert right, f"{said} {query}"


def district_is_right(app, query):
    """Whether a profile shows what is asked and its headline holds."""
    said, figures = headline(app), expected.figures(query).loc[query["district"]]
    assert not app.exception and not app.error, query
    assert dict(app.query_params) == query
    name = districts()["name"][query["district"]]
    assert said.startswith(f"{name}: ")
    if pd.isna(figures["rate"]):
        # Where nobody lives there is nothing to print; a hole is something else.
        lacks = query["indicator"].endswith(("_by_age", "_youth"))
        hole = lacks and query["district"] == code("Islamabad")
        why = "no figures" if hole else "not applicable, the census counts no"
        assert why in said, f"{said} {query}"
        return
    # Ages are numbers too: the first rate of a share is the first percentage.
    said = re.sub(r"aged [\d–]+ ", "", said.removeprefix(name))
    assert says(said, figures["rate"]), f"{said} {query}"
    if pd.notna(figures.get("other")):
        assert says(said, figures["other"], 1), f"{said} {query}"


@pytest.mark.parametrize("indicator", some(catalogue(), 1, 3))
def test_every_pair_of_choices_on_the_map(on_map, indicator):
    for query in covering.views():
        if query["indicator"] == indicator:
            map_is_right(asked(on_map, query), query)


def test_the_pairs_hold_every_value_of_every_control():
    views = covering.views()
    for field in MAP_CONTROLS:
        values = {view[field] for view in views}
        assert values >= set(options(field, Selection())), field
    assert {view["district"] for view in views} >= set(districts().index)
    bands = {(view["indicator"], view["band"]) for view in views}
    assert bands == {(of.id, band) for of in catalogue().values() for band in of.bands}


def test_every_choice_in_a_profile(on_district):
    fields = ("indicator", "band", "group", "against", "within")
    for view in covering.once(covering.views(), *fields):
        if view["district"] != "none":
            # A profile offers the same choices; lens and drawing only travel along.
            district_is_right(asked(on_district, view), view)


def test_districts_all_over_the_country_have_a_profile(on_district):
    # Every seventeenth, in the order of the gazetteer; the others differ by numbers
    # only, which the tests of the figures go through for all of them.
    for district in districts().index[::17]:
        query = START | {"district": district}
        district_is_right(asked(on_district, query), query)


@pytest.mark.parametrize("field", MAP_CONTROLS)
def test_every_value_of_a_control_by_hand(field):
    app = opened("map", **START)
    app.session_state["more_choices"] = True
    query = dict(START, indicator="enrolled_by_age") if field == "band" else dict(START)
    asked(app, query)
    for value in options(field, Selection(**dict(app.query_params))):
        app.selectbox(key=f"pick_{field}").set_value(value).run()
        assert app.query_params[field] == value
        map_is_right(app, dict(app.query_params))


def test_every_control_of_a_profile_by_hand(on_district):
    asked(on_district, START | {"district": code("Kech")})
    for field, value in {
        "indicator": "never_attended_by_age",
        "band": "10-12",
        "group": "female-rural",
        "against": "male-rural",
        "within": "balochistan",
    }.items():
        on_district.selectbox(key=f"pick_{field}").set_value(value).run()
        assert on_district.query_params[field] == value
        district_is_right(on_district, dict(on_district.query_params))


def test_an_area_without_the_chosen_district_lets_it_go(on_district):
    asked(on_district, START | {"district": code("Kech")})
    on_district.selectbox(key="pick_within").set_value("sindh").run()
    assert on_district.query_params["district"] == "none"
    assert says(headline(on_district), len(expected.area("sindh")))


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens(page):
    app = opened(page)
    assert not app.exception and not app.error
    assert not any("This link asks" in said for said in alerts(app))


@pytest.mark.parametrize("page", VIEWING)
def test_every_page_takes_a_whole_view(page):
    query = covering.views()[100]
    app = opened(page, **query)
    assert not app.exception and not app.error
    assert not any("This link asks" in said for said in alerts(app))
    assert dict(app.query_params) == query


def test_start_says_how_many_children_are_out_of_school():
    app = opened("start")
    for position, sex in enumerate(["all", "female", "male"]):
        cell = {} if sex == "all" else {"sex": sex}
        assert says(headline(app), total("out_of_school_5_16", **cell), position)


def test_start_walks_to_views_that_hold():
    found = opened("start")
    links = [link.proto for link in found.get("page_link")]
    # The pages of gaps and of sources ask for more than a view.
    own = ("show=", "tab=")
    asked_for = [
        link for link in links if not any(each in link.query_string for each in own)
    ]
    walks = [link for link in asked_for if "indicator=" in link.query_string]
    assert len(walks) >= 6
    for link in walks:
        query = dict(pair.split("=") for pair in link.query_string.split("&"))
        chosen, refused = Selection().asked(query, options)
        assert refused == {} and chosen.to_query() == query


def test_sources_shows_every_indicator_in_full():
    app = opened("sources")
    assert says(headline(app), len(catalogue()))
    for key, of in catalogue().items():
        app.selectbox(key="pick_indicator").set_value(key).run()
        assert app.query_params["indicator"] == key
        assert not app.exception
        shown = " ".join(text.value for text in (*app.markdown, *app.code))
        assert of.definition in shown
        assert all(item in shown for item in of.items)


@pytest.mark.parametrize("tab", TABS)
def test_every_part_of_the_sources_has_an_address(tab):
    query = Reference().to_query() | {"tab": tab, "indicator": "toilet"}
    query |= {"group": "rural", "against": "urban"}
    app = opened("sources", **query)
    assert not app.exception and not alerts(app)
    assert dict(app.query_params) == query
    other = next(each for each in TABS if each != tab)
    press(app, "reference_tab", other)
    assert dict(app.query_params) == query | {"tab": other}
    walked(app, "map").run()
    assert app.query_params["indicator"] == "toilet"
    asked(walked(app, "sources"), {"tab": "moon"})
    assert "moon" in alerts(app)[0]


def press(app, key, value):
    next(each for each in app.button_group if each.key == key).set_value(value)
    return app.run()


BAD_LINKS = {
    "indicator": {"indicator": "happiness"},
    "band": {"indicator": "out_of_school_5_16", "band": "5-9"},
    "group": {"indicator": "electricity", "group": "female"},
    "against": {"group": "female", "against": "female"},
    "lens": {"indicator": "religious_minorities", "lens": "gap"},
    "view": {"view": "globe"},
    "classes": {"classes": "rainbow"},
    "within": {"within": "atlantis"},
    "district": {"within": "sindh", "district": code("Kech")},
}


@pytest.mark.parametrize("field", FIELDS)
def test_a_link_that_asks_in_vain_is_answered_aloud(on_map, field):
    link = BAD_LINKS[field]
    asked(asked(on_map, START), link)
    (said,) = alerts(on_map)
    assert FIELDS[field].lower() in said and link[field] in said
    shown = dict(on_map.query_params)
    assert shown[field] != link[field]
    label = options(field, Selection(**shown))[shown[field]]
    assert label in said
    map_is_right(on_map, shown)
    # It stays until something else is chosen; the address has been mended.
    assert alerts(on_map.run()) == [said]
    assert alerts(asked(on_map, shown | {"view": "circles"})) == []


def test_an_unknown_parameter_changes_nothing(on_map):
    asked(on_map, START | {"utm_source": "mail"})
    assert alerts(on_map) == []
    map_is_right(on_map, START)


@pytest.mark.parametrize(
    "trick", ["![](http://a.example/b.png)", "[c](http://a.example)", "$x^2$", "**d**"]
)
def test_a_link_cannot_write_on_the_page(on_map, trick):
    asked(asked(on_map, START), {"indicator": trick})
    (said,) = alerts(on_map)
    assert trick not in said


def test_a_profile_without_a_district_lists_them_all(on_district):
    asked(on_district, START)
    assert not on_district.exception
    assert says(headline(on_district), 136)
    labels = Counter(link.proto.label for link in on_district.get("page_link"))
    assert all(labels[name] for name in districts()["name"])


@pytest.mark.parametrize("indicator", CONTEXT)
def test_context_is_never_compared(on_map, indicator):
    asked(on_map, START | {"indicator": indicator, "lens": "level"})
    shown = dict(on_map.query_params)
    assert shown["against"] == "none" and shown["lens"] != "gap"
    drawn = {box.key for box in on_map.selectbox}
    assert "pick_against" not in drawn
    assert not re.search(r"\bpp\b|behind|Gap", headline(on_map))


def test_a_profile_says_the_gap_in_points_and_in_people(on_district):
    kech = code("Kech")
    query = START | {"group": "female-rural", "against": "male-rural"}
    asked(on_district, query | {"district": kech})
    figures = expected.figures(query).loc[kech]
    children = rows("persons_5_16", sex="female", residence="rural", district=kech)
    gap = figures["rate"] - figures["other"]
    people = round(gap * children["count"].sum() / 100)
    assert gap > 0
    (said,) = [e.value for e in on_district.markdown if "In people: " in e.value]
    assert said.startswith(f"Rural girls are {gap:.1f}\u00a0pp behind rural boys. ")
    assert f"change for {people:,} of the {children['count'].sum():,} rural" in said
    captions = " ".join(each.value for each in on_district.caption)
    near = read_neighbours().query("border != 'corner'")
    touching = ((near["district"] == kech) | (near["neighbour"] == kech)).sum()
    inside = (read_tehsils()["district"] == kech).sum()
    assert f"rural girls in Kech and the {touching} districts it touches" in captions
    assert f"rural girls in the {inside} tehsils of Kech" in captions
    headings = [each.value for each in on_district.header]
    assert f"Everything the census says of Kech: {len(catalogue())} indicators" in (
        headings
    )
    # One source line, one id and one download a figure.
    assert captions.count("Source: ") == 5
    assert len(set(re.findall(r"figure ([0-9a-f]{10})", captions))) == 5
    assert len(on_district.get("download_button")) == 5


def test_the_quoted_numbers_say_how_they_were_read():
    text = " ".join(each.value for each in opened("start").caption)
    assert "Read in press reports of January 2024 and a summary, not the report" in text
    assert "Read in a public compilation with page numbers, not the report" in text
    assert len(set(re.findall(r"Edition (\w+), figure \w{10}", text))) == 1
    assert len(set(re.findall(r"figure ([0-9a-f]{10})", text))) == 2


def numbers_under(app, query):
    """The table under the first figure of a page, opened and closed again."""
    assert not asked(app, query).dataframe
    app.session_state["numbers_1"] = True
    table = app.run().dataframe[0].value
    app.session_state["numbers_1"] = False
    assert not app.run().dataframe
    return table.set_index("P-code")


def test_islamabad_by_age_band_says_that_there_are_no_data(on_map, on_district):
    query = START | {"indicator": "literacy_youth", "band": "15-24"}
    table = numbers_under(on_map, query)
    assert table["State"][code("Islamabad")] == "no data"
    assert (table["State"] == "no data").sum() == 1
    # An area with nothing but holes is not offered, and a link to it is answered.
    asked(on_map, query | {"within": "islamabad"})
    assert any("“islamabad”" in said for said in alerts(on_map))
    asked(on_district, query | {"district": code("Islamabad")})
    assert "no figures" in headline(on_district)


def test_households_have_no_sex(on_map):
    view = {"indicator": "electricity", "group": "rural", "against": "urban"}
    asked(on_map, START | view)
    groups = options("group", Selection(**dict(on_map.query_params)))
    assert set(groups) == {"all", "rural", "urban"}
    assert len(on_map.selectbox(key="pick_group").options) == 3


def test_the_numbers_under_the_map_are_the_counts(on_map):
    query = START | {"within": "balochistan", "group": "female-rural"}
    query |= {"against": "male-urban"}
    table = numbers_under(on_map, query)
    own = rows("out_of_school_5_16", sex="female", residence="rural")
    own = own.groupby("district")["count"].sum().reindex(table.index, fill_value=0)
    assert (table["Rural girls who are out of school"] == own).all()
    assert set(table.index) == set(expected.area("balochistan"))
    rate = expected.figures(query)["rate"].loc[table.index]
    assert (table["Rural girls, %"] - rate).abs().max() < 1e-9


def test_a_view_travels_from_page_to_page():
    query = START | {"indicator": "literacy_10plus", "within": "sindh"}
    query |= {"district": code("Thatta"), "lens": "level"}
    app = opened("map", **query)
    for page in VIEWING[1:]:
        walked(app, page).run()
        assert not app.exception
        assert not any("This link asks" in said for said in alerts(app))
        assert dict(app.query_params) == query


def test_whom_a_group_is_compared_with_follows_in_the_menu_as_by_a_link(on_map):
    asked(on_map, START)
    on_map.selectbox(key="pick_group").set_value("female-rural").run()
    assert on_map.query_params["against"] == "male-rural"
    assert "rural girls are behind rural boys" in headline(on_map).lower()
    # Another pairing can be chosen, and is named.
    on_map.selectbox(key="pick_against").set_value("female-urban").run()
    assert "rural girls are behind urban girls" in headline(on_map).lower()
    assert on_map.query_params["group"] == "female-rural"
    linked_from_start = [each.view for each in sentences() if "group" in each.view]
    rural = [view for view in linked_from_start if view["group"] == "female-rural"]
    assert [view["against"] for view in rural] == ["male-rural"]
