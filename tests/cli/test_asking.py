"""The questionnaire by itself: what a key does, and what is completed."""

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from vaultkit.cli.asking import Question, _Words, ask

BACK = "\x1b[Z"


def asked(keys, *questions):
    """The answers, and what was asked in which order."""
    seen = []

    def following(answers):
        question = questions[len(answers)] if len(answers) < len(questions) else None
        seen.extend([question.label] if question else [])
        return question

    with create_pipe_input() as keyboard, create_app_session(input=keyboard, output=DummyOutput()):
        keyboard.send_text(keys)
        return ask(following), seen


ONE, TWO, THREE = (Question(label, "") for label in ("one", "two", "three"))


@pytest.mark.parametrize(
    ("keys", "answers", "seen"),
    [
        ("a\rb\rc\r", ("a", "b", "c"), ["one", "two", "three"]),
        ("\r  \rc \r", ("", "", "c"), ["one", "two", "three"]),
        (f"a\rb{BACK}\r\r\r", ("a", "b", ""), ["one", "two", "one", "two", "three"]),
        (f"a\rb\rc{BACK}{BACK}{BACK}\r\r\r", ("a", "b", "c"), ["one", "two", "three", "two", "one", "one", "two", "three"]),
        (f"a\r{BACK}\x15\rb\rc\r", ("", "b", "c"), ["one", "two", "one", "two", "three"]),
        ("a\rb\x03", None, ["one", "two"]),
        ("a\r\x04", None, ["one", "two"]),
    ],
)  # fmt: skip
def test_enter_goes_on_and_back_goes_back_with_what_was_typed(keys, answers, seen):
    assert asked(keys, ONE, TWO, THREE) == (answers, seen)


def test_the_next_question_may_depend_on_the_answers():
    def following(answers):
        return Question(f"why {answers[0]}" if answers else "what", "") if len(answers) < 2 else None

    with create_pipe_input() as keyboard, create_app_session(input=keyboard, output=DummyOutput()):
        keyboard.send_text("x\ry\r")
        assert ask(following) == ("x", "y")


def test_an_answer_that_does_not_fit_stays_to_be_mended():
    number = Question("one", "", problem=lambda typed: "" if typed.isdigit() else "no number")
    assert asked("4x\r\x7f\r", number) == (("4",), ["one"])


@pytest.mark.parametrize(
    ("typed", "many", "offered"),
    [
        ("cal", True, [("calm", -3)]),
        ("tired, CAL", True, [("calm", -3)]),
        ("tired, CAL", False, []),
        ("late", False, [("Plans changed late", -4)]),
        ("plans-ch", False, [("Plans changed late", -8)]),
        ("ans", False, []),
        ("", True, [("calm", 0), ("Plans changed late", 0), ("C++ (x", 0)]),
        ("c++ (", False, [("C++ (x", -5)]),
    ],
)
def test_a_word_is_completed_by_the_beginning_of_any_of_its_words(typed, many, offered):
    words = _Words(("calm", "Plans changed late", "C++ (x"), many=many)
    found = words.get_completions(Document(typed), CompleteEvent())
    assert [(each.text, each.start_position) for each in found] == offered
