"""Hiding a few bytes under a key: whoever has not the key reads only their length."""

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_NONCE, _TAG = 12, 16


def veiled(key: bytes, plain: bytes, about: bytes = b"") -> bytes:
    """Return bytes hidden under a key, 28 longer than they were.

    Parameters
    ----------
    key : 32 random bytes
    plain : what to hide
    about : where it belongs; under another one it cannot be read
    """
    nonce = secrets.token_bytes(_NONCE)
    return nonce + AESGCM(key).encrypt(nonce, plain, about)


def unveiled(key: bytes, text: bytes, about: bytes = b"") -> bytes | None:
    """Return what was hidden; None if it was under another key or is not whole.

    Parameters
    ----------
    key : it was hidden under; an empty one, of a key that is lost, opens nothing
    text : what `veiled` returned
    about : where it belongs
    """
    if not key or len(text) < _NONCE + _TAG:
        return None
    try:
        return AESGCM(key).decrypt(text[:_NONCE], text[_NONCE:], about)
    except InvalidTag:
        return None
