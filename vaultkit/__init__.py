"""A companion for a Markdown journal: the day's notes waiting, and weekly pages that link what recurs."""

__version__ = "0.1.0"
