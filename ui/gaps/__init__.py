"""The page *Gaps*: who is behind whom; one file a part of the page.

Imports `ui.edition`, `ui.view`, `ui.figure`, `ui.map` and `ui.takeaway`. `choice` is
what the page's address holds, `compared` the two groups that every part shows.
"""
