"""What can happen in a workshop, as the log names it."""

MADE = "workshop made"
CODE_SET = "joining code set"
SEATED, FREED = "recorder seated", "recorder freed"
PEOPLE = "people entered"
CHECKED = "room checked"
PHONE_FREED, REGROUPED = "phone freed", "phone put into a caucus"
TICKETS_MADE, TICKETS_WITHDRAWN = "tickets made", "tickets withdrawn"
TICKETS_NEEDED = "tickets needed"
LINK_MADE, LINK_USED = "link made", "link first used"
LINK_WITHDRAWN, RENEWED = "link withdrawn", "all badges ended"

WORDED, TRANSLATED = "statement worded", "translation set"

OPENED, PAUSED, RESUMED = "round opened", "round paused", "round resumed"
CLOSED = "round closed"
REVEALED, HIDDEN = "round revealed", "round hidden"
ASSISTED = "assisted vote given"
HANDS, PAPER = "hands counted", "paper counted"
REASON, POSITION, DECISION = "reason noted", "position declared", "decision taken"
ASKED_ALOUD = "objections asked aloud"
FOLLOWED = "follow-up of a decision set"
PUT_UP = "words put on the wall"

STORYLINE, ADDED, CHANGED = "storyline set", "step added", "step changed"
SKIPPED, ORDERED, STEP = "step skipped", "steps reordered", "step shown"
SCREEN, FROZEN = "screen set", "screen frozen"
LIT, TONGUES = "area lit", "languages of the wall set"
TIMER, EXTENDED, STOPPED = "timer set", "timer extended", "timer stopped"
PAGE = "page turned"

POST = "post corrected"
PARKED, PARKED_CHANGED = "item parked", "parked item changed"
PARKED_CLOSED = "parked item closed"
DAY_BEGINS = "start of a day set"

MOVED, STAYED = "workshop moved", "move taken back"
ARRIVED = "workshop brought in"

UNDONE = "undone"

# The rest cannot be taken back: a closed round has no secret any more, and what
# the room has seen it has seen. A new round, a new wording takes their place.
UNDOABLE = frozenset(
    (WORDED, TRANSLATED, HANDS, PAPER, REASON, POSITION, DECISION, ASKED_ALOUD, UNDONE)
    + (FOLLOWED,)
    + (POST, PARKED, PARKED_CHANGED, PARKED_CLOSED, DAY_BEGINS)
    + (PEOPLE, STORYLINE, ADDED, CHANGED, SKIPPED, ORDERED, TIMER, EXTENDED, STOPPED)
)
