"""What the take-away map can write on its districts is what the live map writes."""

import re

import pytest

from tests.support.census import code, districts
from ui.map.picture import picture
from ui.takeaway import names
from ui.takeaway.html_map import drawn_as, takeaway
from ui.view.selection import Selection

VIEWS = [
    Selection(),
    Selection(view="circles", lens="number", within="sindh"),
    Selection("toilet", "all", "rural", "urban", "level", within="balochistan"),
    Selection("literacy_youth", "15-24", "female", "male", district=code("Kech")),
]


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_every_district_of_the_area_has_its_name_and_its_value(view):
    shown = picture(view)
    lens, drawing = shown.lenses[view.lens], drawn_as(shown)
    found = names.labels(shown, drawing)
    assert list(found) == list(shown.inside)
    for place, label in found.items():
        assert label["names"] == districts()["name"][place]
        known = place not in lens.states
        assert label["values"] == (
            lens.labels[place].replace("\u00a0pp", "") if known else ""
        )
        assert label["across"] > 0 < label["high"]
        assert label["chosen"] == (place == view.district)


def test_a_text_stands_within_its_tile():
    found = names.labels(picture(Selection(view="tiles")), "tiles")
    middles = {tuple(label["at"]) for label in found.values()}
    assert len(middles) == len(found) == 136


def test_the_file_offers_labels_and_says_what_it_writes():
    text = takeaway(picture(Selection(within="sindh")))
    assert re.search('<label class="set">Labels <select class="labelled">', text)
    assert text.count('"label": {') == 30 and "export function" not in text
