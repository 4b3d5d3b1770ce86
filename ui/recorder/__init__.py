"""What recorders and the facilitator write down on *Decide*: posts, what is parked.

Imports `ui.edition`, `ui.figure`, `ui.lists`, `ui.workshop` and `ui.desk`.
"""
