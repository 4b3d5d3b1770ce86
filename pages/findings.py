"""The library of findings: search, filter, cite; recommendations, cards, balance."""

from ui.library import cards, discussion, filters
from ui.library.choice import LIBRARY
from ui.view.session import selected

reading = selected(LIBRARY)
rows = cards.found(reading)

filters.forms(reading)
if reading.show in ("cards", "table"):
    filters.filters(reading)

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
        filters.chips(reading)
        cards.exports(reading, rows)
        draw = cards.table if show == "table" else cards.cards
        draw(rows)
