"""Work on many notes, shared with another process where that pays.

The other one is a fork: it has all that this one knows, and gives back values. Whatever happens to it, its share is then
done here. Only where there are no threads yet, which a fork would not take along, and where forks are safe: Linux.
"""

import os
import sys
import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

A = TypeVar("A")
B = TypeVar("B")

OVERRIDE = "VAULTKIT_PROCESSES"
"""The environment variable that says how many processes may work at once: 1 or 2."""


def each(work: Callable[[A], B], items: Sequence[A], enough: int) -> list[B]:
    """``work`` of every item, in order; shared where there are ``enough`` of them. ``work`` only looks and answers."""
    if len(items) < enough or not _may_share():
        return [work(item) for item in items]
    from multiprocessing import get_context  # noqa: PLC0415 - 15 ms, and only many notes need it

    forks = get_context("fork")
    receiver, sender = forks.Pipe(duplex=False)
    # Every other item: neighbours are of one kind, and one kind may take longer.
    other = forks.Process(target=_answer, args=(sender, work, items[1::2]), daemon=True)
    other.start()
    sender.close()
    mine = [work(item) for item in items[::2]]
    try:
        theirs: list[B] = receiver.recv()
    except (EOFError, OSError):  # it was killed, or ran out of memory
        theirs = [work(item) for item in items[1::2]]
    finally:
        receiver.close()
        other.join()
    found: list[B] = [*mine, *theirs]
    found[::2], found[1::2] = mine, theirs
    return found


def _answer(sender: "Connection", work: Callable[[A], B], items: Sequence[A]) -> None:
    try:
        sender.send([work(item) for item in items])
    except BaseException:  # noqa: BLE001 - told by whoever does it then
        os._exit(1)


def _may_share() -> bool:
    allowed = os.environ.get(OVERRIDE, "2") != "1"
    cores = len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1
    return allowed and cores > 1 and threading.active_count() == 1
