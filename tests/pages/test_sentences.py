"""Every sentence of the pages stands in one file, is used, and reads well with none, one and many."""

import ast
import re
from pathlib import Path
from string import Formatter

import pytest

from vaultkit.pages import sections
from vaultkit.pages.say import say, sentences, word

FOLDER = Path(sections.__file__).parent
FILES = sorted(path for path in FOLDER.glob("*.py") if path.name != "__init__.py")
PLACEHOLDERS = {
    name: {field for _, field, _, _ in Formatter().parse(text) if field} for name, text in sentences().items()
}
SAFE = re.compile(r"[\w./|:-]*|[^A-Za-z]*")
NOUNS = "day|week|month|rift|note|time|story|stories|step|test|request|promise|lesson|number|evening|entry|entries"


def calls(tree, name):
    return [n for n in ast.walk(tree) if isinstance(n, ast.Call) and getattr(n.func, "id", "") == name]


def said_in(tree):
    """The names of sentences that a file says, with the values it gives them; None where a name is worked out."""
    for call in calls(tree, "say"):
        for name in names_in(call.args[0]):
            yield name, {each.arg for each in call.keywords}


def names_in(node):
    return [n.value for n in ast.walk(node) if isinstance(n, ast.Constant) and isinstance(n.value, str)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_section_holds_no_prose_of_its_own(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docs = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef) and node.body
        if isinstance(node.body[0], ast.Expr)
    }
    docs |= {
        id(after.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef)
        for after in node.body
        if isinstance(after, ast.Expr)
    }
    found = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs
    ]
    assert [text for text in found if not SAFE.fullmatch(text)] == []


def test_every_sentence_that_is_said_is_there_with_its_values_and_every_one_that_is_there_is_said():
    texts = [path.read_text(encoding="utf-8") for path in FILES]
    for text in texts:
        for name, values in said_in(ast.parse(text)):
            assert name in PLACEHOLDERS, name
            assert values >= PLACEHOLDERS[name], name
    constants = {value for text in texts for value in names_in(ast.parse(text))}
    sorts = {call.args[0].value for text in texts for call in calls(ast.parse(text), "word")}
    unsaid = [name for name in sentences() if name not in constants and name.split(".")[0] not in sorts]
    assert unsaid == []


@pytest.mark.parametrize("name", sorted(PLACEHOLDERS))
def test_a_number_and_its_noun_agree(name):
    text = sentences()[name]
    assert not re.search(rf"\{{\w+\}} (?:\w+ )?(?:{NOUNS})s?\b(?! of)", text), (
        "let the noun follow its number"
    )


def test_how_values_read():
    assert word("ending", "not safe") == "not safe"
    assert word("ending", "something else") == "something else"
    assert say("came-up.back", weeks=1) == ", back after 1 week without"
    assert say("came-up.back", weeks=5) == ", back after 5 weeks without"
    with pytest.raises(KeyError):
        say("came-up.back")
    with pytest.raises(KeyError):
        say("no.such")
