"""The use cases: open a vault, take in changes, make the day's notes, refresh pages, watch, set up, recover."""

from vaultkit.journal.journal import Journal, Report

__all__ = ["Journal", "Report"]
