"""Names that the codebook does not know: the id that one is given, whether it is a firm's, or a place's for short."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

from flows.matching.wording.naming import COMPASS, nationalities
from flows.matching.wording.nobody import is_class

TELLERS = Path(__file__).with_name("tellers.csv")
FIRM = re.compile(
    r"\b(?:Group|Inc|Corp|Corporation|Ltd|Limited|Co|Company|Bank|Holdings|Motors|University|Airport|Port"
    r"|Airlines|plc|PLC|AG|SA)$"
)
# Words that are printed like a name and name nobody: "Group dividend", "in the Member States".
NOBODYS = re.compile(
    r"(?:group|company|board|chair(?:man|woman|person)?|president|directors?|management|chief-executive|ceo|cfo|city"
    r"|province|country|government|member-(?:states?|countries)|states|countries|ports?|airports?|banks?|division"
    r"|(?:.*-)?(?:world-cup|olympics|olympic-games|championships?)|headline|underlying|adjusted|reported|year-end|total-(?!sa$|se$|group$|energies$).*|overall-.*"
    r"|.+-(?:sea|ocean|straits?|mountains?|river))"
)
LYING = re.compile(rf"{COMPASS}(?:-\w+)?\s[A-Z]\w+\s[a-z]+")
LAND = re.compile(r"(?:[a-z]+-)?(?:republic|kingdom|state|sultanate|principality|commonwealth)-of-(?:the-)?.+")
KINDS = frozenset(("province", "municipality", "prefecture"))
PEOPLES = frozenset(("uygur", "uighur", "zhuang", "hui"))  # "Xinjiang Uygur", an autonomous region of China: Xinjiang
AUTONOMOUS = frozenset(("autonomous-region", *(f"{people}-autonomous-region" for people in PEOPLES)))
CITY_WORDS = frozenset(("city", "county", "district", "state", "region", *KINDS, *PEOPLES, *AUTONOMOUS))
COMPANY_WORDS = re.compile(
    r"(?:group|holdings?|inc|corp|corporation|co|company|ltd|limited|plc|ag|sa|nv|se|asa|ab|and|port|airport|bank"
    r"|international|industries|motors?|automobile|automotive|electronics|technologies|outfitters|sportswear"
    r"|pharmaceuticals|stores|brands|foods|metals?|castings?|foundry|foundries|forgings|steel|steels|steelworks|tyres|tires"
    r"|paper|mills|chemicals|cement|mining|mines|minerals|resources|petroleum|energy|retail|supermarkets|airways|airlines"
    r"|aviation|shipping|lines|shipyards?|logistics|telecom|communications|insurance|properties|systems|software"
    r"|networks|media|healthcare|pharma|textiles|engineering|construction|works|breweries|brewery|bakeries|dairies"
    r"|capital|financial|hotels|packaging|plastics|timber|wood|forest|fisheries|seafood|machinery|tools|instruments"
    r"|cables?|batteries|solar|semiconductors?|robotics|oil|gas|oyj|spa|corporation|enterprises)"
)
LEGAL_FORMS = frozenset(
    ("inc", "corp", "corporation", "co", "ltd", "limited", "plc", "ag", "sa", "nv", "se", "asa", "ab", "spa", "oyj")
)
POINTS = {"n": "north", "s": "south", "w": "west", "e": "east"}
COMPASS_LANDS = frozenset(("korea", "africa", "sudan", "macedonia"))
OWNING = re.compile(r"['’][sS]\b")


def plain(name: str) -> str:
    """A name in letters without marks: "Bac Ninh" of "Bắc Ninh", so that both are one."""
    if name.isascii():
        return name
    letters = unicodedata.normalize("NFKD", name.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def provisional_id(name: str) -> str:
    """The id of a subject that only its name is known of; "the", "'s" and "Province" make it no other."""
    words = re.findall(r"[^\W_]+", OWNING.sub("", plain(name)).lower())
    if len(words) == 2 and words[1] in COMPASS_LANDS and (compass := POINTS.get(words[0])) is not None:
        words[0] = compass  # "S. Korea"
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    if len(words) > 1 and words[-1] in KINDS:
        words = words[:-1]
    return "-".join(words)


def shortens(name: str, place: str) -> bool:
    """Whether the id of a name is that of a place, shortened or with what it is ("c-c" of "c-c-group").

    By its first letters too ("ba" of "british-airways"), a city as one ("hai-phong-city" of "hai-phong"), and a firm
    with its legal form ("c-c-co-ltd" of "c-c").
    """
    if len(name) > 1 and name == "".join(word[0] for word in place.split("-") if word):
        return True
    if LAND.fullmatch(name) and name.endswith(f"-of-{place}"):  # "the Republic of Verania"
        return True
    longer, shorter = (name, place) if len(name) > len(place) else (place, name)
    if shorter and longer.removeprefix(shorter + "-") in CITY_WORDS:  # "Hai Phong City", "Hai Phong"
        return True
    form = name.removeprefix(place + "-")
    if place and form != name and (LEGAL_FORMS.issuperset(form.split("-")) or form.replace("-", "") in LEGAL_FORMS):
        return True  # "C & C Co Ltd", "C & C S.A."
    rest = place.removeprefix(name + "-")
    return rest != place and all(COMPANY_WORDS.fullmatch(word) for word in rest.split("-"))


def describes(name: str) -> bool:
    """Whether a name only describes: "Scottish", "Japanese automaker", "Central China airport"."""
    if LYING.fullmatch(name) is not None:
        return True
    first, *others = name.split()
    return all(word.islower() for word in others) and first in _adjectives()


@cache
def _adjectives() -> frozenset[str]:
    return frozenset(word for words in nationalities().values() for word in words)


def names_nobody(known: str) -> bool:
    """Whether the id of a name is that of common words printed with capitals or of a class of goods."""
    return NOBODYS.fullmatch(known) is not None or is_class(known)


@cache
def never_subjects() -> frozenset[str]:
    """The ids of names that only tell figures: agencies, papers, statistics offices (tellers.csv)."""
    return frozenset(provisional_id(name) for name in TELLERS.read_text(encoding="utf-8").splitlines()[1:])
