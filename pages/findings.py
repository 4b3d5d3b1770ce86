"""The library of findings: search, filter, cite; recommendations, cards, balance."""

from ui.library import cards, discussion
from ui.library.choice import LIBRARY
from ui.view.session import selected

reading = selected(LIBRARY)
rows = cards.found(reading)

cards.forms(reading)
if reading.show in ("cards", "table"):
    cards.filters(reading)

match reading.show:
    case "recommendations":
        discussion.recommendations(reading)
    case "discussion":
        discussion.cards(reading)
    case "balance":
        discussion.evenness()
    case "posts":
        discussion.posts()
    case show:
        cards.headline(rows)
        cards.chips(reading)
        cards.exports(reading, rows)
        draw = cards.table if show == "table" else cards.cards
        draw(rows)
