"""Every page and part, as the code lists them: a new part is swept by itself."""

from tests.browser.evidence.live_map import LENSES, VIEWS
from tests.support.census import code
from ui.gaps.choice import ORDERS, PARTS
from ui.gaps.choice import SHOWS as GAPS
from ui.library.choice import SHOWS as FORMS
from ui.methods.choice import TABS
from ui.several.maps import BY, MANY, MAPS, ONE, SPLITS, TWO
from ui.view.pages import PAGES

KECH, BADIN = code("Kech"), code("Badin")
# What a page needs before it shows a part.
ASKED = {"districts": f"districts&districts={KECH}.{BADIN}"}
MAP = tuple(f"/map?lens={lens}&view={view}" for lens in LENSES for view in VIEWS)
SEVERAL = (
    *(f"/map?maps={each}" for each in MAPS if each not in (ONE, TWO, MANY)),
    *(f"/map?maps={TWO}&by={by}" for by in BY),
    *(f"/map?maps={MANY}&split={split}" for split in SPLITS),
)
PARTED = (
    *(f"/gaps?show={ASKED.get(show, show)}" for show in GAPS if show != "research"),
    *(f"/gaps?show=ranked&order={order}" for order in ORDERS if order != "ranked"),
    *(f"/gaps?show=ranked&lens={lens}" for lens in LENSES if lens != "gap"),
    *(f"/gaps?show=research&part={part}" for part in PARTS),
    *(f"/findings?show={form}" for form in FORMS),
    *(f"/sources?tab={tab}" for tab in TABS),
)
BARE = tuple("/" if name == "start" else f"/{name}" for name in PAGES)
ONES = (f"/map?district={KECH}", f"/district?district={KECH}", "/finding?finding=F001")
PATHS = tuple(dict.fromkeys((*BARE, *ONES, *MAP, *SEVERAL, *PARTED)))
