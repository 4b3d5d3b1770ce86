"""Nothing that a plain page's template asks for may be missing: it would not vote."""

from jinja2 import meta

from ui.ballot import page
from ui.workshop.templates import environment

NAMES = ("ballot.html", "ballot_entry.html", "ballot_round.html", "ballot_parts.html")
# What every state of the page has.
ALWAYS = {"alert", "kind", "token", "tongue"}


def test_every_name_of_the_ballots_templates_has_a_value_in_every_state():
    made, known = environment(), set(page._template().globals)
    asked = set()
    for name in NAMES:
        text, *_ = made.loader.get_source(made, name)
        asked |= meta.find_undeclared_variables(made.parse(text))
    assert asked - known - ALWAYS == page.EMPTY.keys()
