"""What a reader chose: offered, kept in session and address, linked to; its numbers.

Imports `ui.edition`. `selection` is the choice, `address` what addresses hold,
`session` the only place of the session's state, `pages` the list of pages.
"""
