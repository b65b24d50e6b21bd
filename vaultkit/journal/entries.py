"""Quick entry: what is said at the command line goes into the day's note, or into a note of its own."""

import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce
from typing import TypeVar

from vaultkit.errors import CannotWrite, RequestWrong
from vaultkit.journal.carrying import Report
from vaultkit.journal.filling import Filling
from vaultkit.journal.journal import Journal
from vaultkit.journal.mending import REPAIRS, ended, meant, mending
from vaultkit.journal.said import NOTHING, ONE_LINE, Answer, Said, answer, from_tag, read_said
from vaultkit.journal.sheets import Sheet, Sheets, names_of, words
from vaultkit.notes.names import Name, key
from vaultkit.patterns.history import OneThing
from vaultkit.patterns.rifts import Rift
from vaultkit.patterns.themes import title
from vaultkit.plan import Write
from vaultkit.records.fields import NAME, NAMES, TITLES, WORDS, Property
from vaultkit.records.kind import Kind
from vaultkit.records.kinds import KINDS
from vaultkit.records.record import Misfit
from vaultkit.records.reflection import REFLECTION
from vaultkit.records.repair import REPAIR
from vaultkit.records.trigger import TRIGGER
from vaultkit.vault.files import MAX_BYTES

T = TypeVar("T")

_TRIES = 8
"""Somebody may save the note in between; then it is read again, a little later each time."""
_PAUSE = 0.02
"""Seconds. Not the same for two that write at once."""
_FEW = 4


@dataclass(frozen=True, slots=True)
class Logged:
    """What was written where: the properties by name, and the words that were added to the text.

    ``replaced``: whether something that was there is not any more.
    """

    path: str
    made: bool
    added: tuple[str, ...] = ()
    prose: str = ""
    replaced: bool = False


def sayable(kind: Kind) -> tuple[Property, ...]:
    """What may be said of a kind: where it is told in the evening's note, also what that may hold."""
    told = (kind, REFLECTION) if kind.told_in else (kind,)
    # The evening's note is not hidden for the sake of one thing in it; a day is said otherwise, by --day.
    common = (of for of in told[-1].common if of.name not in ("day", *(["private"] if kind.told_in else [])))
    return (*(of for each in reversed(told) for of in each.properties), *common)


