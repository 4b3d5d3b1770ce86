"""Provinces on the wall: named, parted by edges, lit one by one with their numbers."""

import re
from html import unescape

import pytest

from data.store import terms
from tests.support.pages.screen import names_in, room, text, wall
from tests.support.workshop import FACILITATOR
from ui.clicker.keys import press
from ui.clicker.wall_keys import AREAS
from ui.map.picture import picture
from ui.projector.figures import figure
from ui.view import areas, options
from ui.view.selection import Selection

room = room  # the fixture

GAP = "indicator=out_of_school_5_16&group=female&against=male&lens=gap"
NAMES = [
    "Balochistan",
    "Khyber Pakhtunkhwa",
    "Gilgit-Baltistan",
    "ICT",
    "Punjab",
    "Sindh",
]


def drawn_names(tiles):
    return re.findall(r"<text[^>]*>([^<]*)</text>", tiles)


def test_the_country_carries_its_provinces_names_and_edges():
    tiles = figure(GAP).tiles
    assert set(NAMES) <= set(drawn_names(tiles))
    assert names_in(unescape(" ".join(drawn_names(tiles)))) == []
    assert 'class="edge"' in tiles


def test_one_province_needs_no_name_and_has_no_edge():
    tiles = figure(f"{GAP}&within=punjab").tiles
    assert drawn_names(tiles) == []
    assert "<path" not in tiles.partition("</defs>")[2]


@pytest.mark.parametrize("area", AREAS.values())
def test_a_lit_area_shows_its_own_numbers_and_fades_the_rest(area):
    lit = figure(GAP, area)
    own = picture(Selection(within=area))
    inside = len(areas.inside(area))
    assert lit.tiles.count('class="away"') == 136 - inside
    assert sum(int(key.number) for key in lit.keys if key.number) == inside
    for lens, said in zip(("level", "number"), lit.more, strict=True):
        assert own.lenses[lens].headline.startswith(said.rstrip("."))
    assert names_in(" ".join((*lit.more, lit.headline)).replace("Islamabad", "")) == []


def test_every_key_is_an_area_that_a_view_can_be_narrowed_to():
    assert set(AREAS.values()) <= set(areas.areas())
    assert list(AREAS) == ["1", "2", "3", "4", "5", "6"]


@pytest.mark.parametrize("lens", ["gap", "level"])
def test_how_many_people_stands_on_the_screen_of_every_lens(lens):
    view = GAP.replace("lens=gap", f"lens={lens}")
    shown = picture(options.selection_of(view))
    assert figure(view).more == (shown.lenses["number"].headline,)


def test_a_key_lights_again_puts_back_and_so_do_0_and_another_step(room):
    room.go(FACILITATOR, "lens-gap")
    plain = text(wall(room))
    assert "13.4 million girls" in plain
    assert press(room, FACILITATOR, "6").text == ""
    assert "4.1 million girls in Sindh are out of school." in text(wall(room))
    press(room, FACILITATOR, "6")
    assert text(wall(room)) == plain
    for back in ("dark", "next"):
        press(room, FACILITATOR, "3")
        assert "in Khyber Pakhtunkhwa" in text(wall(room))
        press(room, FACILITATOR, back)
        assert room.state(FACILITATOR).stage.lit == ""


def test_a_key_says_why_nothing_is_lit(room):
    for step in ("tea-1", "hides-boys"):
        room.go(FACILITATOR, step)
        assert "nothing to light" in press(room, FACILITATOR, "6").text
        assert room.state(FACILITATOR).stage.lit == ""


def test_a_held_screen_keeps_the_area_it_was_held_with(room):
    room.go(FACILITATOR, "lens-gap")
    press(room, FACILITATOR, "6")
    press(room, FACILITATOR, "freeze")
    press(room, FACILITATOR, "1")
    assert "girls in Sindh" in text(wall(room))
    assert "girls in Balochistan" in text(wall(room, ahead=True))


def test_the_languages_of_the_wall_go_round(room):
    seen = []
    for _ in terms.TONGUES:
        assert press(room, FACILITATOR, "tongues").text.startswith("The wall shows")
        seen.append(room.state(FACILITATOR).stage.tongues)
    assert seen == [terms.ENGLISH_FIRST, terms.URDU_FIRST, terms.ENGLISH]
