"""On a person's page: what was asked and said, and promises both ways. Of theirs nothing is counted, and none is quoted."""

from vaultkit.pages.said import Figure, Said, row
from vaultkit.pages.say import say, word
from vaultkit.pages.sections.commitments import promise_told, promises_counted
from vaultkit.pages.sections.places import latest
from vaultkit.pages.sections.quiet import is_quiet
from vaultkit.pages.sections.themes import about, tally
from vaultkit.pages.sections.told import figure, linked, place, spread, told_in
from vaultkit.pages.view import View
from vaultkit.pages.wording import quoted
from vaultkit.patterns import people
from vaultkit.patterns.promises import promises as promises_of
from vaultkit.patterns.statistics import SHOW_MEDIAN, lower_median
from vaultkit.patterns.themes import PERSON, Theme
from vaultkit.records.exchange import Exchange

# What was asked and said.


def talks(view: View) -> Said:
    if (found := about(view, PERSON)) is None:
        return Said()
    theme, _ = found
    known = tuple(
        each for each in people.talks(view.history, theme.key, view.as_of) if not is_quiet(view, each)
    )
    if not known:
        return Said()
    dates = [each.day for each in known if each.day]
    counted = tally(view, "exchanges", theme, dates, "exchanges")
    told = latest(view, counted, [(each.day, each) for each in known if each.day], _talk)
    return (_asked(view, theme, known) + _heard(theme, known) + told).below(say("talks.heading"))


def _talk(view: View, talk: Exchange) -> Said:
    """Such as "14 Jun: asked for something small, felt heard 9 of 10, it was settled. "my words"."""
    scales = (("needs.felt-heard", talk.felt_heard), ("needs.ease", talk.ease))
    known = [(name, number) for name, number in scales if number is not None]
    parts = [word("ask-size", str(talk.ask_size or 0))] if talk.asked or talk.ask_size else []
    parts += [say(name, number=number) for name, number in known]
    parts += [word("talk-ended", talk.talk_ended)] if talk.talk_ended else []
    told = say("talks.talk", day=told_in(view, talk), parts=parts or [say("talks.plain")])
    told += say("talks.phrasing", quote=quoted(talk.phrasing)) if talk.phrasing else ""
    day, _ = place(talk)
    return row(told, *(figure(view, name.replace(".", "-"), number, (day,)) for name, number in known))


def _asked(view: View, theme: Theme, known: tuple[Exchange, ...]) -> Said:
    asked = [place(each) for each in known if each.asked or each.ask_size]
    if not asked or len(known) == 1:
        return Said()
    first, last = place(known[0])[0], place(known[-1])[0]
    days = tuple(day for day, _ in asked)
    return row(
        say("talks.asked", asked=len(asked), n=len(known), links=linked(view, asked)),
        Figure("requests", theme.name, len(asked), len(known), "exchanges", first, last, days),
    )


def _heard(theme: Theme, known: tuple[Exchange, ...]) -> Said:
    """Median and range once there are enough; below, each stands in its row."""
    heard = [(place(each)[0], each.felt_heard) for each in known if each.felt_heard is not None]
    if len(heard) < SHOW_MEDIAN:
        return Said()
    days, numbers = zip(*heard, strict=True)
    return row(
        say("talks.heard", spread=spread(numbers), n=len(heard), all=len(known)),
        Figure(
            "median-felt-heard",
            theme.name,
            lower_median(numbers),
            len(heard),
            "exchanges",
            days[0],
            days[-1],
            days,
        ),
    )


# Promises.


def promises(view: View) -> Said:
    """As they are told of everybody."""
    if (found := about(view, PERSON)) is None:
        return Said()
    theme, _ = found
    first = next(iter(view.history.days))
    notes = people.promises(view.history, theme.key)
    made = [
        each for each in promises_of(view.history, first, view.as_of, notes) if not is_quiet(view, each.note)
    ]
    if not made:
        return Said()
    counted = tally(view, "promises", theme, [each.made for each in made], "promises")
    own = promises_counted(view, [each for each in made if each.is_own])
    told = latest(view, counted, [(each.made, each) for each in made], promise_told)
    return (own + told).below(say("commitments.heading"))
