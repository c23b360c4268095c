"""Whom documents are about by what their reader says: a place, a firm; never the office that tells figures."""

from __future__ import annotations

import re

from flows.matching.codebook import load_codebook
from flows.matching.wording.naming import nationalities
from flows.matching.wording.strangers import never_subjects, provisional_id

# Offices that tell the figures of others. A port's or an airport's authority tells its own.
OFFICE = re.compile(
    r"\b(?:statisti\w+|census|customs|ministry|(?:central|reserve|national) bank|bangko sentral"
    r"|bank negara malaysia|riksbank|norges bank|bundesbank|nationalbank"
    r"|bank al-maghrib|banco central|banque centrale|monetary authority"
    r"|(?:bureau|office|institute|registers?|department|agency|chamber|association|federation|council|treasury)"
    r"(?=$| of\b| for\b| des?\b| national\b)"
    r"|(?:tourism|tourist|visitors?|convention) (?:\w+ ){0,2}(?:authority|board|bureau|commission|organi[sz]ation))\b",
    re.IGNORECASE,
)
BANK_OF = re.compile(r"\b(?:bank|banco|banque) (?:of|de|do|da|indonesia|negara)\b", re.IGNORECASE)
CENTRAL_BANK = re.compile(r"\b(?:central|reserve) bank", re.IGNORECASE)
# "Statistics office INSEE", "Eurostat, the statistical office of the European Union".
STATISTICIAN = (
    r"\b[Ss]tatisti\w+ (?:office|agency|bureau|institute|service|authority),? {name}\b"
    r"|\b{name}, the [^,.;]{{0,40}}\bstatistic"
)
ACRONYM = re.compile(r"[A-Z]{3,}")


def told_of(place: str, subject: str, text: str = "") -> str:
    """The id of whom a text is about by the options: the subject; of an office that tells a land's figures the land.

    The land is the place, else one that the office's name holds ("Statistics Denmark"), else nobody: the text tells.
    """
    if not subject or not _is_office(subject, text):
        return subject_called(subject or place)
    return subject_called(place) if place else _land_in(subject)


def subject_called(name: str) -> str:
    """The id of a subject given by its id, its label or an alias; of a stranger the id that its name makes."""
    return _known(name) or (name and provisional_id(name))


def _known(name: str) -> str:
    subjects = load_codebook().subjects
    if not name or name in subjects:
        return name
    return next((known for known, entry in subjects.items() if name in (entry.label, *entry.aliases)), "")


def _is_office(name: str, text: str) -> bool:
    """Whether a name is an office's, by its words, or those that the text gives for it ("the ... Institute (INE)")."""
    if provisional_id(name) in never_subjects() or re.search(STATISTICIAN.format(name=re.escape(name)), text):
        return True
    if ACRONYM.fullmatch(name):
        written = re.search(rf"((?:[\w'-]+ ){{2,8}})\({name}\)", text)
        return written is not None and _is_office(written[1].strip(), text)
    if BANK_OF.search(name):
        return CENTRAL_BANK.search(text) is not None
    return OFFICE.search(name) is not None


def _land_in(office: str) -> str:
    """The known place in an office's name, by its name or its adjective ("Czech Statistical Office"); "" for none."""
    words = re.findall(r"[\w'-]+", office)
    adjectives = {adjective: land for land, all_of_it in nationalities().items() for adjective in all_of_it}
    for size in range(len(words), 0, -1):
        for at in range(len(words) - size + 1):
            name = " ".join(words[at : at + size])
            if known := adjectives.get(name) or _known(name):
                return known
    return ""
