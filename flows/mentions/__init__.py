"""Quantities, ordinals, ranks, times and names with numbers: found in a text, normalised."""

from flows.mentions.mention import Mention, Period
from flows.mentions.reader import find_mentions

__all__ = ["Mention", "Period", "find_mentions"]
