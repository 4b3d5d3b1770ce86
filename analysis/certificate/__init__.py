"""Our measures beside what independent programs gave, for the same inputs.

Imports the roots of `analysis`, `inequality`, `spatial` and `votes`. Serves the
certificate on *Sources & methods*; `python -m analysis.certificate` runs it on any
folder of cases.
"""
