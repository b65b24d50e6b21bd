"""Habits of thought that were noticed, with a line that says what each is like."""

from vaultkit.notes.names import as_tag, key
from vaultkit.pages.said import Figure, Said, row, rows
from vaultkit.pages.say import say, word
from vaultkit.pages.sections.quiet import heard
from vaultkit.pages.sections.told import linked
from vaultkit.pages.view import View
from vaultkit.pages.wording import plain
from vaultkit.patterns.recurring import Word, named
from vaultkit.records.words import shipped


def habits(view: View) -> Said:
    lines = {key(habit): line for habit, line in shipped().habits.items()}
    found = named(heard(view, view.days), lambda record: record.habits)
    told = rows(_habit(view, each, lines.get(each.word, "")) for each in found)
    return told.below(say("habits.heading"), say("habits.scope", days=len(view.days)))


def _habit(view: View, found: Word, line: str) -> Said:
    """Such as "Mind reading: 2 (Thu 5, Fri 6). Knowing what someone thinks without having asked."."""
    name = plain(word("habit", as_tag(found.word)).replace("-", " "))
    told = say("habits.habit", name=name, n=len(found.places), days=linked(view, found.places))
    told += say("habits.line", line=line) if line else ""
    days = tuple(day for day, _ in found.places)
    end = view.end
    return row(
        told,
        Figure("habit-days", found.word, len(days), len(view.days), "days", view.period.start, end, days),
    )
