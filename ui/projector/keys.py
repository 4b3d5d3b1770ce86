"""The list of keys, as `?` shows it on the screen of who leads."""

KEYS = (
    ("→  Page Down  Space  n", "next page, next step"),
    ("←  Page Up  p", "page before, step before"),
    ("B  .", "black, and back"),
    ("W  Shift + N", "neutral screen, and back"),
    ("A", "the agenda, and back"),
    ("L", "the list of what is parked, and back"),
    ("F", "freeze, and follow again"),
    ("O", "open the vote of this step (a further round is asked twice)"),
    ("R", "close the vote, then reveal (each asked twice)"),
    ("1 to 6", "light one area of the figure; again, or 0, puts it back"),
    ("U", "languages of the wall: English, English and Urdu, Urdu and English"),
    ("Home  End", "first step, last step"),
    ("Enter", "full screen"),
    ("?", "these keys"),
)
