"""WHO's measures of inequality and decompositions, one measure a file.

Imports the roots of `analysis`. `measures` lists them all, `measure_words` says how
each is read. Serves the research part of *Gaps* and *Sources & methods*.
"""
