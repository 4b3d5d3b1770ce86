"""Who is behind whom, how bad it is for them, and how many people that is."""

from ui import gaps_controls, gaps_page
from ui.gaps_data import shown
from ui.view.session import GAPS, selected

chosen = selected(GAPS)
gaps_controls.sidebar()
gaps_controls.shows(chosen)
gaps_page.draw(shown(chosen))
