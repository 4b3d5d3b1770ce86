"""Templates of the plain pages: everything in them escaped, nothing in them missing."""

from collections.abc import Callable

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from ui import TEMPLATES


def environment() -> Environment:
    """Return a new environment over `ui/templates`, to be given names of its own."""
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        # A change is seen at the next start; to look for it costs each page.
        auto_reload=False,
    )


def prepare(get: Callable[[str], Template], beginning: str) -> None:
    """Compile templates before they are needed, so that no vote waits behind one.

    Parameters
    ----------
    get : returns a template by its name, and keeps it
    beginning : of the names of those to compile
    """
    for path in sorted(TEMPLATES.glob(f"{beginning}*.html")):
        get(path.name)
