"""The code for a figure: lines for a notebook that give its numbers again.

Imports `ui.edition` and `ui.view`. `kinds` is the register: every kind of figure has
its lines there. They use `data` and `analysis` alone.
"""
