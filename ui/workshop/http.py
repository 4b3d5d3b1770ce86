"""What the plain pages share of HTTP: how much is read of a request, never kept."""

from starlette.requests import Request

# Nobody keeps an answer that depends on who asks and when.
FRESH = {"cache-control": "no-store"}
LARGEST = 64 * 1024


async def body(request: Request) -> bytes | None:
    """Return what was sent; None if it is more than any form of ours holds.

    Raises
    ------
    starlette.requests.ClientDisconnect
        Who sent it has gone before its end.
    """
    held = b""
    async for piece in request.stream():
        held += piece
        if len(held) > LARGEST:
            return None
    return held
