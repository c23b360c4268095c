"""The engine that runs the rules over mentions, and the workbench that explains it."""

from flows.matching.engine import match_article
from flows.matching.loading import RuleBook, load_rulebook
from flows.matching.matched import Claimed, Conflict, Matched, NearMiss

__all__ = ["Claimed", "Conflict", "Matched", "NearMiss", "RuleBook", "load_rulebook", "match_article"]
