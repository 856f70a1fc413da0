"""Rules on parts and their whole in running text: sums, printed shares, and the largest part."""

import re
from decimal import Decimal

from assistant.check.edition import Edition, Mention, value_of
from assistant.check.records import Checks
from assistant.check.rounding import Interval, interval, shared_step, step_of, total
from assistant.check.runs import Run, find_runs
from assistant.check.wording import addition, amount, gap, listing, percentage, shown, where
from vectorstore.dutch.numbers import format_number
from vectorstore.records import Contradiction

HUNDRED = Decimal(100)
FOLLOWING = 2
"""So many sentences behind a total may say who lost while others grew."""


def parts_and_whole(edition: Edition) -> Checks:
    """Parts that add up to more than their whole, or to something else where they are said to be all of it."""
    for run in find_runs(edition):
        values = [value_of(part.figure) for part in run.parts]
        step = shared_step(values, None)
        parts = total(interval(value, step) for value in values)
        whole = edition.interval(run.whole.figure)
        too_much, too_little = parts.low > whole.high, run.complete and parts.high < whole.low
        yield _parts_message(run, values) if too_much or too_little else None


def _parts_message(run: Run, values: list[Decimal]) -> Contradiction:
    whole = run.whole.figure
    added = sum(values, Decimal(0))
    named = ", ".join(f"{part.figure.area} {part.figure.printed}" for part in run.parts)
    difference, _, sum_ = gap(added, value_of(whole)).partition(" ")
    more = "meer dan het geheel" if added > value_of(whole) else "minder dan het geheel, terwijl dit alle delen zijn"
    message = (
        f"De tekst ({where(whole.place)}) geeft als geheel {shown(whole)}, maar de delen "
        f"(regel {run.parts[0].figure.place.first_line}: {named}) tellen op tot {format_number(added)} "
        f"({addition(values)}). Dat is {difference} {more} {sum_}; "
        "het geheel of een van de delen is fout."
    )
    quotes = dict.fromkeys([run.whole.sentence.text, *(part.sentence.text for part in run.parts)])
    return Contradiction("delen en geheel", message, tuple(quotes))


def shares(edition: Edition) -> Checks:
    """A share printed behind a part, against that part divided by the whole; and all shares together against 100%."""
    for run in find_runs(edition):
        printed = [(part, share) for part in run.parts if (share := _share_of(edition, part))]
        found = [_compare_share(edition, run, part, share) for part, share in printed]
        if 2 * sum(one is None for one in found) < len(found):
            continue  # most do not fit: these are percentages of something else
        yield from found
        if run.complete and len(printed) == len(run.parts):
            yield _compare_hundred(edition, run, [share for _, share in printed])


def _share_of(edition: Edition, part: Mention) -> Mention | None:
    for mention in edition.in_section(part.figure.place):
        figure = mention.figure
        alone = mention.sentence.text[mention.start + len(figure.printed) :].lstrip()[:1] in ("", ")")
        if mention.beside is part.figure and figure.unit == "%" and figure.kind == "share" and alone:
            return mention
    return None


def _compare_share(edition: Edition, run: Run, part: Mention, share: Mention) -> Contradiction | None:
    whole, value = run.whole.figure, part.figure
    real = edition.interval(value).over(edition.interval(whole)).times(HUNDRED)
    if real.meets(edition.interval(share.figure)):
        return None
    computed = percentage(value_of(value) / value_of(whole) * HUNDRED, value_of(share.figure))
    message = (
        f"Bij {value.area} staat een aandeel van {shown(share.figure)} ({where(value.place)}), maar {value.printed} van "
        f"{whole.printed} (regel {whole.place.first_line}) is {computed} "
        f"({value.printed} : {whole.printed} × 100 = {computed.rstrip('%')}). Het aandeel of een van de aantallen is fout."
    )
    return Contradiction("aandeel", message, (part.sentence.text, run.whole.sentence.text))


def _compare_hundred(edition: Edition, run: Run, printed: list[Mention]) -> Contradiction | None:
    if total(edition.interval(share.figure) for share in printed).meets(Interval(HUNDRED, HUNDRED)):
        return None
    values = [value_of(share.figure) for share in printed]
    message = (
        f"De aandelen van alle delen ({where(run.parts[0].figure.place)}) zijn samen geen 100%, ook niet met afronding: "
        f"{addition(values)}%."
    )
    return Contradiction("aandeel", message, tuple(dict.fromkeys(share.sentence.text for share in printed)))


