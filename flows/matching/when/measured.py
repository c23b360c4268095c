"""Words that tell that something was measured over some time, and words of what is so at all times."""

from __future__ import annotations

import re

MOVED = (
    r"reach(?:ed|es)|hit|hits|total(?:l?ed|s)|amounted|rose|fell|grew|gained|edged|stood|came|"
    r"(?:climb|increas|decreas|declin|dropp?|jump|surg|soar|expand|contract|slipp?|slump|tumbl|plung|plummet|eas|slow"
    r"|narrow|widen|rebound|doubl|tripl|post|record|register|report|achiev|realiz|realis|generat|earn|accomplish"
    r"|account|advanc|accelerat|topp?|exceed|surpass|contribut|shipp|export|import|produc|handl|attract|collect"
    r"|averag|valu|remain|welcom|receiv|serv|transport|carri|absorb|utiliz|utilis|invest|rais|complet|approv|sign)e?d"
    r"|was|were|sold|made|saw|shrank|sank|took|spent|drew|used|bought|built|went|brought"
    r"|(?:reach|totall?|amount|hitt|exceed|surpass|topp|generat)ing"
)
HAS_BEEN = re.compile(rf"\b(?:{MOVED})\b", re.IGNORECASE)
GAUGED = re.compile(
    rf"\b(?:{MOVED}|rises|falls|grows|climbs|jumps|surges|drops|declines|increases|posts|up|down|growth|profit|revenue"
    r"|year[- ]on[- ]year|yoy)\b",
    re.IGNORECASE,
)
# What is so at all times, what has come to be over the years, what is to be.
STANDING = re.compile(
    r"\b(?:is|are|has|have|now|currently|annual(?! basis)|annually|every|each|per (?:year|annum|month|day)"
    r"|an? (?:year|month|day|week)(?!-|,? (?:ago|earlier|before|on))"
    r"|daily|weekly|monthly|quarterly|usually|normally|typically|generally|ever|once|since|so far|to date"
    r"|cumulative(?:ly)?|accumulated|over the years|in recent years|historically|record high of|peak"
    r"|capacity|planned|expect\w*|forecast\w*|would|will|could|should|target\w*"
    r"|that (?:year|month|quarter)"
    r"|(?:for|in|during|over) the (?!previous|preceding|prior|same|corresponding)(?:\w+ )?"
    r"(?:month|quarter|half|half-year|year|week|decade)"
    r"|(?:latest|most recent|next|following|first|second|third|fourth|last|final) (?:month|quarter|half|year|week)"
    r"|fiscal|financial year|FY ?\d+|full[- ]year|(?:past|last) (?:year|month))\b(?! (?:ago|earlier|before))",
    re.IGNORECASE,
)
# What is so when the text is written: no time of long ago, told before it, is its own.
IS_NOW = re.compile(
    r"\b(?:is|are|has|have|provides?|accounts? for|makes? up|contributes?|employs?|represents?|generates?|supplies"
    r"|receives?|handles?|covers?|comprises?|constitutes?|attracts?|serves?|carries|holds?|owns?|supports?|stands?"
    r"|remains?|boasts?|contains?)\b(?! been)"
)
