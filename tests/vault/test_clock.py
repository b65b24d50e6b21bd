from datetime import datetime, timedelta

import pytest

from vaultkit.errors import VaultkitError
from vaultkit.vault import clock as clocks


def test_the_systems_clock_has_an_offset():
    assert clocks.clock()().utcoffset() is not None


@pytest.mark.parametrize(
    ("named", "hour"),
    [("2026-06-28T20:30", "20:30"), ("2026-06-28T20:30+00:00", "22:30"), ("2026-12-28", "00:00")],
)
def test_a_named_hour_is_local_and_runs_on(zone, monkeypatch, named, hour):
    zone("Europe/Berlin")
    now = [datetime(2026, 3, 1, 12).astimezone()]
    monkeypatch.setattr(clocks, "system", lambda: now[0])
    monkeypatch.setenv("VAULTKIT_NOW", named)
    clock = clocks.clock()
    assert f"{clock():%H:%M}" == hour
    now[0] += timedelta(minutes=10)
    assert clock() - timedelta(minutes=10) == datetime.fromisoformat(named).astimezone()


def test_it_runs_through_a_change_of_the_clocks(zone, monkeypatch):
    zone("Europe/Berlin")
    now = [datetime(2026, 3, 1, 12).astimezone()]
    monkeypatch.setattr(clocks, "system", lambda: now[0])
    monkeypatch.setenv("VAULTKIT_NOW", "2026-03-29T01:59")
    clock = clocks.clock()
    now[0] += timedelta(minutes=2)
    assert clock().isoformat() == "2026-03-29T03:01:00+02:00"


@pytest.mark.parametrize("named", ["noon", "25:00", "2026-13-01"])
def test_what_is_no_time_is_said(monkeypatch, named):
    monkeypatch.setenv("VAULTKIT_NOW", named)
    with pytest.raises(VaultkitError, match="Expected a time such as"):
        clocks.clock()
