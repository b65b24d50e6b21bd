"""What is wrong with a block of properties, in words that say what to do."""

from typing import Any

NO_ALIAS = "`*` and `&` begin a YAML alias here, which is not read; quote the text"
NO_NAME = "a property's name must be plain text"


class Fault(Exception):
    """The block cannot be read from here on. Becomes a Problem; never leaves the core."""

    def __init__(self, message: str, line: int, column: int) -> None:
        super().__init__(message)
        self.message, self.line, self.column = message, line, column

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.message, self.line, self.column)


def plainly(context: str, problem: str, at: str) -> str:
    """Libyaml's sentence, and for the commonest slips one that says what to do. ``at`` is the character it met."""
    if at == "\t":
        return "a tab where only spaces may stand"
    for part, plainly in _PLAINLY.items():
        if part in problem or part in context:
            return plainly
    return problem


_PLAINLY = {
    "mapping values are not allowed": "a `:` inside a value; put the value in quotes",
    "escape": "a `\\` inside double quotes; use single quotes",
    "quoted scalar": "a quote is opened and never closed",
    "found unexpected end of stream": "a quote is opened and never closed",
    "could not find expected ':'": "a line that is not `name: value`",
    "simple key": "a line that is not `name: value`",
    "expected key": "more text behind a value; put the whole value in quotes",
    "parsing a flow": "a list is opened with `[` and never closed; put links and tags in it in quotes",
    "expected node content": "a character that cannot begin a value; put the value in quotes",
    "scanning an alias": NO_ALIAS,
    "scanning an anchor": NO_ALIAS,
    "block sequence entries": "a `- ` where one value is meant; put the value in quotes",
    "comment or line break": "`>` and `|` begin a text of several lines; put the value in quotes",
    "<document start>": "`...` or `%` at the beginning of a line ends the properties; take it away",
    "mapping keys are not allowed": "a `? ` begins a key here; put the value in quotes",
    "cannot start any token": "a character that cannot begin a value; put the value in quotes",
}
