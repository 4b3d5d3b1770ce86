"""Pure functions over tidy frames, one concept a file.

The files of this folder are for every room of it. Of `data` it imports `vocabulary`
and `errors` alone; it reads no file, draws nothing and knows no page.
"""
