"""What figures of a slot are set against: slots that every frame has which says `against`, of the same indicator."""

from __future__ import annotations

from flows.matching.model import Rule, Slot

BASES = ("base_level", "base_level2")  # of the first such slot
BASE_GROWTH = "base_growth"  # of the second one
RATE = "change_percent"
AFTER = (  # "faster than the 5 percent growth in 2014", "after a fall of 3 percent a year earlier"
    "[it] (<yoy>)? (<when>)? (to [figure] ([figure])?)? (<when>)? (,)? <after_rate> (a|an|the)? [base]",
    "[it] (<yoy>)? (<when>)? (to [figure] ([figure])?)? (<when>)? (,)? <after_rate> (a|an|the)? .. <rise> of [base]",
    "[it] (<yoy>)? (<when>)? (to [figure] ([figure])?)? (<when>)? (,)? (after|following|having)! <gone> (<sharply>)?"
    " [base]",
)
SHARED = (
    "[it] (of|to|in)! (the|[anyone's])? (<neutral>)? (<neutral>)? ([measured]|total)! (<when>)? <set_against> [base]",
)
COUNTED = "number"  # the slot of frames whose verb stands behind the figure: "14 million passengers used the airport"
FAR = "[it] (<its_noun>)? .. (<when>)? (,)? <set_against> [base]"
# Behind the figure of a slot, [it], what it is set against, and what it is set against besides.
WHEN = (
    "[it] <set_against> [base]",
    "[it] <set_against> .. <rise> of [base]",
    "[it] (<its_noun>)? \\( [base] \\)",
    "from (<figure_of>)? [base] (<its_noun>)? ([figure])? (<when>)? to (<figure_of>)? [it]",
    "[it] (<its_noun>)? (<when>)? \\( [time] : [base] \\)",
)
TOO = ("[it] <set_against> [figure] <set_against_too> [base]",)


def with_bases(rule: Rule) -> Rule:
    """The rule with the slots of what the slots that it names in `against` are set against; else as it is."""
    read = dict(rule.read)
    for against in rule.against:
        main = rule.read[against]
        units = main.unit if not main.unit or "none" in main.unit else (*main.unit, "none")
        for name in BASES if against == rule.against[0] else (BASE_GROWTH,):
            read[name] = Slot(
                of=against,
                of_indicator=main.of_indicator,
                of_subject=main.of_subject,
                measure=main.measure,
                kind=main.kind,
                unit=units,
                period=f"against [{against}]",
                when=tuple(
                    source.replace("[it]", f"[{against}]").replace("[base]", f"[{name}]")
                    for source in _when(name, against, main)
                ),
            )
    return rule.model_copy(update={"read": read})


def _when(name: str, against: str, main: Slot) -> tuple[str, ...]:
    if name == BASES[1]:
        return TOO
    return (
        *WHEN,
        *((FAR,) if against == COUNTED or any(unit.startswith("{") for unit in main.unit) else ()),
        *(AFTER if main.measure == RATE else SHARED if main.measure == "share" else ()),
    )
