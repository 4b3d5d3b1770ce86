"""What a style sheet asks of a browser: what browsers of 2018 know, and what is newer.

Newer declarations may stand where the page can be used without them; `without_newer`
takes them away as an old browser does.
"""

import re

# Known to Chrome 66, Firefox 60, Safari 11.1 and Samsung Internet 9.
OLD = re.findall(
    r"[\w-]+",
    """align-items background border border-bottom border-color border-radius border-top
    border-width box-sizing clip color cursor direction display flex flex-direction
    flex-wrap font font-family font-size font-weight grid-column-gap grid-gap
    grid-template-columns height justify-content left letter-spacing line-height
    list-style margin margin-bottom margin-left margin-right margin-top max-width
    min-height min-width outline outline-offset overflow overflow-wrap padding
    padding-top position right text-align text-decoration text-transform top
    touch-action unicode-bidi width z-index -webkit-text-size-adjust""",
)
_NEWER_VALUE = re.compile(
    r"\b(?:min|max|clamp|env|color-mix|lab|oklch)\(|\d(?:[dsl]v[hwib]|cq\w+|lh)\b"
)
_NEWER_SELECTOR = re.compile(
    r":(?:has|is|where|focus-visible|focus-within|not\([^)]*,)|@(?:layer|container)|&"
)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")


def newer(sheet):
    """Return the selectors and declarations that browsers of 2018 do not know."""
    found = []
    for selector, body in _RULE.findall(sheet):
        if _NEWER_SELECTOR.search(selector):
            found.append(selector.strip())
        found += [each for each in _declarations(body) if not known(each)]
    return found


def known(declaration):
    """Say whether browsers of 2018 know a declaration."""
    name, _, value = declaration.partition(":")
    old = name.strip() in OLD or name.strip().startswith("--")
    return old and not _NEWER_VALUE.search(value)


def without_newer(sheet):
    """Return a sheet as a browser of 2018 reads it, without what it does not know."""

    def read(found):
        if _NEWER_SELECTOR.search(found[1]):
            return ""
        kept = [each for each in _declarations(found[2]) if known(each)]
        return f"{found[1]}{{{';'.join(kept)}}}"

    return _RULE.sub(read, sheet)


def _declarations(body):
    return [each for each in body.split(";") if each.strip()]
