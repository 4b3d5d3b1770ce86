"""Hiding a few bytes under a key: whoever has not the key reads only their length.

A stream of HMAC-SHA256 over a fresh random nonce, then a tag of HMAC-SHA256 over all
of it: no other primitive than the ones that sign cookies and stand for phones.
"""

import hmac
import secrets

_NONCE, _TAG, _BLOCK = 12, 16, 32


def veiled(key: bytes, plain: bytes, about: bytes = b"") -> bytes:
    """Return bytes hidden under a key, 28 longer than they were.

    Parameters
    ----------
    key : at least 32 random bytes
    plain : what to hide
    about : where it belongs; under another one it cannot be read
    """
    nonce = secrets.token_bytes(_NONCE)
    hidden = _mixed(key, nonce, plain)
    return nonce + hidden + _tag(key, nonce, hidden, about)


def unveiled(key: bytes, text: bytes, about: bytes = b"") -> bytes | None:
    """Return what was hidden; None if it was under another key or is not whole.

    Parameters
    ----------
    key : it was hidden under
    text : what `veiled` returned
    about : where it belongs
    """
    if len(text) < _NONCE + _TAG:
        return None
    nonce, hidden, tag = text[:_NONCE], text[_NONCE:-_TAG], text[-_TAG:]
    if not hmac.compare_digest(tag, _tag(key, nonce, hidden, about)):
        return None
    return _mixed(key, nonce, hidden)


def _mixed(key: bytes, nonce: bytes, text: bytes) -> bytes:
    """Return a text mixed with the key's stream; twice is the text itself."""
    blocks = -(-len(text) // _BLOCK)
    stream = b"".join(
        hmac.digest(key, b"hide" + nonce + block.to_bytes(4), "sha256")
        for block in range(blocks)
    )
    return bytes(a ^ b for a, b in zip(text, stream, strict=False))


def _tag(key: bytes, nonce: bytes, hidden: bytes, about: bytes) -> bytes:
    said = b"sure" + len(about).to_bytes(4) + about + nonce + hidden
    return hmac.digest(key, said, "sha256")[:_TAG]
