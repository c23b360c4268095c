"""Frames: what any article can say, read with the codebook's phrases."""
