"""Doubts: when a frame that fits says nothing all the same."""
