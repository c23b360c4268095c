"""The engine that runs the rules over mentions, and the workbench that explains it."""

from flows.matching.engine import Claimed, Conflict, Matched, NearMiss, match_article
from flows.matching.loading import RuleBook, load_rulebook

__all__ = ["Claimed", "Conflict", "Matched", "NearMiss", "RuleBook", "load_rulebook", "match_article"]
