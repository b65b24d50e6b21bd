"""How the days felt: a picture in text, median and range with their n."""

from vaultkit.pages.view import View
from vaultkit.pages.wording import counted
from vaultkit.patterns.statistics import SHOW_MEDIAN, lower_median

WIDTH = 10
EMPTY = f"`{'·' * WIDTH}`"


def days(view: View) -> str:
    numbers = [day.distress for day in view.days if day.distress is not None]
    if not numbers:
        return ""
    lines = ["## How the days felt", *_picture(view), "", _summary(numbers, len(view.days))]
    return "\n".join(lines) + "\n"


def _picture(view: View) -> list[str]:
    """A row a day: as many blocks as the day's highest distress; an empty row where no number or nothing is written."""
    written = {day.date: day for day in view.days}
    rows = []
    for date in view.week.days:
        day = written.get(date)
        if date > view.as_of:
            continue
        if day is None:
            rows.append(f"- {EMPTY} {view.day_name(date)}")
        elif day.distress is None:
            rows.append(f"- {EMPTY} {view.day_link(day.path, date)}, no number")
        else:
            told = next(record for record in day.records if record.distress == day.distress)
            blocks = "█" * day.distress + "░" * (WIDTH - day.distress)
            rows.append(f"- `{blocks}` {day.distress} · {view.day_link(told.path, date)}")
    return rows


def _summary(numbers: list[int], written: int) -> str:
    count = f"n = {len(numbers)} of {counted(written, 'day')} written"
    low, high = min(numbers), max(numbers)
    reach = f"range {low}–{high}" if low != high else f"each time {low}" if len(numbers) > 1 else str(low)
    if len(numbers) < SHOW_MEDIAN:
        return f"Each day's highest distress, of {WIDTH}: {reach} ({count}). A median needs {SHOW_MEDIAN}."
    return f"Each day's highest distress, of {WIDTH}: median {lower_median(numbers)}, {reach} ({count})."
