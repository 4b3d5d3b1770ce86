"""A figure's id names one selection of one edition, for votes and reports to keep."""

import re
from dataclasses import fields, replace
from hashlib import sha256

from hypothesis import given

from tests.support.asked import VIEWS
from tests.support.census import code
from tests.support.quick import examples
from ui.district import indicators
from ui.edition import tables
from ui.figure.about import about
from ui.map.picture import picture
from ui.start import opening
from ui.view.numbers import figure_id
from ui.view.selection import Selection

START, EDITION = Selection(), "0123456789"


def test_it_is_ten_hexadecimal_digits():
    assert re.fullmatch("[0-9a-f]{10}", figure_id(START, EDITION))


def test_it_is_the_hash_of_the_view_written_out():
    """Whatever the process, the machine and the order of the fields."""
    written = (
        "against=male|band=all|classes=default|district=none|group=female|"
        "indicator=out_of_school_5_16|lens=gap|view=shapes|within=pakistan|0123456789"
    )
    assert figure_id(START, EDITION) == sha256(written.encode()).hexdigest()[:10]


def test_every_field_the_edition_and_the_part_count():
    ids = [figure_id(START, EDITION)]
    for field in fields(Selection):
        ids.append(figure_id(replace(START, **{field.name: "other"}), EDITION))
    ids.append(figure_id(START, "9876543210"))
    ids.append(figure_id(START, EDITION, "tehsils"))
    ids.append(figure_id(START, EDITION, "neighbours"))
    assert len(set(ids)) == len(ids)


@examples(200)
@given(VIEWS, VIEWS)
def test_two_views_share_an_id_only_if_they_are_one(one, other):
    same = figure_id(one, EDITION) == figure_id(other, EDITION)
    assert same == (one == other)


def printed(around, shown: Selection) -> tuple[str, str]:
    """The id a figure prints, and the one made again from what its download says."""
    said = about(around, shown)
    query = dict(pair.split("=") for pair in said["selection"].split(", "))
    part = around.title.split("-")[0]
    again = figure_id(Selection(**query), said["edition"], part)
    return said["figure"], again


def test_the_opening_has_an_id_of_its_own_that_can_be_made_again():
    shown = opening.pictures()
    found, again = printed(opening.facts(shown), shown["gap"].selection)
    assert found == again
    assert found != picture(replace(START, view="tiles")).figure
    assert found != picture(START).figure


def test_the_table_of_a_district_depends_on_the_district_alone():
    edition = tables.tables().edition
    kech = replace(START, district=code("Kech"), lens="level", group="male-rural")
    asked = indicators.of_district(kech)
    found, again = printed(indicators.facts(asked), asked)
    assert found == again == figure_id(asked, edition, "everything")
    other = replace(kech, lens="gap", indicator="electricity")
    assert indicators.of_district(other) == asked
    assert indicators.of_district(replace(kech, district=code("Quetta"))) != asked
