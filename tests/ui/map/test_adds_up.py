"""Headline, legend, tooltip and rule count the same, for every indicator and pair.

Over the country and one other area and age band in turn; over all in `tests/bench`.
"""

import pytest

from tests.support import one_rule
from tests.support.quick import some
from ui.edition import tables
from ui.map import legend
from ui.map.picture import picture
from ui.view.selection import Selection


@pytest.mark.parametrize("indicator", some(one_rule.indicators(), 1, 3))
def test_word_class_and_pair_agree_for_every_group(indicator):
    wrong = [
        each for asked in one_rule.turns(indicator) for each in one_rule.wrong(asked)
    ]
    assert wrong == []


@pytest.mark.parametrize("indicator", some(tables.tables().indicators, 1, 3))
def test_a_picture_shows_what_was_counted(indicator):
    # That pages show these very sentences and classes; one view of each indicator.
    asked = Selection(indicator=indicator)
    if indicator not in one_rule.indicators():
        assert "gap" not in picture(one_rule.alone(indicator)).lenses
        return
    asked = next(one_rule.turns(indicator))
    lens = picture(asked).lenses["gap"]
    behind, near = one_rule.behind_said(lens.headline)
    classes = zip(lens.scale.shades, lens.legend, strict=True)
    assert behind == near + sum(row[2] for shade, row in classes if shade > 0)
    assert f"{behind} behind ({near} within 1 pp)" in legend.rule(picture(asked), "gap")
    assert legend.rule(picture(asked), "gap") in legend.key(picture(asked), "gap")


def test_the_sum_of_the_storyline():
    shown = picture(Selection())
    assert one_rule.behind_said(shown.lenses["gap"].headline) == (119, 3)
