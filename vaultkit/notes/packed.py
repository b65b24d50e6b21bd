"""How values go into the index: as what they were made of.

By itself a frozen dataclass with slots looks its fields up by name for every value that is pickled, and its default
fields are written out with the others.
"""

from typing import Any


class Packed:
    """For dataclasses with slots: the fields in order, and made again by calling the class."""

    __slots__: tuple[str, ...] = ()

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), tuple([getattr(self, name) for name in self.__slots__])
