"""The body: how long until it was calm, what was still there the day after, what it did again and again."""

from vaultkit.pages.said import Said, row, rows
from vaultkit.pages.say import say
from vaultkit.pages.sections.told import duration, figure, linked, place, told_in
from vaultkit.pages.view import View
from vaultkit.pages.wording import plain
from vaultkit.patterns.choices import numbers
from vaultkit.patterns.recurring import Word, named
from vaultkit.patterns.statistics import SHOW_MEDIAN, lower_median
from vaultkit.records.episode import Episode

RECURS = 2
SHOWN = 8


def body(view: View) -> Said:
    words = named(view.days, lambda record: getattr(record, "body", ()))
    again = [_word(view, each) for each in words if len(each.places) >= RECURS]
    return rows((_settled(view), _still_there(view), *again[:SHOWN])).below(say("body.heading"))


def _settled(view: View) -> Said:
    """Of a day with several, the lower middle; a median from five days on, else each."""
    found = numbers(view.days, "settled_after")
    if not found:
        return Said()
    values = [minutes for _, minutes in found]
    days = tuple(place(record)[0] for record, _ in found)
    low, high = min(values), max(values)
    reach = (
        say("body.range", low=_span(low), high=_span(high))
        if low != high
        else say("body.each", span=_span(low))
    )
    links = linked(view, [place(record) for record, _ in found])
    if len(values) < SHOW_MEDIAN:
        parts = [say("body.one", span=_span(minutes), day=told_in(view, record)) for record, minutes in found]
        return row(
            say("body.settled-each", parts=", ".join(parts)),
            *(figure(view, "minutes-to-settle", m, (place(record)[0],)) for record, m in found),
        )
    middle = lower_median(values)
    return row(
        say("body.settled", median=_span(middle), range=reach, n=len(values), days=links),
        *(
            figure(view, f"{name}-minutes-to-settle", value, days, n=len(values))
            for name, value in (("median", middle), ("least", low), ("most", high))
        ),
    )


def _span(minutes: int) -> str:
    return duration(minutes) if minutes else say("body.at-once")


def _still_there(view: View) -> Said:
    """An episode that says nothing of it says neither yes nor no."""
    episodes = [episode for day in view.days for episode in day.of(Episode)]
    found = [place(episode) for episode in episodes if episode.still_there]
    if not found:
        return Said()
    days = tuple(day for day, _ in found)
    return row(
        say("body.still-there", n=len(found), all=len(episodes), days=linked(view, found)),
        figure(view, "still-there", len(found), days, n=len(episodes), unit="episodes"),
    )


def _word(view: View, found: Word) -> Said:
    days = tuple(day for day, _ in found.places)
    return row(
        say("body.word", word=plain(found.word), n=len(days), days=linked(view, found.places)),
        figure(view, "days-named", len(days), days, n=len(view.days), of=found.word),
    )
