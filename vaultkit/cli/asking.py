"""A quick questionnaire in the terminal: one line a question, Enter skips, and leaving it leaves no trace.

Imported only where someone is there to answer: prompt_toolkit takes 0.1 s.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.filters import has_completions
from prompt_toolkit.history import DummyHistory
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.validation import ValidationError, Validator

from vaultkit.notes.names import key

_HINT = "Enter skips · ↑ goes back · Ctrl-C leaves without a trace"
_BACK = "\0"


@dataclass(frozen=True, slots=True)
class Question:
    """``fits`` says what fits; ``problem`` why an answer does not, and is empty if it does."""

    label: str
    prose: str
    fits: str = ""
    words: tuple[str, ...] = ()
    many: bool = False
    problem: Callable[[str], str] = lambda _typed: ""


def ask(next_question: Callable[[tuple[str, ...]], Question | None]) -> tuple[str, ...] | None:
    """An answer each, blank where it was skipped; None if the person left.

    ``next_question`` gives the one behind the answers so far, None behind the last.
    """
    answers: tuple[str, ...] = ()
    typed_before: dict[int, str] = {}
    session: PromptSession[str] = PromptSession(history=DummyHistory(), key_bindings=_keys())
    while question := next_question(answers):
        try:
            typed = session.prompt(
                [("bold", question.label), ("", f"  {question.prose}\n> ")],
                default=typed_before.pop(len(answers), ""),
                completer=_Words(question.words, many=question.many),
                complete_while_typing=True,
                bottom_toolbar="\n".join(filter(None, (question.fits, _HINT))),
                validator=_Fits(question),
                validate_while_typing=False,
            )
        except (KeyboardInterrupt, EOFError):
            return None
        if not typed.startswith(_BACK):
            answers += (typed.strip(),)
            continue
        typed_before[len(answers)] = typed.removeprefix(_BACK)
        if answers:
            typed_before[len(answers) - 1] = answers[-1]
            answers = answers[:-1]
    return answers


def _keys() -> KeyBindings:
    keys = KeyBindings()

    @keys.add("up", filter=~has_completions)
    @keys.add("s-tab", filter=~has_completions)
    def back(event: KeyPressEvent) -> None:
        event.app.exit(result=_BACK + event.current_buffer.text)

    return keys


class _Fits(Validator):
    def __init__(self, question: Question) -> None:
        self._question = question

    def validate(self, document: Document) -> None:
        if problem := self._question.problem(document.text.strip()):
            raise ValidationError(len(document.text), problem)


class _Words(Completer):
    """Words in which any word begins with what was typed; of several values, the one being typed."""

    def __init__(self, words: tuple[str, ...], *, many: bool) -> None:
        self._words, self._many = words, many

    def get_completions(self, document: Document, _event: CompleteEvent) -> Iterator[Completion]:
        before = document.text_before_cursor
        typed = before.rpartition(",")[2].lstrip() if self._many else before
        begins = re.compile(rf"(?:^|\s){re.escape(key(typed))}")
        for word in self._words:
            if begins.search(key(word)):
                yield Completion(word, start_position=-len(typed))
