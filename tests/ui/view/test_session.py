"""The session and the address agree, however late the browser hears of its address."""

import pytest
from streamlit.runtime.state.query_params_proxy import QueryParamsProxy

from tests.support.apptest import asked, opened
from ui.gaps.choice import GAPS
from ui.view import session
from ui.view.address import VIEW

LITERACY, TOILET = "literacy_10plus", "toilet"


def picked(app, late=None, **fields):
    """The page after a choice in its boxes, sent from an address that may be late."""
    if late is not None:
        app.query_params.clear()
        app.query_params.update(late)
    for field, value in fields.items():
        app.selectbox(key=f"pick_{field}").set_value(value)
    return app.run()


def chosen(app):
    found = app.query_params.items()
    return {name: told if isinstance(told, str) else told[0] for name, told in found}


@pytest.mark.parametrize(("page", "kind"), [("map", VIEW), ("gaps", GAPS)])
def test_a_second_choice_holds_though_its_address_is_that_before_the_first(page, kind):
    app = opened(page)
    before = chosen(app)
    picked(app, indicator=LITERACY)
    first = chosen(app)
    picked(app, late=before, indicator=TOILET)
    picked(app, late=first, within="sindh")
    now = chosen(app)
    assert (now["indicator"], now["within"]) == (TOILET, "sindh")
    assert now.keys() >= set(kind.usual.to_query())


def test_back_leads_to_an_address_that_was_left_and_a_choice_starts_from_there():
    app = opened("map", indicator=LITERACY)
    first = chosen(app)
    picked(app, within="sindh")
    assert chosen(asked(app, first)) == first
    assert chosen(picked(app, indicator=TOILET))["within"] == "pakistan"


def test_a_link_wins_over_what_was_chosen_on_another_page():
    app = opened("map", indicator=TOILET)
    seen = chosen(app)
    picked(app, indicator=LITERACY)
    app.switch_page("../pages/district.py")
    assert chosen(asked(app, seen))["indicator"] == seen["indicator"]


def addresses(monkeypatch, act):
    """The addresses that the browser is told while something is done, in order."""
    told = []
    from_dict = QueryParamsProxy.from_dict
    with monkeypatch.context() as patch:
        patch.setattr(
            QueryParamsProxy,
            "from_dict",
            lambda self, query: (told.append(dict(query)), from_dict(self, query))[1],
        )
        act()
    return told


def test_back_before_a_choice_has_reached_the_address_ends_at_what_is_shown(
    monkeypatch,
):
    app = opened("map", indicator=LITERACY)
    seen = chosen(app)
    # The browser hears of the choice after Back was pressed, and then of this again.
    first = addresses(monkeypatch, lambda: picked(app, indicator=TOILET))
    assert [each["indicator"] for each in first] == [TOILET]
    with monkeypatch.context() as patch:
        patch.setattr(session, "_went_back", lambda: True)
        back = addresses(monkeypatch, lambda: asked(app, seen))
    assert back == [seen] == [chosen(app)]
    assert app.selectbox(key="pick_indicator").value == LITERACY
    # A choice that brings the late address is not lost either.
    picked(app, late=first[0], within="sindh")
    assert (chosen(app)["indicator"], chosen(app)["within"]) == (LITERACY, "sindh")
    # Where nothing is on its way nothing is told.
    now = chosen(app)
    assert addresses(monkeypatch, lambda: asked(app, now)) == []
