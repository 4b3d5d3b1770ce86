"""What every face of a workshop shares: who asks, storyline, rounds, results, keys.

Imports `ui.edition` and `ui.figure`, and the store; no Streamlit. Serves `/vote`,
`/screen`, *Present*, *Decide* and *Room check*.
"""
