"""What time it is, for everything that depends on the day or the hour.

``VAULTKIT_NOW`` (an ISO time such as ``2026-06-28T20:30``) starts the clock there and lets it run on: for a look at
another evening, and for the demo.
"""

import os
import time
from collections.abc import Callable
from datetime import datetime, timedelta

from vaultkit.errors import VaultkitError

Clock = Callable[[], datetime]
OVERRIDE = "VAULTKIT_NOW"


def clock() -> Clock:
    """A clock of local wall time, with its offset from UTC."""
    named = os.environ.get(OVERRIDE)
    if not named:
        return system
    try:
        start = datetime.fromisoformat(named).astimezone()
    except ValueError:
        raise VaultkitError(
            f"{OVERRIDE} is {named!r}.", "Expected a time such as 2026-06-28T20:30."
        ) from None
    # Wall time moves on as the real one does, a change of the system's clock included.
    ahead: timedelta = start - system()
    return lambda: (system() + ahead).astimezone()  # noqa: PLW0108 - system() is to be asked each time


def system() -> datetime:
    time.tzset()  # the C library reads the zone once; a laptop travels
    return datetime.now().astimezone()
