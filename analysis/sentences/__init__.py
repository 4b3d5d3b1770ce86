"""Every sentence that a figure computes, one file a subject; patterns in `phrases`.

Imports the roots of `analysis` and its rooms `rates`, `gaps`, `maps`, `inequality`,
`spatial`, `votes`. A sentence claims what its table holds and no more.
"""
