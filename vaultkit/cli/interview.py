"""What a questionnaire asks about a note of a kind, and what its answers say."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from vaultkit.cli.asking import Question, ask
from vaultkit.errors import RequestWrong, VaultkitError
from vaultkit.journal.entries import Entries
from vaultkit.journal.said import NOTHING, Said, has_commas
from vaultkit.journal.sheets import Sheet
from vaultkit.records.fields import DAY, DAYS, NAME, Property
from vaultkit.records.kind import Kind

_WORDS = Question("your words", "anything you want to say; a #tag counts")


@dataclass(frozen=True)
class Told:
    """What was said: the note's name, what goes into it, and by which entries."""

    entries: Entries
    name: str
    given: Said


@dataclass(frozen=True)
class Interview:
    """First what the note is about, then what it holds, then whatever else there is to say."""

    entries: Entries
    kind: Kind
    name: str = ""
    every: bool = False
    _seen: dict[str, Sheet] = field(default_factory=dict)
    """By name. What is asked for does not change while it is answered; what is written is looked at again."""

    def told(self) -> Told | None:
        """What the person says; None if they left. Raises where nothing could be written, before anything is asked."""
        if not self._asks_name:
            self._sheet(self.name)
        answers = ask(self.question)
        if answers is None:
            return None
        *typed, prose = answers[self._asks_name :]
        name = self._called(answers)
        entries = self._entries(name)
        said = zip(self._properties(name), typed, strict=True)
        given = tuple(entries.answer(self.kind, of, value) for of, value in said if value)
        if not (name or given or prose):
            return Told(entries, "", NOTHING)
        began = self._begins_today(name)
        if began and began.name not in Said(given).names:
            given = (entries.answer(self.kind, began, entries.day.isoformat()), *given)
        return Told(entries, name, Said(given, prose))

    def question(self, answers: tuple[str, ...]) -> Question | None:
        """The one behind these answers; None behind the last."""
        at, name = len(answers) - self._asks_name, self._called(answers)
        if at < 0:
            return self._name_question
        properties = self._properties(name)
        place = f"{at + 1} of {len(properties) + 1}"
        if at == len(properties):
            return replace(_WORDS, fits=place)
        return self._about(properties[at], name, place) if at < len(properties) else None

    def _properties(self, name: str) -> tuple[Property, ...]:
        is_there = (
            self._sheet(name).before is not None or self.entries.light_rift(self.kind, name) is not None
        )
        return self.entries.questions(self.kind, every=self.every, is_there=is_there)

    @property
    def _asks_name(self) -> bool:
        return not self.name and not self.kind.told_in and bool(self.kind.named or self.kind.lasting)

    def _called(self, answers: tuple[str, ...]) -> str:
        return answers[0] if answers and self._asks_name else self.name

    def _entries(self, name: str) -> Entries:
        """Without a name no note is meant that is there already."""
        entries = self.entries
        return replace(entries, new=entries.new or not name, shown=True)

    def _sheet(self, name: str) -> Sheet:
        if name not in self._seen:
            self._seen[name] = self._entries(name).sheet(self.kind, name)
        return self._seen[name]

    def _begins_today(self, name: str) -> Property | None:
        """What dates the beginning of a note that needs one and is not there yet: the day, if nothing else is said."""
        if self.entries.light_rift(self.kind, name):
            return None
        began = self.kind.by_name.get(self.kind.begins)
        return began if began and began.bold and self._sheet(name).before is None else None

    @property
    def _name_question(self) -> Question:
        kind, known = self.kind, self.entries.known
        called = Property("name", NAME, f"what the {kind.name} is called", of_kind=kind.name)
        of = kind.by_name[kind.named] if kind.named else called
        words = tuple(dict.fromkeys((*self.entries.open_names(kind), *known(of))))
        return Question(of.name, of.prose, _fits(of), words, has_commas(of), self._name_problem)

    def _name_problem(self, typed: str) -> str:
        """Why no note can be written that is called so, or which are meant perhaps."""
        return _problem(lambda: self._sheet(typed))

    def _about(self, of: Property, name: str, place: str) -> Question:
        prose = self.entries.hint(of) or of.prose
        if of == self._begins_today(name):
            prose += f" ({self.entries.day} if you skip this)"
        sheet = self._sheet(name)
        if sheet.before is not None and (said := sheet.said(of)):
            prose += f" (so far: {said})"
        elif sheet.before is None and of == self._properties(name)[0]:
            prose += self._aside(name)

        def problem(typed: str) -> str:
            return _problem(lambda: self.entries.answer(self.kind, of, typed)) if typed else ""

        fits = " · ".join(filter(None, (place, _fits(of))))
        return Question(of.name, prose, fits, self.entries.known(of), has_commas(of), problem)

    def _aside(self, name: str) -> str:
        """Where perhaps no other note is meant, but more of one that is there."""
        waits = self.entries.waiting(self.kind, name)
        told = f'vaultkit log {self.kind.name} "{waits}"'
        return f"\n  This begins another. To look at the story of {waits}: {told}" if waits else ""


def _fits(of: Property) -> str:
    if of.type.read in (DAY.read, DAYS.read):
        return "a day such as yesterday, last monday, 3 march or 2026-03-05"
    if of.type.allowed or of.type.bare:
        return of.type.words
    return "commas between several · Tab takes a word" if has_commas(of) else ""


def _problem(tried: Callable[[], object]) -> str:
    try:
        tried()
    except VaultkitError as wrong:
        is_near = isinstance(wrong, RequestWrong) and wrong.help.startswith("Did")
        return f"{wrong.what} {wrong.help if is_near else ''}".strip()
    return ""
