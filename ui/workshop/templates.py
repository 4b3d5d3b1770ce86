"""Templates of the plain pages: everything in them escaped, nothing in them missing."""

from jinja2 import Environment, FileSystemLoader, StrictUndefined

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
