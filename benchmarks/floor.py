"""The floor: what reading a folder of notes costs when nothing is made of it.

`python -I -S benchmarks/floor.py stat FOLDER` asks every note for its size; `read` reads every byte. Prints how many
notes, and how many bytes. It imports what Python has loaded anyway, so that its start weighs nothing.
"""

import os
import sys


def walk(top: str, *, read: bool) -> tuple[int, int]:
    notes = total = 0
    waiting = [top]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.name.endswith(".md"):
                    notes += 1
                    total += _bytes_of(entry.path) if read else entry.stat(follow_symlinks=False).st_size
                elif not entry.name.startswith(".") and entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
    return notes, total


def _bytes_of(path: str) -> int:
    descriptor = os.open(path, os.O_RDONLY)
    size = len(os.read(descriptor, os.fstat(descriptor).st_size + 1))
    os.close(descriptor)
    return size


if __name__ == "__main__":
    print(*walk(sys.argv[2], read=sys.argv[1] == "read"))
