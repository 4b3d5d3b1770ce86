"""The library of findings: search, filter, cite; recommendations, cards, balance."""

from ui import discussion, library_page
from ui.view.session import LIBRARY, selected

reading = selected(LIBRARY)
rows = library_page.found(reading)

library_page.forms(reading)
if reading.show in ("cards", "table"):
    library_page.filters(reading)

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
        library_page.headline(rows)
        library_page.chips(reading)
        library_page.exports(reading, rows)
        draw = library_page.table if show == "table" else library_page.cards
        draw(rows)
