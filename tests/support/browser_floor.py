"""The floor of the plain pages: what their scripts may ask of a browser, since when.

A year is the first in which Chrome, Firefox, Safari and Samsung Internet all had it.
"""

import re

from tests.support.plain_pages.plain_script import read_script

FLOOR = 2018
BROWSER = {
    2009: """
        DOMParser Date Error JSON Math Number Object String XMLHttpRequest abort
        activeElement add addEventListener altKey appendChild body bottom call ceil
        checked children className clearTimeout contains createElement ctrlKey dir
        document documentElement elements encodeURIComponent filter floor focus forEach
        form getAttribute getBoundingClientRect getElementById getResponseHeader
        getHours getMinutes getSeconds getUTCHours getUTCMinutes hasAttribute href
        indexOf innerHTML innerHeight
        innerWidth join lang length location map max metaKey min name now onerror onload
        open parentNode parse preventDefault push querySelector querySelectorAll random
        reload remove removeAttribute repeat replaceChild responseText right scrollTo
        send setAttribute setInterval setProperty setRequestHeader setTimeout shift
        slice some split status stringify style submit tagName target test textContent
        toFixed toString type value width
        """,
    2012: "classList hidden history persisted replaceState",
    2014: "parseFromString performance responseURL then",
    2015: "transform",
    2017: "fonts key ready",
    # Asked for only where they are.
    2018: "fullscreenElement requestFullscreen",
}
# What scripts of ours give each other under a name of their own.
OURS = {
    *("mark", "votes", "request", "html", "preview", "say"),
    *("zone", "wifi", "token", "sure", "now", "keys", "even"),
}
# A selection of what browsers learnt later: old phones lack it, and so must nobody
# here need it.
NEWER = re.findall(
    r"\S+",
    """
    AbortSignal.timeout AbortSignal.any AbortController AbortSignal fetch Headers
    Element.replaceChildren Element.replaceWith Element.append Element.prepend
    Element.before Element.after Element.remove Element.closest Element.matches
    Element.toggleAttribute Element.checkVisibility Document.append
    CharacterData.replaceWith HTMLFormElement.requestSubmit SubmitEvent.submitter
    SubmitEvent FormData.entries FormData URLSearchParams URL NodeList.forEach
    NodeList.entries Array.at Array.flat Array.flatMap Array.findLast Array.includes
    Array.toSorted Object.fromEntries Object.entries Object.values Object.hasOwn
    Object.assign Promise.finally Promise.allSettled Promise.any String.at
    String.replaceAll String.matchAll String.padStart String.padEnd String.trimStart
    String.includes structuredClone queueMicrotask globalThis CustomEvent matchMedia
    ResizeObserver IntersectionObserver MutationObserver requestAnimationFrame
    requestIdleCallback sessionStorage localStorage indexedDB crypto
    performance.measure navigator.sendBeacon Navigator.locks Navigator.connection
    Navigator.serviceWorker Navigator.wakeLock BroadcastChannel
    Document.startViewTransition HTMLElement.inert HTMLElement.popover Intl WeakRef
    FinalizationRegistry DOMTokenList.toggle DOMTokenList.replace DOMStringMap
    """,
)


def asked_of_browser(text):
    """Return the names that a script asks of the browser, sorted."""
    found = read_script(text)
    return sorted((found.members | found.free) - found.own - OURS)


def unknown(text):
    """Return what a script asks of the browser that is not known to be old enough."""
    old = (names for year, names in BROWSER.items() if year <= FLOOR)
    return sorted(set(asked_of_browser(text)) - set(" ".join(old).split()))
