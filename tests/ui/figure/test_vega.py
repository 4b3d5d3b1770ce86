"""Every chart is Vega-Lite by its schema and shows the numbers of its table."""

import re
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from tests.support import quick
from tests.support.apptest import asked, opened
from tests.support.census import code
from tests.support.charts import axes, check, drawn, shown
from tests.support.pages.gaps_page import START, of
from tests.support.serving import ROOT
from ui.figure import vega
from ui.gaps import dumbbells

# Page, what is asked of it, and how many charts it has.
PAGES = {
    "ranked": ("gaps", {}, 2),
    "ranked, marked": ("gaps", {"district": code("Awaran"), "lens": "number"}, 2),
    "by province": ("gaps", {"order": "provinces"}, 6),
    "people": ("gaps", {"show": "people"}, 1),
    "quadrants": ("gaps", {"show": "quadrants", "district": code("Awaran")}, 1),
    "crossed": ("gaps", {"show": "crossed"}, 5),
    "crossed, no data": (
        "gaps",
        {"show": "crossed", "indicator": "literacy_youth", "band": "15-24"},
        5,
    ),
    "compare": ("gaps", {"show": "districts"}, 1),
    "compare in people": ("gaps", {"show": "districts", "lens": "number"}, 1),
    "compare one group": ("gaps", {"show": "districts", "against": "none"}, 1),
    "two indicators": ("gaps", {"show": "indicators", "district": code("Kech")}, 1),
    "clusters": ("gaps", {"show": "research", "part": "clusters"}, 1),
    "index": ("gaps", {"show": "research", "part": "index"}, 1),
    "district": ("district", {"district": code("Awaran")}, 4),
}


UNIT = re.compile(r"%|percent|\bpp\b|[Nn]umber|[Pp]lace|Districts, furthest")


@pytest.fixture(scope="module")
def apps():
    return {name: opened(name, **START) for name in ("gaps", "district")}


@pytest.mark.parametrize("name", quick.some(PAGES, 1, 2))
def test_every_chart_meets_the_schema_and_says_what_it_shows(apps, name):
    page, query, size = PAGES[name]
    app = asked(apps[page], START | query)
    assert not app.exception
    specs = drawn(app)
    assert len(specs) == size
    for spec in specs:
        check(spec)
        assert all(len(table) for table in shown(spec))
        for side, (titles, domains) in axes(spec).items():
            # Every axis of numbers says what it counts and is longer than a point.
            assert len(set(titles)) == 1 and UNIT.search(titles[0]), (name, titles)
            low, high = domains[0]
            assert low < high and domains.count(domains[0]) == len(domains), side
    assert all(each.proto.alt for each in app.get("vega_lite_chart"))
    # Nothing stands where Streamlit would make Arrow of it.
    assert not any(each.proto.data.data for each in app.get("vega_lite_chart"))


def test_a_chart_holds_the_rates_of_its_table(apps):
    found = of(district=code("Awaran"))
    rows = dumbbells.ordered(found.table, "gap", adverse=True)
    app = asked(apps["gaps"], found.chosen.to_query())
    (table,) = shown(drawn(app)[0])
    assert table["place"].str.removeprefix("▸ ").tolist() == rows["name"].tolist()
    assert table["place"].str.startswith("▸").sum() == 1
    for column in ("level", "against"):
        assert np.allclose(table[column], rows[column], atol=5.1e-4)
    # It is written beside the line in as many digits as it is sent.
    assert np.allclose(table["gap"], rows["gap"], atol=0.0501)
    assert table["gap"].equals(table["gap"].round(1))


def test_what_is_ill_written_is_refused():
    spec = vega.dressed([vega.layer("rectangle", {}, x=vega.number("a"))], 100)
    with pytest.raises(Exception, match="rectangle"):
        check(spec)


@given(some.lists(some.floats(-1e7, 1e7) | some.just(np.nan), min_size=1))
def test_a_number_reads_the_same_with_one_decimal(numbers):
    (table,) = vega.values({"a": numbers})["data"]["values"]
    for written, number in zip(table["a"], numbers, strict=True):
        if np.isnan(number):
            assert written is None
        else:
            assert written == pytest.approx(number, abs=5.1e-4)
            assert float(f"{written:.1f}") == float(f"{number:.1f}")


@pytest.mark.parametrize("number", [12.3499, 12.34996, 12.35004, 0.04996, -7.64999])
def test_a_number_close_to_half_of_a_tenth_reads_the_same(number):
    (table,) = vega.values({"a": [number]})["data"]["values"]
    assert f"{table['a'][0]:.1f}" == f"{number:.1f}"


def test_the_pages_draw_without_altair():
    code = (
        "import sys\n"
        "from tests.support.apptest import asked, opened\n"
        "app = opened('gaps', show='crossed')\n"
        "assert len(app.get('vega_lite_chart')) > 1\n"
        f"opened('district', district='{PAGES['district'][1]['district']}')\n"
        "opened('map')\n"
        "import ui.serve.server\n"
        "ui.serve.server._warm()\n"
        "assert 'altair' not in sys.modules, 'altair is imported'\n"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
