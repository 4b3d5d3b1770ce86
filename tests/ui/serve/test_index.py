"""The page that every address begins with: Streamlit's, told where its server is."""

import re

import pytest

from ui.serve import index
from ui.view.pages import PAGES


@pytest.mark.parametrize("path", ["/", *(f"/{name}" for name in PAGES), "/map/"])
def test_every_page_begins_with_the_same_page(server, path):
    status, headers, body = server.ask(path)
    assert (status, headers["cache-control"]) == (200, "no-cache")
    assert body.decode() == index.TEXT


def test_streamlit_is_told_where_its_server_is_before_it_asks(server):
    scripts = re.findall(r"<script([^>]*)>", index.TEXT)
    (src,) = re.findall(r'src="([^"]+)"', scripts[0])
    assert "module" not in scripts[0] and "defer" not in scripts[0]
    status, _, body = server.ask(src)
    assert status == 200 and b"BACKEND_BASE_URL" in body


def test_a_tab_is_called_zila_at_once():
    assert index.TEXT.count("<title>") == 1 and "<title>Zila</title>" in index.TEXT
    assert 'rel="service-desc"' not in index.TEXT


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("/map/sindh", "/map?within=sindh"),
        ("/map%3Fwithin=sindh", "/map?within=sindh"),
        ("/gaps%3Fshow=begin&within=punjab", "/gaps?show=begin&amp;within=punjab"),
        ("/map%3Fa=%22%3E%3Cscript%3E", "/map?a=%22%3E%3Cscript%3E"),
        ("/MAP", "/map"),
        ("/Map/", "/map"),
        ("/maps", "/map"),
        ("/maps?within=sindh", "/map?within=sindh"),
        ("//map", "/map"),
        ("/distric", "/district"),
        ("/district/PK211", "/district?district=PK211"),
        ("/finding/F011", "/finding?finding=F011"),
        ("/votes", "/vote"),
        ("/a/a", ""),
    ],
)
def test_a_path_that_leads_nowhere_says_so_and_what_may_be_meant(server, path, meant):
    status, _, body = server.ask(path)
    said = body.decode()
    assert status == 404 and "There is no such page" in said and "<script" not in said
    assert (f'Was <a href="{meant}">' in said) == bool(meant)
    assert ("Was <a" in said) == bool(meant)
