"""The settings in force: each value, where it comes from, and what was found of Obsidian's (`status --settings`, `init`)."""

import json
from collections.abc import Iterable, Iterator
from datetime import date, time
from typing import TYPE_CHECKING, NamedTuple

from vaultkit.cli.shapes.status import FoundValue, OwnNotes, SettingInForce, SettingsInForce
from vaultkit.notes.calendar import WEEKDAYS, WeekRule, rule_text, week_of
from vaultkit.settings import TABLE, lines, load
from vaultkit.settings.values import AUTO

if TYPE_CHECKING:
    from vaultkit.journal.sources import Sources
    from vaultkit.notes.pathformat import PathFormat
    from vaultkit.vault.obsidian import Obsidian

_OF_A_DAY = {"checkin_path": "checkin", "reflection_path": "reflection", "event_folder": "events"}
_OF_A_PERIOD = {"week_path": "week", "month_path": "month", "quarter_path": "quarter"}
_INDENT, _NAMES, _VALUES = 2, 18, 44


def in_force(root: str, text: str, sources: "Sources", today: date) -> SettingsInForce:
    """``text`` is what vaultkit.toml holds; its settings are the ones of ``sources``."""
    theirs, settings = sources.obsidian, sources.settings
    own = _own_rule(sources)
    return SettingsInForce(
        vault=root,
        settings=tuple(_settings(text, sources, today)),
        day_rule=f"a day begins at {settings.day_starts_at:%H:%M}",
        week_rule=_rule_in_words(settings.rule),
        obsidian_folder=theirs.config_folder if theirs.is_there else None,
        own_notes=tuple(_own_notes(sources, today)),
        own_week_rule=_rule_in_words(own) if own else None,
        found=tuple(FoundValue(each.file, each.key, each.value) for each in theirs.found),
        notices=(*sources.notices, *_week_hint(sources)),
    )


def lines_in_force(stands: SettingsInForce) -> Iterator[str]:
    """As a person reads it."""
    yield f"Settings of {stands.vault}"
    for each in stands.settings:
        yield _row(each.name, each.value, f"vaultkit.toml, line {each.line}" if each.line else "default")
        if each.means is not None:
            yield _row("", f"so {each.means}", each.source)
        if each.example is not None:
            yield _row("", f"today {each.example}")
    yield from ("", f"Here {stands.day_rule}; {stands.week_rule}.", "")
    if stands.obsidian_folder is None:
        yield "No settings of Obsidian's were found."
    else:
        yield f"Found of Obsidian's settings, in {stands.obsidian_folder}"
    for own in stands.own_notes:
        yield _row(f"notes of a {own.period}", own.path, own.source)
        yield _row("", f"today {own.example}")
        if own.template:
            yield _row("", f"made from {own.template}.md")
    if stands.own_week_rule:
        yield _row("their weeks", stands.own_week_rule)
    for found in stands.found:
        yield _row(found.key, found.value, found.file)
    if stands.notices:
        yield from ("", *stands.notices)


def lines_found(sources: "Sources", today: date) -> Iterator[str]:
    """What `init` says: what there is of Obsidian's settings, and what vaultkit makes of it."""
    theirs = sources.obsidian
    if not theirs.is_there:
        yield "No settings of Obsidian's are here."
        yield from _own_paths(sources, today)
        return
    yield f"Your Obsidian settings ({theirs.config_folder}) say:"
    words = {"day": "daily notes", "week": "weekly notes"}
    own = {each.period: each for each in _own_notes(sources, today) if each.period in words}
    for period, name in words.items():
        there = own.get(period)
        yield _row(name, there.example, _source(sources, there.source)) if there else _row(name, "none")
    if rule := _own_rule(sources):
        yield _row("their weeks", _rule_in_words(rule))
    yield _row("templates", ", ".join(theirs.template_places) or "none")
    yield _row("links", _links(sources))
    if theirs.ignored.filters:
        yield _row("left out", ", ".join(theirs.ignored.filters))
    if theirs.known_locale:
        yield _row("dates", f"in the language {theirs.known_locale}", _file_of(theirs, "localeOverride"))
    yield from _own_paths(sources, today)
    yield from (*sources.notices, *sources.unfollowed, *_week_hint(sources))


def _own_paths(sources: "Sources", today: date) -> Iterator[str]:
    """Where vaultkit's own notes go."""
    settings = sources.settings
    pages = settings.index_path.rpartition("/")[0] or "the vault's top"
    yield "vaultkit's own notes:"
    if settings.layout == "daily" and sources.daily_notes:
        yield _row("morning, evening", f"{sources.daily_notes.form.format(today)}.md, your daily note")
    else:
        yield _row("evening", f"{settings.reflection.format(today)}.md")
        if sources.daily_notes:
            yield _row("", 'layout = "daily" would put morning and evening into your daily note')
    yield _row("pages", f"in {pages}")


