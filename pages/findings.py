"""The library of findings: search, filter, cite; recommendations, cards, balance."""

from ui.library import balance, cards, discussion, filters, posts, recommendations
from ui.library.choice import LIBRARY
from ui.view.session import selected

reading = selected(LIBRARY)
rows = cards.found(reading)

filters.forms(reading)
if reading.show in ("cards", "table"):
    filters.filters(reading)

match reading.show:
    case "recommendations":
        recommendations.recommendations(reading)
    case "discussion":
        discussion.cards(reading)
    case "balance":
        balance.evenness()
    case "posts":
        posts.posts()
    case show:
        cards.headline(rows)
        filters.chips(reading)
        cards.exports(reading, rows)
        draw = cards.table if show == "table" else cards.cards
        draw(rows)
