"""The words by which a text says whom a figure is about, and whom it only names."""

from __future__ import annotations

import re

from flows.matching.wording.printed import TAKEN_UP

OF = re.compile(r"\s(?:of|in|at|for)\s(?:the\s)?", re.IGNORECASE)
PARTNER = re.compile(
    r"\b(?:exports?|imports?|trade|shipments|arrivals|visitors|tourists)\s(?:to|from|with)\s(?:the\s)?$", re.IGNORECASE
)
PEOPLE = re.compile(r"\s(?:visitors|arrivals|tourists|travell?ers|guests|nationals)\b")  # "East Asian visitors were up"
SAW = re.compile(r"\bsaw the (?:launch|opening|start|birth|founding) of (?:the )?$")  # "May saw the launch of X"
# "The carmaker announced on Tuesday that it": who announced it.
SAID_IT = re.compile(
    r"\s(?:said|says|announced|announces|reported|confirmed)(?: (?:on )?\w+day)?(?: that)?\s$", re.IGNORECASE
)
BOTH = re.compile(
    r"/[A-Z]|\s(?:province|city|state|region|municipality|prefecture)\sof\s[A-Z]"
)  # "Burgas/Varna handled": neither alone
# "ASEAN remains the largest trade partner of the province": a partner is nobody's topic.
A_PARTNER = re.compile(
    r"(?:,[^,;:]{1,60},)?\s(?:is|was|are|were|remains?|remained|became|becomes|stays|stayed|continued to be|ranks? as"
    r"|ranked as)\s(?:(?:still|also|by far|now|currently|again) )*(?:the|its|their|an?|[A-Z]\w+['’]s)\s[^,;:.]{0,60}?"
    r"\b(?:partner|market|destination|source|buyer|customer|supplier|importer|investor|exporter)s?\b"
    r"|\s(?:came|was|ranked|placed|topped|led|headed|followed|contributed|sent|sending)\b[^.;]{0,60}?"
    r"\s[\d.,]+(?: million)? (?:foreign |international )?(?:tourists|visitors|arrivals|travell?ers|holidaymakers)\b"
)
IN_LAND = re.compile(r"\b(?:[a-z]+s|economy|industry|market|sector)\s(?:in|of|across)\s(?:the\s)?$")
OWN_PART = re.compile(
    r"['’]s?\s(?:[\w-]+\s){0,3}(?:business|unit|division|segment|arm|subsidiar(?:y|ies)|branch|affiliates?|brand|operations?|ventures?)\b"
)
# "Located at the mouth of the Zambezi, Chinde handled ...": what lies there is told behind the comma.
LYING = re.compile(
    r"\s*(?:Located|Situated|Nestled|Based|Lying|Covering|Founded|Established|Built|Bordering|Facing|Adjoining|Spanning)\s[^,;]*$"
)
PRONOUNS = (f"{TAKEN_UP}it", f"{TAKEN_UP}there")
ENDS_A_BODY = re.compile(
    r"\b(?:Ministry|Department|Bureau|Office|Institute|Agency|Administration|Commission|Board|Council|Chamber|Authority"
    r"|Committee|Institution|Secretariat) (?:of|for) (?:the )?[^.;:]{1,60}?(?:,| and) (?:the )?$"
)
SAYS = re.compile(r"\b(?:said|says|told|added|noted|explained|stressed|announced|according to)\b")
ECONOMY = re.compile(r"['’]s?\s(?:\w+\s){0,2}economy\b")
APART = re.compile(r"[;:]|,?\s(?:while|whereas|and|but)\s")
# "It was a good year for farmers", "It was the third rise in a row": nobody is "it".
EXPLETIVE = re.compile(
    r"It (?:is|was|has been|marks|marked)(?: also)? (?:an?|the|its) (?:[\w-]+ ){1,3}?"
    r"(?:years?|quarters?|months?|half|days?|weeks?|season|time|rise|fall|increase|decrease|decline|gain|drop|growth"
    r"|rate|pace|figure|level|high|low)\b"
)
# "The country's biggest carmaker said": what another is among its kind.
OF_ITS_KIND = re.compile(
    r"['’]s?\s(?:second|third|fourth|fifth)?[- ]?(?:biggest|largest|top|leading|main|oldest|busiest|No\.? ?\d+)\s"
)
# "51 percent of the country's": of which whole a share is.
WHOLE_OF = re.compile(
    r"(?:%|\bpercent|\bper cent|\bhalf|\bthirds?|\bquarters?|\bfifths?|\btenths?|\bmost|\bbulk) of (?:the )?$"
)
NEAR = 40  # characters before "it" in which that stands