def _source(sources: "Sources", file: str) -> str:
    """A plugin that is on and was never set up has no file."""
    found = {each.file for each in sources.obsidian.found}
    return file if file in found else "Obsidian's default"


def _row(name: str, value: str, where: str | None = None) -> str:
    width = _VALUES if where else 0
    return f"{'':{_INDENT}}{name:{_NAMES}}{value:{width}}  {where or ''}".rstrip()


def _settings(text: str, sources: "Sources", today: date) -> Iterator[SettingInForce]:
    stands, as_written = lines(text), load(text)
    for setting in TABLE:
        open_ = _left_open(setting.name, sources) if getattr(as_written, setting.name) == AUTO else _NOTHING
        yield SettingInForce(
            setting.name,
            _written(getattr(as_written, setting.name)),
            stands.get(setting.name),
            open_.means,
            open_.source,
            _example(setting.name, sources, today),
        )


class _Open(NamedTuple):
    """What a setting comes to that is `auto`, and the file of Obsidian's that says so."""

    means: str | None
    source: str | None


_NOTHING = _Open(None, None)


def _left_open(name: str, sources: "Sources") -> _Open:
    theirs = sources.obsidian
    if name == "links":
        return _Open(_links(sources), _file_of(theirs, "useMarkdownLinks", "newLinkFormat"))
    if name == "locale":
        return _Open(
            sources.settings.locale, _file_of(theirs, "localeOverride") if theirs.known_locale else None
        )
    if name == "obsidian_folder":
        return _Open(theirs.config_folder if theirs.is_there else "none", None)
    if name in ("daily_path", "weekly_path"):
        period, own = ("day", sources.daily_notes) if name == "daily_path" else ("week", sources.weekly_notes)
        there = theirs.periodic.get(period)
        return _Open(own.form.text if own else "none", there.source if own and there else None)
    return _NOTHING


def _example(name: str, sources: "Sources", today: date) -> str | None:
    settings = sources.settings
    if name in _OF_A_DAY:
        form: PathFormat = getattr(settings, _OF_A_DAY[name])
        return form.format(today) + ("" if name == "event_folder" else ".md")
    if name in _OF_A_PERIOD:
        return _path_of(_OF_A_PERIOD[name], getattr(settings, _OF_A_PERIOD[name]), today)
    own = {"daily_path": sources.daily_notes, "weekly_path": sources.weekly_notes}.get(name)
    return _path_of("week" if name == "weekly_path" else "day", own.form, today) if own else None


def _own_notes(sources: "Sources", today: date) -> Iterator[OwnNotes]:
    for period, own in sources.obsidian.periodic.items():
        form = sources.obsidian.form(period, sources.settings.locale)
        if form is not None:
            source = _source(sources, own.source)
            yield OwnNotes(period, own.path, _path_of(period, form, today), own.template, source)


def _path_of(period: str, form: "PathFormat", today: date) -> str:
    """The path of the note of today, or of the week, month … it is in: as of its first day, as these plugins make it."""
    first = {
        "week": week_of(today, form.rule).start,
        "month": today.replace(day=1),
        "quarter": today.replace(month=(today.month - 1) // 3 * 3 + 1, day=1),
        "year": today.replace(month=1, day=1),
    }
    return f"{form.format(first.get(period, today))}.md"


def _links(sources: "Sources") -> str:
    if sources.style == "markdown":
        return "Markdown links"
    return "wikilinks"


def _file_of(theirs: "Obsidian", *keys: str) -> str | None:
    return next((each.file for each in theirs.found if each.key in keys), None)


def _written(value: object) -> str:
    """A value as vaultkit.toml writes it."""
    if isinstance(value, time):
        return f'"{value:%H:%M}"'
    if value is None or isinstance(value, date):
        return f'"{value or ""}"'
    return json.dumps(value, ensure_ascii=False)


def _own_rule(sources: "Sources") -> WeekRule | None:
    """By which the weeks of a person's own notes are counted, if they make such notes and not as vaultkit counts them."""
    form = sources.obsidian.form("week", sources.settings.locale)
    return form.rule if form is not None and form.rule != sources.settings.rule else None


def _week_hint(sources: "Sources") -> Iterable[str]:
    """Which setting would follow the weeks that were chosen in Obsidian, where vaultkit's are others."""
    theirs, ours = sources.obsidian, sources.settings.rule
    rule = theirs.week_rule(sources.settings.locale)
    if rule == ours or not (theirs.week_start or theirs.known_locale):
        return
    yield (
        f"By Obsidian's settings {_rule_in_words(rule)}. On vaultkit's pages {_rule_in_words(ours)}; "
        f'week_rule = "{rule_text(rule)}" would follow it.'
    )


def _rule_in_words(rule: WeekRule) -> str:
    """Such as "a week begins on Monday, and the first of a year holds 4 January"."""
    return f"a week begins on {WEEKDAYS[rule.first_day]}, and the first of a year holds {rule.january_day} January"
