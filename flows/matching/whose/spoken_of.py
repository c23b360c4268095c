"""Whether a sentence may be about a name in it, and what follows about the same."""

from __future__ import annotations

from flows.matching.whose.names import ITS, Names, is_bound, owns, stands_behind
from flows.matching.whose.signs import A_PARTNER, EXPLETIVE, LYING, OF, OF_ITS_KIND, PEOPLE, SAW
from flows.matching.whose.tellers import IT_SAYS, OFFICE, TOLD_BY
from flows.matching.wording.printed import ACTS, STRANGER, Phrase
from flows.reading.article import Sentence


def leads(names: Names, phrase: Phrase, sentence: Sentence) -> bool:
    """Whether a sentence may be about a name: not where a preposition binds it, nor where it only tells."""
    text = names.article.text
    if TOLD_BY.search(text, sentence.start, phrase.start) is not None:
        return False
    if A_PARTNER.match(text, phrase.end) is not None:
        return False
    if phrase.key.startswith(STRANGER) and PEOPLE.match(text, phrase.end) is not None:
        return False
    if EXPLETIVE.match(text, phrase.start) or (
        OFFICE.search(text, phrase.start, phrase.end) and IT_SAYS.match(text, phrase.end)
    ):
        return False  # "It was a good year", "the Port Authority said"
    if OF_ITS_KIND.match(text, phrase.end):
        return False
    letters = phrase.key.startswith(STRANGER) and phrase.words == 1 and text[phrase.start : phrase.end].isupper()
    if letters and not owns(text, phrase) and ACTS.match(text, phrase.end) is None:
        return False  # "NODX rose ..." may be a measure's short name
    bound = names.bound(phrase, names.of(sentence))
    if bound and not is_bound(text, phrase):  # "from Chile and Peru"
        return False
    owning = owns(text, phrase) and OF.search(text, max(0, phrase.start - 8), phrase.start)
    fronted = text[sentence.start : phrase.start].strip().lower() in ("in", "in the")  # "In France, growth was ..."
    if LYING.match(text, sentence.start, phrase.start):
        return False
    shown = SAW.search(text, sentence.start, phrase.start) is not None
    return bool(owning) or fronted or shown or not (bound or stands_behind(ITS, text, phrase))
