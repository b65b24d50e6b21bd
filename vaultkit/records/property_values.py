"""The values of a note's properties: each read by its type, with what is said of it elsewhere in the note."""

from contextlib import suppress
from datetime import date
from typing import Any

from vaultkit.notes.calendar import leading_day, parse_iso_day
from vaultkit.notes.names import key
from vaultkit.notes.nodes import Node, single
from vaultkit.notes.note import FIELD, Note
from vaultkit.notes.template_line import Formats
from vaultkit.records.daily import ANY_DAILY, WHOLE_DAY
from vaultkit.records.fields import DAY, Property
from vaultkit.records.kind import Kind
from vaultkit.records.properties import Beside, beside, joined, without_unnamed
from vaultkit.records.record import Misfit, Problem

_IN_DOUBT = {"hidden": True}
"""What a value that cannot be read counts as, where showing too much would be the worse mistake."""
_IF_NEAR = {"repair_status": "not safe", "boundary_status": "crossed"}
"""The same, where it is the nearest to what was typed."""
_DAY, _DATE = (Property(name, DAY, "the day lived") for name in ("day", "date"))


class PropertyValues:
    """``properties`` by their keys; what does not fit is added to ``problems``.

    ``kind`` is None of a person's own daily note: of that the day's properties are taken (``is_whole_day``), or what
    surely is not the person's own. ``formats`` are those in which templates write days.
    """

    def __init__(
        self,
        note: Note,
        kind: Kind | None,
        properties: dict[str, Node],
        problems: list[Problem],
        *,
        is_whole_day: bool,
        formats: Formats,
    ) -> None:
        self._formats = formats
        self._note = note
        self._kind = kind
        self._properties = properties
        self._problems = problems
        self.values: dict[str, Any] = {}
        self.beside: Beside = {}
        taken = kind.properties if kind else WHOLE_DAY if is_whole_day else ANY_DAILY
        if note.is_parsed or FIELD in note.text:
            # The day of a person's own daily note is said by its path: a field of that name is theirs.
            self.beside = beside(note, properties, (*taken, _DAY) if kind else taken, problems)
        said = properties.keys() | self.beside.keys() if self.beside else properties
        self.given = tuple([each for each in taken if key(each.name) in said])
        """Those of them that the note has: mostly a few of many, and looked through more than once."""

    def read(self) -> None:
        """All of them, but for the day."""
        for wanted in self.given:
            self._take(wanted)
            if self.beside:
                self._join(wanted)

    def day(self, by_path: date | None) -> date | None:
        """``day``, else ``date``, else the date that leads the file's name, else the one its path's format finds."""
        by_path = leading_day(self._note.stem) or by_path
        for wanted in (_DAY, _DATE):
            if as_typed := self._as_typed(wanted.name):
                return as_typed
            told = len(self._problems)
            self._take(wanted)
            if self.beside:
                self._join(wanted)
            if found := self.values.pop(wanted.name, None):
                return found  # type: ignore[no-any-return]  # a reader's value; DAY gives a date
            if self._kind is None and by_path:
                del self._problems[told:]  # of a person's own daily note it is theirs, in whatever form
        return by_path

    def _as_typed(self, name: str) -> date | None:
        """A day as the vault's templates write one, `05.03.2026`; None of one as it always fits, and of anything else."""
        value = single(self._properties.get(name))
        if value is None or parse_iso_day(value.raw.strip()) is not None:
            return None
        from vaultkit.notes.strict import parsed  # noqa: PLC0415 - hardly ever asked

        found = (parsed(value.raw.strip(), form, self._formats.locale) for form in self._formats.dates)
        return next(filter(None, found), None)

    def say(self, message: str, name: str = "") -> None:
        """A problem where a property stands, else at the note's beginning."""
        node = self._properties.get(key(name))
        line, column = (node.line, node.column) if node else (1, 1)
        self._problems.append(Problem(self._note.path, line, column, message))

    def say_of(self, name: str, what: str) -> None:
        """The same of a property's value, wherever that was said."""
        node = self._properties.get(key(name))
        if node is None or node.blank:
            node = self.beside[key(name)][0]
        self._problems.append(Problem(self._note.path, node.line, node.column, f"`{name}`: {what}"))

    def has_problem(self, name: str) -> bool:
        node = self._properties.get(key(name))
        return node is not None and any(problem.line == node.line for problem in self._problems)

    def _take(self, wanted: Property) -> None:
        name, node = wanted.name, self._properties.get(key(wanted.name))
        if node is None or node.blank:
            return
        try:
            self.values[name] = wanted.read(node)
        except Misfit as misfit:
            near = misfit.did_you_mean
            if name in _IN_DOUBT:
                self.values[name] = _IN_DOUBT[name]
            elif near and near == _IF_NEAR.get(name):
                self.values[name] = near
            self._problems.append(misfit.of_property(name).at(self._note.path))
            if (rest := without_unnamed(node)) is not None:
                with suppress(Misfit):
                    self.values[name] = wanted.read(rest)

    def _join(self, wanted: Property) -> None:
        """What is said of it elsewhere, behind what is said in its own place."""
        there = self.values.get(wanted.name)
        nodes = self.beside.get(key(wanted.name), ())
        if (found := joined(wanted, there, nodes, self._note.path, self._problems)) is not None:
            self.values[wanted.name] = found
