"""What the numbers in a date single out, and which days and times they can mean. Numbers are those of moment's tokens."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, time, timedelta

from vaultkit.notes.calendar import ISO, WeekRule, week_numbered
from vaultkit.notes.moment import EPOCH
from vaultkit.notes.spans import month_of, quarter_of

STRETCHES = ("day", "week", "month", "quarter")


def settled(numbers: set[str]) -> set[str]:
    """What numbers such as these single out: a day and all it is in, a week, a month, a quarter, or nothing."""
    years = numbers & {"year", "rule_year", "iso_year"}
    if {"era", "era_year"} <= numbers:
        numbers, years = numbers | {"year"}, years | {"year"}
    whole = ({"epoch"}, {"epoch_ms"}, {"year", "yearday"}, {"year", "month", "day"})
    is_week = bool(years and numbers & {"rule_week", "iso_week"})
    if any(each <= numbers for each in whole) or (
        is_week and numbers & {"weekday", "rule_weekday", "iso_weekday"}
    ):
        return {*STRETCHES}
    found = {"week"} if is_week else set()
    if "year" in years and "month" in numbers:
        return found | {"month", "quarter"}
    return found | {"quarter"} if "year" in years and "quarter" in numbers else found


def days_of(numbers: Mapping[str, int], rule: WeekRule) -> Iterator[date]:
    """Every day the numbers can mean; writing each again shows which they do mean."""
    if "epoch" in numbers:
        yield date.fromordinal(EPOCH + numbers["epoch"] // 86_400)
    elif {"year", "month", "day"} <= numbers.keys():
        yield date(numbers["year"], numbers["month"], numbers["day"])
    elif {"year", "yearday"} <= numbers.keys():
        yield date(numbers["year"], 1, 1) + timedelta(days=numbers["yearday"] - 1)
    elif numbers.keys() & {"rule_week", "iso_week"}:
        known = [numbers[name] for name in ("year", "rule_year", "iso_year") if name in numbers]
        for kind, its_rule in (("rule", rule), ("iso", ISO)):
            own = numbers.get(f"{kind}_year")
            # A week beside another sort of year: that year, or a neighbour around New Year.
            years = [own] if own is not None else sorted({near + n for near in known for n in (-1, 0, 1)})
            for its_year in years:
                week = week_numbered(its_year, numbers.get(f"{kind}_week", 0), its_rule)
                yield from week.days if week else ()
    else:
        span, month = (
            (month_of, numbers["month"]) if "month" in numbers else (quarter_of, 3 * numbers["quarter"])
        )
        yield from span(date(numbers["year"], month, 1)).days


def time_of(numbers: Mapping[str, int], halves: Sequence[str]) -> time:
    """The first time of a day that numbers can mean; `halves` are the names of the day's half hours."""
    if "epoch" in numbers:
        minutes, second = divmod(numbers["epoch"] % 86_400, 60)
        return time(*divmod(minutes, 60), second, numbers.get("thousandth", 0) * 1000)
    hour = numbers.get("hour", numbers.get("hour24", numbers.get("hour12", 0) % 12) % 24)
    minute = numbers.get("minute", 0)
    if "half" in numbers and not numbers.keys() & {"hour", "hour24"}:
        hour, minute = next(_in_half(numbers, halves), (hour, minute))
    parts = (("thousandth", 1000), ("hundredth", 10_000), ("tenth", 100_000))
    micro = next((numbers[name] * size for name, size in parts if name in numbers), 0)
    return time(hour, minute, numbers.get("second", 0), micro)


def _in_half(numbers: Mapping[str, int], halves: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Hours and minutes in the half of the day that is named, so far as nothing else that is known speaks against them."""
    for n, name in enumerate(halves):
        hour, minute = n // 2, numbers.get("minute", n % 2 * 30)
        is_so_called = name == halves[numbers["half"]] and minute // 30 == n % 2
        if is_so_called and numbers.get("hour12", hour % 12) % 12 == hour % 12:
            yield hour, minute
