"""What a map says of one district: its own figures, or why there is none."""

import pytest

from tests.oracles import expected
from ui.map import tooltip
from ui.map.picture import picture
from ui.view import options
from ui.view.selection import Selection

VIEWS = [
    {},
    {"group": "female-rural", "against": "male-rural"},
    {"group": "rural", "against": "urban"},
    {"group": "female-urban"},
    {"indicator": "literacy_youth"},
    {"indicator": "electricity"},
    {"indicator": "growth"},
    {"indicator": "population"},
]


@pytest.mark.parametrize("asked", VIEWS)
def test_where_nobody_lives_it_says_so_and_else_tells_the_figure(asked):
    view, _ = options.linked(Selection(), asked)
    shown = picture(view)
    found = dict([*tooltip.lines(shown), *tooltip.more(shown)])
    own, query = next(iter(found.values())), view.to_query()
    figures = expected.figures(query)
    reasons = set()
    for position, place in enumerate(shown.table.index):
        told, rate = own[position], figures.at[place, "rate"]
        if told in ("no data", "not applicable"):
            reasons.add(told)
            assert (told == "no data") or figures.at[place, "bottom"] == 0
        else:
            # Figures of the place itself.
            assert expected.says(told, rate)
    nobody = set(figures.index[figures["bottom"] == 0])
    lacking = {
        p for p, why in tooltip.states(shown, _last(shown)).items() if "data" in why
    }
    assert ("not applicable" in reasons) == bool(nobody - lacking)


def _last(shown):
    return "level" if "level" in shown.lenses else "number"


def test_no_line_of_a_district_without_a_group_is_a_dash():
    view, _ = options.linked(Selection(), {"group": "rural", "against": "urban"})
    shown = picture(view)
    rural_only = shown.table.index[shown.table["status_against"] == "not applicable"]
    assert len(rural_only)
    for place in rural_only:
        position = list(shown.table.index).index(place)
        said = {label: texts[position] for label, texts in tooltip.lines(shown)}
        assert [said[label] for label in list(said)[1:4]] == ["not applicable"] * 3
        assert said[next(iter(said))].endswith("%")
