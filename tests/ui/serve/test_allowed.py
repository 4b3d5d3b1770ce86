"""What of Streamlit can be asked for, and what any bytes sent make of a form."""

import http.client

import pytest
from streamlit import config
from streamlit.web.server.starlette import starlette_app

from ui.serve import allowed
from ui.serve import server as made_ready
from ui.workshop.sent_form import fields

pytestmark = pytest.mark.server
# Routes of Streamlit that no page of ours uses: files taken in, figures told, scripts
# run, log-ins, components of others, and programs that drive pages.
CLOSED = [
    "/_stcore/metrics",
    "/_stcore/upload_file/{session_id}/{file_id}",
    "/component/{path:path}",
    "/_stcore/bidi-components/{path:path}",
    "/_stcore/script-health-check",
    "/_stcore/agent/interact",
    "/_stcore/agent/openapi.json",
    "/_stcore/agent/mcp",
    "/auth/login",
    "/auth/logout",
    "/oauth2callback",
]
POSTS = [route.path for route in made_ready.routes if "POST" in route.methods]
BODIES = [
    b"",
    b"[" * 60_000,
    b'{"a":' * 10_000,
    b"[" * 900 + b"]" * 900,
    b'{"token": ' + b"[" * 990 + b"]" * 990 + b"}",
    b"\xff\xfe\xc3\x28",
    b"NaN",
    b'{"act": NaN, "sure": Infinity}',
    b'{"act": ' + b"9" * 60_000 + b"}",
    b'{"token": "\\ud800", "act": "go", "sure": "\\udfff"}',
    b'{"token": null, "act": {}, "sure": []}',
    b'{"act": "next", "act": "go"}',
    b'"text"',
    b"\0" * 1000,
    b"token=%00&act=%00&answer=%ff&round=1",
    b"round=" + "٣".encode() + b"&answer=x",
    b"round=-1&round=1e9&round=" + b"9" * 5000,
    b"&".join(b"a%d=1" % n for n in range(5000)),
    b"token=&token=&language=zz&code=%F0%9F%98%80",
    b"=" * 30_000,
    b"&" * 60_000,
    b"%" * 60_000,
    b"x" * 70_000,
]
KINDS = [
    "application/json",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=",
    "application/json; charset=utf-16",
    "",
]


class Anything:
    """In the place of Streamlit's runtime, which making routes only hands on."""

    def __getattr__(self, name):
        return None if name == "_main_script_path" else Anything()


def streamlits_routes(monkeypatch):
    """Return every path that Streamlit serves, with those a setting switches on."""
    asked = config.get_option
    on = ("server.scriptHealthCheckEnabled", "server.enableStaticServing")
    monkeypatch.setattr(config, "get_option", lambda n: n in on or asked(n))
    found = starlette_app.create_streamlit_routes(Anything())
    return {route.path or "/" for route in found}


def test_every_route_of_streamlit_is_needed_or_closed(monkeypatch):
    found = streamlits_routes(monkeypatch)
    assert found >= {"/_stcore/metrics", "/_stcore/stream"}
    needed = {each.rstrip("/") for each in allowed.STREAMLITS} | {"/"}
    for path in found:
        short = path.replace("/{file_id:path}", "").replace("/{path:path}", "")
        assert (path in CLOSED) != (short in needed), path
    assert all(allowed.STREAMLITS.values())


@pytest.mark.parametrize("path", CLOSED)
@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "DELETE", "OPTIONS"])
def test_what_no_page_uses_is_not_there(server, path, method):
    asked = path.replace("{path:path}", "zila.live_map/index.js")
    status, _, body = server.ask(asked.replace("{", "").replace("}", ""), method)
    assert status == 404
    assert b"no such page" in body


@pytest.mark.parametrize(
    "path",
    [
        "//_stcore/metrics",
        "/_stcore//metrics",
        "/_stcore/metrics/",
        "/_stcore/%6detrics",
        "/map/_stcore/metrics",
        "/_stcore/upload%5ffile/a/b",
        "/static/../_stcore/metrics",
        "/app/static/%2e%2e/%2e%2e/_stcore/metrics",
    ],
)
def test_no_way_round_leads_there(server, path):
    status, _, body = server.ask(path)
    assert status in (400, 404) or body == server.ask("/")[2]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
@pytest.mark.parametrize("path", ["/", "/map", "/_stcore/health", "/static/x", "/vote"])
def test_only_what_is_sent_by_a_form_may_be_posted(server, path, method):
    wanted = (403, 400) if (path, method) == ("/vote", "POST") else (405,)
    assert server.ask(path, method)[0] in wanted


def test_no_body_makes_the_server_fail(server):
    assert "/screen/act" in POSTS
    before = server.said()
    for path in POSTS:
        for kind in KINDS:
            statuses = posted(server, path, kind)
            assert all(400 <= got < 500 for got in statuses), (path, kind, statuses)
    assert server.said() == before


def posted(server, path, kind):
    found = []
    for body in BODIES:
        # A line of its own: one kept may be closed just when it is written to.
        line = http.client.HTTPConnection(server.host, server.port, timeout=30)
        line.request("POST", path, body, {"Content-Type": kind})
        answer = line.getresponse()
        answer.read()
        found.append(answer.status)
        line.close()
    return found


@pytest.mark.parametrize("body", BODIES)
def test_fields_of_any_bytes_are_texts_a_database_takes(body):
    for json_sent in (True, False):
        for name, value in fields(body, json_sent=json_sent).items():
            assert "\0" not in name + value
            (name + value).encode()
    assert fields(b'{"act": "next"}', json_sent=True) == {"act": "next"}
    assert fields(b"act=next&sure=") == {"act": "next"}
