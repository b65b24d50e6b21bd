import importlib.util
from pathlib import Path

import pytest

_SPEC = importlib.util.spec_from_file_location("journals", Path(__file__).parents[1] / "patterns/journals.py")
_JOURNALS = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(_JOURNALS)


@pytest.fixture(scope="session")
def journals():
    """Journals in a few lines: see tests/patterns/journals.py."""
    return _JOURNALS


@pytest.fixture(scope="session")
def journal():
    """A journal from the text of its notes."""
    return _JOURNALS.Journal