@dataclass(frozen=True)
class Entries:
    """Entries of one day in an opened journal that has been looked at.

    ``new``: never into a note that is there already, where a day can have several. ``replace``: a value may take the
    place of another. ``shown``: so may those that a person was shown, but a day's second number stands beside its first.
    """

    journal: Journal
    day: date
    new: bool = False
    replace: bool = False
    shown: bool = False

    # What may be said.

    def read(self, kind: Kind, given: tuple[str, ...], piped: str = "") -> Said:
        """Nothing behind an `=` takes a value out, with --replace."""
        said = _told(kind, lambda: read_said(given, sayable(kind), self.journal.today, piped))
        return replace(said, answers=tuple(each for each in said.answers if each.values or self.replace))

    def answer(self, kind: Kind, of: Property, typed: str) -> Answer:
        return _told(kind, lambda: answer(of, typed, self.journal.today))

    def questions(self, kind: Kind, *, every: bool, is_there: bool) -> tuple[Property, ...]:
        """What is asked for behind the name: what the template leaves blank, then a few more; or everything.

        Of something new first when it began, of what ``is_there`` when it ended, or else what is told afterwards.
        """
        if kind.told_in:
            return tuple(REFLECTION.by_name[name] for name in (kind.told_in, *kind.asks))
        asked = {key(of.name): of for of in kind.properties if of.name != kind.named}
        if every:
            return tuple(asked.values())
        if is_there and kind.later:
            return tuple(asked[name] for name in map(key, kind.later[:_FEW]))
        template = self.journal.templates[kind.template].properties
        wanted = [
            kind.ends if is_there else kind.begins,
            *(name for name, values in template.items() if not any(map(str.strip, values))),
            *kind.asks,
            *(["adjust_tried"] if self._last_weeks_thing() else []),
        ]
        return tuple(dict.fromkeys(asked[key(name)] for name in wanted if key(name) in asked))

    def known(self, of: Property) -> tuple[str, ...]:
        """What a property may be completed with: its words, and what it held before anywhere in the vault."""
        offered, history = of.type.allowed, self.journal.history
        if of.offers:
            offered += self.journal.settings.words.offered(of.offers)
        if of.of_kind == TRIGGER.name:
            offered += tuple(theme.name for theme in history.triggers.values() if not theme.hidden)
        elif of == REPAIRS:
            offered += tuple(rift.name for rift in history.rifts.all if rift.name and rift.is_open(self.day))
        elif of.type in (NAME, NAMES, TITLES, WORDS) and of.name != "aliases":  # of a hidden trigger, perhaps
            offered += self._held_before(of)
        first: dict[str, str] = {}
        for word in offered:
            first.setdefault(key(word), word)
        return tuple(first.values())

    def _held_before(self, of: Property) -> tuple[str, ...]:
        """What was said most comes first; then the notes that are of such a kind."""
        records, kind = self.journal.index.records(), of.of_kind
        alike = {each.name for known in KINDS for each in known.properties if kind and each.of_kind == kind}
        values = (getattr(record, name, None) for record in records for name in alike or {of.name})
        said = Counter(word for value in values for word in words(value))
        notes = (title(record) for record in records if kind and record.kind == kind)
        return (*(word for word, _ in said.most_common()), *notes)

    def hint(self, of: Property) -> str:
        """What an answer is about, where it is about something the person wrote before."""
        thing = self._last_weeks_thing() if of.name == "adjust_tried" else None
        return f'last week\'s one thing: "{thing.text}". How did it go?' if thing else ""

    def _last_weeks_thing(self) -> OneThing | None:
        return self.journal.history.untold(self.day)

    def open_names(self, kind: Kind) -> tuple[str, ...]:
        """What those are called that have not ended yet."""
        records = [r for r in self.journal.index.records() if r.kind == kind.name and kind.is_open(r)]
        names = [name for each in records for name in names_of(each, kind)]
        if kind.named and kind.by_name[kind.named].of_kind == TRIGGER.name:
            names = [name for name in names if not self._is_hidden(name)]
        return tuple(dict.fromkeys((*names, *(self.known(REPAIRS) if kind is REPAIR else ()))))

    def _is_hidden(self, trigger: str) -> bool:
        history = self.journal.history
        theme = history.triggers.get(history.called(TRIGGER.name).theme(Name(trigger)))
        return theme is not None and theme.hidden

    def waiting(self, kind: Kind, name: str) -> str:
        """The note of that name of this week, where something of it is usually told afterwards and is not yet."""
        lately = self._sheets.lately(kind, (self.named(kind, name),)) if kind.later and name.strip() else []
        return next((title(each) for each in reversed(lately) if kind.is_open(each)), "")

    # What is written.

    def log(self, kind: Kind, name: str, given: Said) -> tuple[Logged, ...]:
        """Add an entry to the notes it belongs in, which are made if they are not there.

        All of it fits, or nothing is written. Where the disk then refuses one of two notes, what was written is said.
        """
        return self._written(self._parts(kind, self.named(kind, name), given))

    def note(self, kind: Kind, name: str = "") -> str:
        """The path of a note of that kind, made from its template if it is not there, with its regions filled."""
        there = None if kind.lasting or kind.event else self._sheets.day_note(kind)
        if there:
            return there
        [logged] = self._written([(kind, self.named(kind, name), NOTHING)])
        self.journal.fill(logged.path)
        return logged.path

    def sheet(self, kind: Kind, name: str) -> Sheet:
        """The note that an entry would go into, as it is."""
        if kind.told_in:
            return self._sheets.sheet(REFLECTION, (), NOTHING)
        names = self._called(kind, self.named(kind, name), NOTHING)[0]
        return replace(self._sheets, asks=True).sheet(kind, names, NOTHING)

    def light_rift(self, kind: Kind, name: str) -> Rift | None:
        """The rift that a repair's name means, where a tag began it."""
        if kind is not REPAIR or self.new:
            return None
        return meant(self.journal.history.rifts, self.named(kind, name), self.day)

    def named(self, kind: Kind, typed: str) -> str:
        """A name as it was typed, in words where that was a tag."""
        if len(typed.strip().splitlines()) > 1:
            raise RequestWrong(f"{ONE_LINE[:1].upper()}{ONE_LINE[1:]}.", "Nothing was written.")
        name = _told(kind, lambda: from_tag(typed, kind.name, kind.named)) or typed.strip()
        if name and not key(name):
            raise RequestWrong(f"{name!r} is no name.", "Nothing was written.")
        return name

    @property
    def _sheets(self) -> Sheets:
        return Sheets(self.journal, self.day, self.new)

    @property
    def _filling(self) -> Filling:
        return Filling(self.journal, self.replace, self.shown)

    def _parts(self, kind: Kind, name: str, given: Said) -> list[tuple[Kind, str, Said]]:
        """What of an entry goes where: what is told in the evening's note may go into its own note, too."""
        rift = self.light_rift(kind, name)
        if kind is REPAIR and not rift:
            name, ending = ended(name)
            given = _told(kind, lambda: reduce(Said.and_, ending, given))
            rift = self.light_rift(kind, name)
        if rift:
            return [mending(rift, given)]
        if not kind.told_in:
            return [(kind, name, given)]
        own = tuple(each for each in given.answers if each.of in kind.properties)
        rest = tuple(each for each in given.answers if each not in own)
        if name.strip():
            rest = (Answer(REFLECTION.by_name[kind.told_in], (name,), by_name=True), *rest)
        is_told = given.prose or len(given.answers) > len(own) or not own
        return [
            *([(REFLECTION, "", Said(rest, given.prose))] if is_told else []),
            *([(kind, name, Said(own))] if own else []),
        ]

    def _written(self, parts: list[tuple[Kind, str, Said]]) -> tuple[Logged, ...]:
        import random  # noqa: PLC0415 - wanted only by a write

        done: dict[str, Logged] = {}
        for tried in range(_TRIES):
            time.sleep(tried * random.uniform(0, _PAUSE))  # noqa: S311 - no secret
            planned = [self._planned(*part) for part in parts]
            for logged, step in planned:
                if step or logged.path not in done:
                    done[logged.path] = logged
            report = Report()
            self.journal.carry_out(tuple(step for _, step in planned if step), report)
            for refused in report.refused.values():
                for path in (*report.made, *report.changed):
                    refused.help += f" {path} has its part already; said again, only the rest is added."
                raise refused
            if not report.left:
                return tuple(done.values())
        raise CannotWrite(
            f"{report.left[0]} is being written in by something else, and was left alone.", "Try again."
        )

    def _planned(self, kind: Kind, name: str, given: Said) -> tuple[Logged, Write | None]:
        names, called = self._called(kind, name, given)
        sheet = replace(self._sheets, says=self._says).sheet(kind, names, given)
        if called and sheet.before is None:
            named = Said((called,), given.prose)
            given = _told(kind, lambda: reduce(Said.and_, given.answers, named))
        filled = self._filling.filled(sheet, given)
        data, is_new = filled.text.encode(), sheet.before is None
        if data == sheet.before:
            return Logged(sheet.path, made=False), None
        if len(data) > MAX_BYTES:
            larger = f"would be larger than {MAX_BYTES // 1024**2} MiB, and not be read any more."
            raise CannotWrite(f"{sheet.path} {larger}", "Nothing was written.")
        step = replace(sheet.step, data=data, mtime=None if given else sheet.step.mtime)
        return Logged(sheet.path, is_new, filled.added, filled.prose, filled.replaced), step

    def _says(self, sheet: Sheet, given: Said) -> bool:
        with suppress(CannotWrite, RequestWrong):
            return self._filling.filled(sheet, given).text == sheet.text
        return False

    def _called(self, kind: Kind, name: str, given: Said) -> tuple[tuple[str, ...], Answer | None]:
        """The names that were given for a note, several people perhaps; and the property that ``name`` fills."""
        if not kind.named:
            return (name,) if name.strip() else (), None
        if not name.strip():
            said = (each.called for each in given.answers if each.of.name == kind.named)
            return next(said, ()), None
        called = self.answer(kind, kind.by_name[kind.named], name)
        if not any(map(str.strip, called.called)):
            raise RequestWrong(f"{name!r} is no name.", "Nothing was written.")
        return called.called, called


def _told(kind: Kind, read: Callable[[], T]) -> T:
    try:
        return read()
    except Misfit as misfit:
        close = misfit.did_you_mean
        where = REFLECTION.name if kind.told_in else kind.name
        help_ = f"Did you mean {close}?" if close else f"vaultkit kinds {where} says what fits."
        raise RequestWrong(f"{misfit.message[:1].upper()}{misfit.message[1:]}.", help_) from None
