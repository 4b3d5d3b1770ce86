"""No file somebody brings takes more than a few seconds or 300 MB, or is let in.

One file of each kind; `make bench` brings the whole corpus.
"""

import pytest

from tests.support.brought import hostile
from tests.support.brought.refusal import refused_soon
from tests.support.quick import some

ONE_OF_A_KIND = (
    "page.geojson",
    "brackets.geojson",
    "deep_objects.geojson",
    "digits.geojson",
    "star.geojson",
    "zeros.zip",
    "overlap.zip",
    "link.zip",
    "climbing.zip",
    "again.zip",
    "vertices.zip",
    "view.gpkg",
    "disguised.gpkg",
    "nested.gpkg",
    "pages.gpkg",
)


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sound")
    hostile.sound_files(folder)
    return folder


@pytest.fixture(autouse=True)
def own_home(tmp_path, monkeypatch):
    monkeypatch.setenv("ZILA_HOME", str(tmp_path / "home"))


@pytest.mark.parametrize("name", some(ONE_OF_A_KIND, 15))
def test_a_hostile_file_is_refused_soon_and_says_why(name, sound, tmp_path):
    print(refused_soon(name, sound, tmp_path))