def largest_part(edition: Edition) -> Checks:
    """ "A had de grootste groei", and in the next sentence most of the growth in B."""
    fractions: dict[str, float] = edition.vocabulary.contradictions["parts"]["fractions"]
    of_it = "|".join(map(re.escape, edition.words("parts", "of_it")))
    pattern = re.compile(rf"\b(?:{of_it})\s+(?:\w+\s+)?({'|'.join(map(re.escape, fractions))})\s", re.IGNORECASE)
    for mention in edition.mentions:
        text = mention.sentence.text
        found = pattern.search(text, mention.start)
        if not found or mention.figure.kind != "change" or mention.figure.area != edition.region:
            continue
        behind = edition.book.find(text[found.end() :])
        first = _superlative_before(edition, mention)
        if behind and first and behind[0].area.name in edition.members:
            share = Decimal(str(fractions[found[1].casefold()]))
            yield _compare_largest(edition, mention, (found[1], share), behind[0].area.name, first)


def _superlative_before(edition: Edition, mention: Mention) -> tuple[str, str] | None:
    """(municipality, sentence) where the sentence before names the one that grew, or shrank, the most."""
    sentences = edition.sections[mention.figure.place.chapter, mention.figure.place.section]
    at = sentences.index(mention.sentence)
    before = sentences[at - 1].text if at else ""
    areas = list(dict.fromkeys(m.area.name for m in edition.book.find(before) if m.area.name in edition.members))
    changes = edition.vocabulary.prose("change_up")
    grew = any(word.endswith(changes) for word in before.casefold().rstrip(".").split())
    most = edition.says(before, edition.words("extremes", "growth"))
    most = most and not edition.says(before, edition.words("extremes", "not"))
    return (areas[0], before) if len(areas) == 1 and most and grew else None


def _compare_largest(
    edition: Edition, mention: Mention, part: tuple[str, Decimal], other: str, first: tuple[str, str]
) -> Contradiction | None:
    """The most that the first can have: the rest of the total, and what the report says that others lost."""
    (named, fraction), (largest, before) = part, first
    whole = abs(value_of(mention.figure))
    have, rest = whole * fraction, whole * (1 - fraction)
    losses = [m for m in edition.in_section(mention.figure.place) if _lost(edition, m, mention, {largest, other})]
    most = rest + sum((abs(value_of(m.figure)) for m in losses), Decimal(0))
    if largest == other or most + step_of(whole, None) >= have:
        return None
    lost = "".join(f" + {format_number(abs(value_of(m.figure)))}" for m in losses)
    losers = listing([m.figure.area for m in losses]) if losses else ""
    loss = f", met wat {losers} verloor erbij" if losers else ""
    message = (
        f"De tekst ({where(mention.figure.place)}) noemt {largest} als de grootste, maar zegt daarna dat van de "
        f"{shown(mention.figure)} {named} in {other} zit. {named.capitalize()} van {mention.figure.printed} is "
        f"ongeveer {amount(have, None)} ({mention.figure.printed} × {format_number(fraction)} = {amount(have, None)}); "
        f"voor {largest} blijft dan hooguit ongeveer {amount(most, None)} over ({mention.figure.printed} - "
        f"{amount(have, None)}{lost} = {amount(most, None)}{loss}), dus minder dan voor {other}."
    )
    quotes = dict.fromkeys([before, mention.sentence.text, *(m.sentence.text for m in losses)])
    return Contradiction("hoogste of laagste", message, tuple(quotes))


def _lost(edition: Edition, mention: Mention, total_: Mention, others: set[str]) -> bool:
    """Whether a figure right behind the total says what another municipality lost, in the same unit."""
    down = edition.vocabulary.prose("change_down")
    same_unit = edition.subjects.of_unit(mention.figure.unit) == edition.subjects.of_unit(total_.figure.unit)
    sentences = edition.sections[total_.figure.place.chapter, total_.figure.place.section]
    near = mention.sentence in sentences[sentences.index(total_.sentence) :][1 : 1 + FOLLOWING]
    elsewhere = mention.figure.area in edition.members and mention.figure.area not in others
    return (
        same_unit
        and near
        and elsewhere
        and mention.figure.kind == "change"
        and edition.says(mention.figure.quote, down)
    )
