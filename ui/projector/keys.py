"""The list of keys, as `?` shows it on the screen of who leads."""

KEYS = (
    ("→  Page Down  Space  n", "next step"),
    ("←  Page Up  p", "step before"),
    ("B  .", "black, and back"),
    ("W  Shift + N", "neutral screen, and back"),
    ("F", "freeze, and follow again"),
    ("O", "open the vote of this step (a further round is asked twice)"),
    ("R", "close the vote, then reveal (each asked twice)"),
    ("1 to 6", "light one area of the figure; again, or 0, puts it back"),
    ("L", "languages of the wall: English, English and Urdu, Urdu and English"),
    ("Home  End", "first step, last step"),
    ("Enter", "full screen"),
    ("?", "these keys"),
)
