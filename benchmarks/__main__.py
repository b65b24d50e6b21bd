"""`make bench`: every row of the table of goals, then other tools on the same vault."""

import argparse
import sys
import time
from pathlib import Path

from benchmarks import goals, measures, peers
from benchmarks.goals import ANY, K1, K10, K100, as_text
from benchmarks.ground import Ground, ground
from benchmarks.page import machine, page
from benchmarks.running import PATIENCE


def main() -> None:
    given = _given()
    found: goals.Found = {}
    grounds = []
    for size in given.sizes:
        say(f"{size:,} notes: the vault")
        try:
            here = ground(size, given.limit)
        except RuntimeError as wrong:
            say(str(wrong))
            continue
        grounds.append(here)
        found |= measured(here, measures.Effort(given.runs, given.rest), first=here is grounds[0])
    found["saved-growth", ANY] = measures.growth(found, K1, K100)
    print(machine(), as_text(goals.HEAD, goals.rows(found)), sep="\n\n")
    others = compared(grounds, given.runs) if given.peers else []
    if given.markdown:
        size = chosen(grounds).size if grounds else 0
        given.markdown.write_text(page(found, others, size, _command(), PATIENCE), encoding="utf-8")


def measured(here: Ground, effort: measures.Effort, *, first: bool) -> goals.Found:
    say(f"{here.size:,} notes: first index, refresh, saves, rest")
    found = measures.everything(here, effort)
    if first:
        say(f"{here.size:,} notes: start")
        found |= measures.start(here, effort)
    return found


def compared(grounds: list[Ground], runs: int) -> list[peers.Row]:
    if not grounds:
        return []
    rows = peers.rows(chosen(grounds), runs, say)
    print(f"\nOthers, on the vault of {chosen(grounds).size:,} notes:", as_text(peers.HEAD, rows), sep="\n\n")
    return rows


def chosen(grounds: list[Ground]) -> Ground:
    """Where the peers are run: on 10,000 notes, or the next smaller there is."""
    return max((each for each in grounds if each.size <= K10), key=lambda each: each.size, default=grounds[0])


def _given() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument(
        "--sizes", type=_sizes, default=[K1, K10, K100], help="such as 1k,10k (all: 1k,10k,100k)"
    )
    parser.add_argument("--runs", type=int, default=5, help="turns a row is the median of (5)")
    parser.add_argument(
        "--rest", type=float, default=60, metavar="SECONDS", help="how long to look at a watcher (60)"
    )
    parser.add_argument(
        "--limit", type=float, default=180, metavar="SECONDS", help="for any one program (180)"
    )
    parser.add_argument("--no-peers", dest="peers", action="store_false", help="vaultkit alone")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="write the page of this run, too")
    return parser.parse_args()


def _sizes(text: str) -> list[int]:
    return sorted(
        {
            int(float(part.lower().removesuffix("k")) * (1000 if part[-1] in "kK" else 1))
            for part in text.split(",")
        }
    )


def _command() -> str:
    words = " ".join(sys.argv[1:])
    return f'make bench BENCH="{words}"' if words else "make bench"


def say(text: str) -> None:
    print(f"{time.strftime('%H:%M:%S')}  {text}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
