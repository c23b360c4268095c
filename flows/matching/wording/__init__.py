"""Wording: which words of a text are a phrase of the codebook, a name, or neither."""
