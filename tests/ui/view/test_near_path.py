"""A path that leads nowhere is answered by the page that was meant, filled in."""

from urllib.parse import parse_qsl

import pytest

from tests.support.apptest import opened
from tests.support.census import districts
from ui.view.near_path import Meant, meant
from ui.view.pages import PAGES


@pytest.mark.parametrize(
    ("path", "query", "address", "shows"),
    [
        ("/district/PK401", "", "/district?district=PK401", "Islamabad"),
        ("/district/pk401/", "", "/district?district=PK401", "Islamabad"),
        ("/districts/Kech", "", "/district?district=PK211", "Kech"),
        ("/districts", "", "/district", ""),
        ("/profile", "", "/district", ""),
        ("/map/PK401", "", "/map?district=PK401", "Islamabad"),
        ("/map/sindh", "", "/map?within=sindh", "Sindh"),
        ("/map/KP", "", "/map?within=khyber-pakhtunkhwa", "Khyber Pakhtunkhwa"),
        (
            "/maps/sindh/literacy_10plus",
            "lens=level",
            "/map?lens=level&within=sindh&indicator=literacy_10plus",
            "Sindh, Literacy, ages 10 and over",
        ),
        ("/map/Number", "", "/map?lens=number", "Number"),
        ("/gaps/PK401", "", "/gaps?show=districts&districts=PK401", "Islamabad"),
        ("/findings/F11", "", "/finding?finding=F011", "F011"),
        ("/findings/11", "", "/finding?finding=F011", "F011"),
        ("/finding/f-11", "", "/finding?finding=F011", "F011"),
        ("/finding/F9999", "", "/finding?finding=F9999", ""),
        (
            "/findings/transfer",
            "",
            "/findings?words=transfer",
            "findings on “transfer”",
        ),
        ("/PK401", "", "/district?district=PK401", "Islamabad"),
        ("/punjab", "", "/map?within=punjab", "Punjab"),
        ("/F11", "", "/finding?finding=F011", "F011"),
        ("/sources/PK401", "", "/sources", ""),
        ("/map?within=sindh", "", "/map?within=sindh", ""),
        ("/map/gilgit", "", "/map?district=PK305", "Gilgit"),
        ("/skardu", "", "/map?district=PK307", "Skardu"),
        ("/map/nowhere-at-all-zzz", "", "/map", ""),
    ],
)
def test_the_page_that_was_meant_comes_with_what_it_was_to_show(
    path, query, address, shows
):
    assert Meant(address, shows) == meant(path, query)[0]


@pytest.mark.parametrize("path", ["/", "", "//", "/12", "/a/a", "/x/PK401/1/2/3/4"])
def test_what_means_nothing_is_answered_by_no_page(path):
    assert meant(path, "") == []


def test_of_several_places_each_is_offered():
    found = meant("/district/dera", "")
    assert [each.shows for each in found] == [
        "Dera Bugti",
        "Dera Ghazi Khan",
        "Dera Ismail Khan",
    ]


def test_every_district_is_found_behind_every_page_and_by_name_and_code():
    for code, name in districts()["name"].items():
        for word in (code, name):
            for page in ("district", "map", "gaps", "start"):
                asked = dict(parse_qsl(meant(f"/{page}/{word}", "")[0].address[1:]))
                assert code in asked.values(), (page, word)


def test_long_and_hostile_paths_are_cut():
    for path in ("/map/" + "a" * 50_000, "/" + "/".join("ab") * 9_000, "/\0/<b>/%"):
        assert all(len(each.address) < 400 for each in meant(path, ""))


@pytest.mark.parametrize("path", ["/district/kech", "/map/sindh/toilet", "/gaps/Kech"])
def test_what_is_offered_is_taken_without_a_word(path):
    address = meant(path, "")[0].address
    page, _, query = address[1:].partition("?")
    assert page in PAGES
    app = opened(page, **dict(parse_qsl(query)))
    said = " ".join(each.value for each in (*app.warning, *app.info, *app.caption))
    assert not app.exception and "not offered here" not in said
