"""Who is behind whom, how bad it is for them, and how many people that is."""

from ui.gaps import controls, page
from ui.gaps.choice import GAPS
from ui.gaps.compared import shown
from ui.view.session import selected

chosen = selected(GAPS)
controls.sidebar()
controls.shows(chosen)
page.draw(shown(chosen))
