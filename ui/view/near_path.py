"""Which pages a path that leads nowhere may have meant, with what it was to show."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from urllib.parse import parse_qsl, urlencode

from analysis.library.links import resolve
from analysis.names import readings
from analysis.names.lookup import EXACT, Found
from ui.edition import library, place_names
from ui.view import options
from ui.view.pages import PAGES
from ui.view.selection import Selection

# Pages that are not Streamlit's.
_OTHERS = ("vote", "screen")
# Words for pages that other tools use.
_CALLED = {"home": "start", "methods": "sources", "profile": "district"}
_CALLED |= {"compare": "gaps", "library": "findings", "data": "sources"}
_MOST, _PARTS, _LONGEST = 3, 4, 100
_FIELDS = ("indicator", "lens", "view")


@dataclass(frozen=True)
class Meant:
    """A page that may have been meant.

    Parameters
    ----------
    address : of the page, from the root
    shows : what it shows, where the path named it; else empty
    """

    address: str
    shows: str = ""


def meant(path: str, query: str) -> list[Meant]:
    """Return the pages that a path may have meant, the likeliest first.

    A question mark that was written as %3F on its way stands in the path; what stands
    after the page's name is read as what it was to show: ``/district/PK401``.

    Parameters
    ----------
    path : as the server has decoded it
    query : what stands behind the question mark of the address, as it came
    """
    before, _, more = path.partition("?")
    parts = [part.strip()[:_LONGEST] for part in before.split("/") if part.strip()]
    asked = dict([*parse_qsl(more), *parse_qsl(query)])
    if not parts or len(parts) > _PARTS:
        return []
    page = _exactly(parts[0])
    if not page and len(parts) == 1 and (found := list(_alone(parts[0]))):
        return [_link(found[0], asked)]
    page = page or _close(parts[0])
    return [_link(each, asked) for each in _shown(page, parts[1:])] if page else []


_Page = tuple[str, dict[str, str], str]


def _link(page: _Page, asked: dict[str, str]) -> Meant:
    name, changes, shows = page
    query = urlencode(asked | changes)
    return Meant(f"/{name}" + (f"?{query}" if query else ""), shows)


def _exactly(word: str) -> str:
    plain = word.casefold()
    return plain if plain in (*PAGES, *_OTHERS) else _CALLED.get(plain, "")


def _close(word: str) -> str:
    close = get_close_matches(word.casefold(), [*PAGES, *_OTHERS], 1)
    return close[0] if close else ""


def _alone(word: str) -> Iterator[_Page]:
    """Yield the page of what a path names without one: a finding, district or area."""
    if (id_ := _finding(word)) and not word.isdigit():
        yield "finding", {"finding": id_}, id_
    for found in place_names.look_up(word).found[:1]:
        if found.how == EXACT:
            page = "district" if found.name.kind == "district" else "map"
            yield from _of_place(page, found)


def _shown(page: str, words: list[str]) -> list[_Page]:
    """Return a page with all that the words after it name, in each way they may mean.

    Where no word means anything there, that is the page alone.
    """
    ways: list[_Page] = [(page, {}, "")]
    for word in words:
        read = list(_READ.get(page, _nothing)(page, word))[:_MOST]
        ways = [_joined(way, each) for way in ways for each in read] or ways
    return ways[:_MOST]


def _joined(way: _Page, more: _Page) -> _Page:
    said = ", ".join(filter(None, [way[2], more[2]]))
    return more[0], way[1] | more[1], said


def _nothing(_: str, __: str) -> Iterator[_Page]:
    yield from ()


def _evidence(page: str, word: str) -> Iterator[_Page]:
    """Yield what a word means on a page of figures: a choice, a district, an area."""
    for field in _FIELDS if page != "district" else _FIELDS[:1]:
        offered = options.options(field, Selection())
        if (value := readings.read(word, offered)) is not None:
            yield page, {field: value}, offered[value]
            return
    found = place_names.look_up(word).found
    exact = [each for each in found if each.how == EXACT]
    for each in exact[:1] or found:
        yield from _of_place(page, each)


def _of_place(page: str, found: Found) -> Iterator[_Page]:
    """Yield how a page shows a district or an area."""
    kind, place = found.name.kind, found.name.place
    asks: dict[str, dict[str, str]] = {"district": {"district": place}}
    if page == "gaps":
        asks = {"district": {"show": "districts", "districts": place}}
    if page != "district":
        asks["area"] = {"within": place}
    # The page says of a place outside the census tables that it is.
    asks["outside"] = {"district": place}
    if kind in asks:
        yield page, asks[kind], place_names.names().called[kind, place]


def _library(page: str, word: str) -> Iterator[_Page]:
    """Yield the finding that a word names, or the search for it."""
    id_ = _finding(word)
    if id_:
        yield "finding", {"finding": id_}, id_
    elif page == "findings":
        yield page, {"words": word}, f"findings on “{word}”"
    else:
        # The page says that there is none, and which are near.
        yield page, {"finding": word}, ""


def _finding(word: str) -> str:
    number = re.fullmatch(r"f?-?0*(\d{1,9})", word.casefold(), re.ASCII)
    id_ = f"F{int(number[1]):03}" if number else word
    return resolve(library.shelf(), id_)


_READ = dict.fromkeys(("start", "map", "gaps", "district"), _evidence)
_READ |= dict.fromkeys(("findings", "finding"), _library)
