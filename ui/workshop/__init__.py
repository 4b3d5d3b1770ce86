"""What every face of a workshop shares: who asks, storyline, rounds, results, keys.

Imports `ui.edition`, `ui.figure`, `ui.lists` and the store; no Streamlit. Serves
`/vote`, `/screen`, *Present*, *Decide* and *Room check*.
"""
