"""Peers and verdicts, against a program that shares nothing with the one under test."""

import pytest

from tests.oracles import of_tables, own_peers
from tests.support.quick import some
from ui.district import peers
from ui.view import options
from ui.view.selection import Selection


def judged():
    """Every indicator with a place to give; districts take turns."""
    codes, turn = list(of_tables.districts()), 0
    for name, of in of_tables.indicators().items():
        if of["direction"] != "context":
            sexes = "sex" in of["dimensions"]
            for group, against in [
                ("female", "male") if sexes else ("rural", "urban"),
                ("rural", "urban"),
                ("all", "none"),
            ]:
                for _ in range(4):
                    turn += 1
                    bands = of["bands"].split()
                    band = bands[turn % len(bands)]
                    yield codes[37 * turn % len(codes)], name, band, group, against


@pytest.mark.parametrize("view", some([(each,) for each in judged()], 7, 5))
def test_peers_and_verdict_are_what_the_raw_tables_say(view):
    here, name, band, group, against = view
    query = {"indicator": name, "band": band, "group": group, "against": against}
    chosen, refused = Selection().asked(query | {"district": here}, options.options)
    assert not refused
    expected = own_peers.alike(here, name, band)
    assert list(peers.beside(chosen).index) == [here, *expected]
    told, text = peers.verdict(chosen), own_peers.verdict(*view)
    if not text:
        alone = of_tables.sums(name, band, group)[here][1] == 0
        none = here == "PK401" and "band_" in of_tables.indicators()[name]["numerator"]
        assert ("Nobody of this group" in told) == (alone and not none)
        assert "no place" in told
        return
    assert told.startswith(text)
    assert told == text or told[len(text)] == " "
    _weak(told.removeprefix(text), view, expected)


def _weak(rest, view, expected):
    """Whose counts are flagged or missing is told, and nobody else's."""
    here, name, band, group, _ = view
    size = of_tables.sums(name, band, group)
    out = {code for code in expected if size[code][1] < of_tables.FEW}
    flagged = {code for code in expected if code in of_tables.flagged()} - out
    if rest:
        assert ("Its own count is flagged" in rest) == (here in of_tables.flagged())
        parts = rest.split("flagged; without")[0]
        for code in expected:
            district = of_tables.districts()[code]["name"]
            assert (district in parts) == (code in flagged | out), (rest, district)
    else:
        assert not flagged | out and here not in of_tables.flagged()
