"""What you chose: urge, pause and response, the inner voice, how it was between you and others, boundaries."""

from collections.abc import Callable, Iterable
from datetime import date

from vaultkit.notes.names import as_tag
from vaultkit.pages.said import Figure, Said, row, rows
from vaultkit.pages.say import say, word
from vaultkit.pages.sections.quiet import is_quiet
from vaultkit.pages.sections.told import Place, duration, figure, linked, newest, place, spread, told_in
from vaultkit.pages.view import View
from vaultkit.pages.wording import quoted
from vaultkit.patterns.choices import FOLLOWED, SCALES, answers, boundaries, listening, numbers, voices
from vaultkit.patterns.statistics import SHOW_MEDIAN, lower_median
from vaultkit.records.boundary import Boundary
from vaultkit.records.episode import Episode

SHOWN = 7
COUNTED = 3
"""From this many on the answers to urges are counted."""


def chosen(view: View) -> Said:
    found = answers(view.days)
    answered = [(place(each), each) for each in found if _did(each) or not is_quiet(view, each)]
    told = newest(view, answered, _answer, SHOWN, "answers")
    parts = (told, _urges(view, found), _voice(view), _between(view), _listening(view), _boundaries(view))
    return rows(parts).below(say("chosen.heading"))


def _did(episode: Episode) -> bool:
    """Whether it tells of more than what was said."""
    return bool(episode.urge) or episode.pause is not None


def _answer(view: View, episode: Episode) -> Said:
    """Such as "Thu 5: urge to push back, 8 of 10, partly followed; paused 20 minutes. "went upstairs".

    Of what was said to someone about whom nothing is prompted, no word.
    """
    day, _ = place(episode)
    parts, figures = [_urge(episode)] if episode.urge else [], []
    if episode.urge and episode.urge_strength is not None:
        figures.append(figure(view, "urge-strength", episode.urge_strength, (day,)))
    if episode.pause is not None:
        parts.append(
            say("chosen.pause", span=duration(episode.pause)) if episode.pause else say("chosen.at-once")
        )
        figures.append(figure(view, "pause", episode.pause, (day,), unit="minutes"))
    did = "; ".join(parts)
    said = quoted(episode.my_response) if episode.my_response and not is_quiet(view, episode) else ""
    name = "chosen.both" if did and said else "chosen.did" if did else "chosen.said"
    return row(say(name, link=told_in(view, episode), did=did, said=said), *figures)


def _urge(episode: Episode) -> str:
    parts = [say("chosen.urge", urge=word("urge", episode.urge or ""))]
    if episode.urge_strength is not None:
        parts.append(say("chosen.strength", strength=episode.urge_strength))
    if episode.acted_on_urge:
        parts.append(word("followed", episode.acted_on_urge))
    return ", ".join(parts)


def _urges(view: View, found: Iterable[Episode]) -> Said:
    """Such as "Of 5 urges: followed 1, partly followed 2, not followed 2"."""
    told = [episode for episode in found if episode.urge and episode.acted_on_urge]
    if len(told) < COUNTED:
        return Said()
    parts, figures = [], []
    for answer in FOLLOWED:
        if those := [place(episode) for episode in told if episode.acted_on_urge == answer]:
            parts.append(say("chosen.part", what=word("followed", answer), n=len(those)))
            figures.append(_figure(view, f"urges-followed-{as_tag(answer)}", those, len(told), "urges"))
    return row(say("chosen.urges", n=len(told), parts=", ".join(parts)), *figures)


def _voice(view: View) -> Said:
    said = [(e.self_voice, place(e)) for e in voices(view.days) if e.self_voice]
    return _by_word(view, "chosen.voice", said, lambda each: word("voice", each))


def _listening(view: View) -> Said:
    said = [(how, place(e)) for e in listening(view.days) for how in e.listened]
    return _by_word(view, "chosen.listening", said, lambda each: word("listening", each))


def _by_word(view: View, name: str, said: list[tuple[str, Place]], shown: Callable[[str], str]) -> Said:
    """Such as "Inner voice, noted on 2 of 6 days: plain Mon 2, kind Fri 6"."""
    if not said:
        return Said()
    found: dict[str, list[Place]] = {}
    for each, where in said:
        found.setdefault(each, []).append(where)
    parts = [
        say("chosen.at", what=shown(each), places=linked(view, places)) for each, places in found.items()
    ]
    what = name.rpartition(".")[2]
    figures = [
        figure(view, f"{what}-{as_tag(each)}", len(on), on, n=len(view.days))
        for each, places in found.items()
        if (on := {day for day, _ in places})
    ]
    told = ("; " if any(", " in part for part in parts) else ", ").join(parts)
    days = {day for _, (day, _) in said}
    written = figure(view, f"{what}-days", len(days), days, n=len(view.days))
    return row(say(name, n=len(days), days=len(view.days), parts=told), written, *figures)


def _between(view: View) -> Said:
    """Such as "Between you, of 10: warmth 7 Fri 6; curiosity median 5, range 3–8 (n = 6 of 7 days written)"."""
    told = [said for scale in SCALES if (said := _scale(view, scale))]
    if not told:
        return Said()
    parts = "; ".join(line for said in told for line in said.lines)
    return row(say("chosen.between", parts=parts), *(figure for said in told for figure in said.figures))


def _scale(view: View, scale: str) -> Said:
    found = numbers(view.days, scale)
    if not found:
        return Said()
    name, values = word("scale", scale), [number for _, number in found]
    if len(found) < SHOW_MEDIAN:
        each = (say("chosen.at", what=number, places=told_in(view, record)) for record, number in found)
        figures = [figure(view, scale, number, (place(record)[0],)) for record, number in found]
        return row(say("chosen.scale", scale=name, numbers=", ".join(each)), *figures)
    n, written, days = len(values), len(view.days), [place(record)[0] for record, _ in found]
    said = say("chosen.scale-median", scale=name, spread=spread(values), n=n, days=written)
    ends = (("median", lower_median(values)), ("lowest", min(values)), ("highest", max(values)))
    return row(
        said,
        figure(view, f"{scale}-days", n, days, n=written),
        *(figure(view, f"{what}-{scale}", value, days, n=n) for what, value in ends),
    )


def _boundaries(view: View) -> Said:
    found = boundaries(view.history, view.period.start, view.end)
    told = [((day, each.path), (day, each)) for day, each in found if not is_quiet(view, each)]
    return newest(view, told, _boundary, SHOWN, "boundaries")


def _boundary(view: View, told: tuple[date, Boundary]) -> Said:
    day, boundary = told
    link, stands = view.day_link(boundary.path, day), word("boundary", boundary.boundary_status or "stated")
    if boundary.wording:
        return row(say("chosen.boundary", stands=stands, link=link, wording=quoted(boundary.wording)))
    return row(say("chosen.boundary-alone", stands=stands, link=link))


def _figure(view: View, what: str, places: list[Place], n: int, unit: str) -> Figure:
    return figure(view, what, len(places), (day for day, _ in places), n=n, unit=unit)
