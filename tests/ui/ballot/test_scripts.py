"""The plain pages' scripts and styles keep to the floor that README states."""

import re
from pathlib import Path

import pytest

from tests.support.browser_floor import BROWSER, FLOOR, asked_of_browser, unknown
from tests.support.plain_pages.plain_script import NotPlain, read_script
from tests.support.plain_pages.plain_style import newer, without_newer
from ui.ballot.page import script

ROOT = Path(__file__).parents[3]
ROOM = ROOT / "ui" / "static" / "room"
# Spaces, thicker edges, a mark at what is chosen: nothing is hidden without them.
LOOKS = [
    "margin-inline-end:.75rem",
    "border-inline-start:.4rem solid var(--accent)",
    "padding-inline-start:.75rem",
    "border-inline-start-width:.5rem",
    "accent-color:var(--accent)",
    "fieldset>button:has(.second)",
    ".row:has(:checked)",
    ":focus-visible",
    # Under forced colours, which a browser without them never has.
    ".row:has(:checked)",
    ":focus-visible",
]
SCRIPTS = ("ballot.js", "screen.js")
NEWER = [
    "a?.b;",
    "a?.[0];",
    "a = b ?? c;",
    "a ||= b;",
    "a ??= b;",
    "a = b ** c;",
    "a = `b`;",
    "a = () => 1;",
    "a = b => b;",
    "let a = 1;",
    "const a = 1;",
    "class A { b = 1; }",
    "class A { #b; }",
    "try { a(); } catch { b(); }",
    "try { a(); } finally { b(); }",
    "a = /(?<=b)c/;",
    "a = /(?<!b)c/;",
    "a = /(?<b>c)/;",
    "a = /b/s;",
    "a = /b/u;",
    "a = /b/y;",
    "a = /b/v;",
    r"a = /\p{L}/;",
    "a = 1_000;",
    "a = 10n;",
    "a = 0b1;",
    "a = 0o7;",
    "a = [...b];",
    "a(...b);",
    "a = { ...b };",
    "a = { b };",
    "a = { b() {} };",
    "a = { [b]: c };",
    "a = { async b() {} };",
    "var { a } = b;",
    "var [a] = b;",
    "function a(b = 1) {}",
    "function a(...b) {}",
    "function a({ b }) {}",
    "function a(b,) {}",
    "a(b,);",
    "async function a() {}",
    "a = async function () {};",
    "await a;",
    "function* a() {}",
    "for (var a of b) { c(); }",
    "for await (var a of b) { c(); }",
    "import a from 'b';",
    "import('b');",
    "export default a;",
    "a = new.target;",
    "a = import.meta;",
    "a = #b in c;",
    "@a b;",
    'a = "\\u{1F600}";',
    "a",
]


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_of_a_plain_page_speaks_the_language_of_2009(name):
    assert read_script((ROOM / name).read_text(encoding="utf-8")).statements


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_of_a_plain_page_asks_only_what_the_floor_has(name):
    assert unknown((ROOM / name).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("text", NEWER)
def test_what_is_newer_is_refused(text):
    with pytest.raises(NotPlain):
        read_script(script() + text)


@pytest.mark.parametrize(
    "text",
    [
        "AbortSignal.timeout(1);",
        "fetch(a);",
        'a.closest("b");',
        "a.replaceChildren();",
        "a.b.at(1);",
        "navigator.share();",
        "a = event.submitter;",
        "new URLSearchParams(a);",
    ],
)
def test_a_newer_function_of_the_browser_is_found(text):
    assert unknown(text)


def test_readme_says_the_floor():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert re.search(rf"browsers of {FLOOR}\b", readme)
    assert max(BROWSER) <= FLOOR
    assert asked_of_browser("a.b(c);") == ["a", "b", "c"]


@pytest.mark.parametrize(
    "rule",
    [
        "a:has(b){color:red}",
        "a:is(b,c){color:red}",
        "a:where(b){color:red}",
        "a:focus-visible{color:red}",
        "a{inset:0}",
        "a{gap:1rem}",
        "a{aspect-ratio:1}",
        "a{height:100dvh}",
        "a{width:min(1px,2px)}",
        "a{width:10cqw}",
        "a{margin-inline-end:1rem}",
        "a{text-wrap:balance}",
        "a{accent-color:red}",
        "a{translate:1px}",
    ],
)
def test_newer_style_is_found_and_taken_away(rule):
    assert newer(rule)
    assert re.sub(r"[^{]*\{\}", "", without_newer(rule)) == ""


def test_newer_style_only_adds_looks():
    found = newer((ROOM / "ballot.css").read_text(encoding="utf-8"))
    assert sorted(found) == sorted(LOOKS)
