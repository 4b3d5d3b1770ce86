"""What a page asks of other hosts would be seen: the watch itself is tried."""

import pytest

from tests.browser.tab import Tab

ELSEWHERE = "elsewhere.example"
ASKING = {
    "an image": f'<img src="http://{ELSEWHERE}/a">',
    "a style": f'<link rel="stylesheet" href="http://{ELSEWHERE}/a">',
    "a script": f'<script src="https://{ELSEWHERE}/a"></script>',
    "a request": f'<script>fetch("http://{ELSEWHERE}/a").catch(() => 0)</script>',
    "a socket": f'<script>new WebSocket("ws://{ELSEWHERE}/a")</script>',
    "a font": "<style>@font-face {font-family: F; "
    f"src: url(http://{ELSEWHERE}/a)}} p {{font-family: F}}</style><p>A</p>",
    "a frame": f'<iframe src="http://{ELSEWHERE}/a"></iframe>',
}


@pytest.mark.parametrize("what", ASKING)
def test_whatever_asks_elsewhere_is_noted(browser, server, what):
    context = browser.new_context()
    try:
        tab = Tab(context, server.url)
        tab.page.set_content(f"<!doctype html>{ASKING[what]}", wait_until="load")
        tab.page.wait_for_timeout(200)
        assert [ELSEWHERE in url for url in tab.foreign] == [True]
    finally:
        context.close()
