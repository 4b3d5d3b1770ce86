"""The pages of the evidence, in a real browser."""
