"""Makes vscode.png and vscode-terminal.png: VS Code's own window on a copy of the example vault.

In its terminal a person begins (`vaultkit init .`) and lets the real watcher run. Then an evening is typed into the note
that was waiting, and the picture is taken once the preview of the week's page says it too. The window is code-server's:
the editor of VS Code's open source, served to a browser.

usage: python docs/pictures/vscode.py FOLDER    (where code_server.sh puts code-server, if it is not there yet)
needs: apt-get install chromium pngquant fonts-inter fonts-dejavu ripgrep libkrb5-dev; Node 20 with its headers;
       pip install playwright pyyaml (playwright brings no browser), beside vaultkit itself
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

import evening
from paper import CHROMIUM, FONTS, SCALE, shrunk
from playwright.sync_api import Frame, Page, ViewportSize, sync_playwright

HERE = Path(__file__).resolve().parent
PORT = 8931
SIZE = ViewportSize(width=1120, height=780)
# The editor as it comes, less what asks for attention, in letters that stay legible when the picture is made small.
SETTINGS = {
    "breadcrumbs.enabled": False,
    "editor.folding": False,
    "editor.fontFamily": "DejaVu Sans Mono",
    "editor.fontSize": 13.5,
    "editor.lineHeight": 21,
    "editor.lineNumbers": "off",
    "editor.minimap.enabled": False,
    "editor.glyphMargin": False,
    "editor.overviewRulerBorder": False,
    "editor.renderLineHighlight": "none",
    "files.exclude": {"**/.obsidian": True},
    "markdown.preview.fontSize": 13.5,
    "markdown.preview.lineHeight": 1.5,
    "security.workspace.trust.enabled": False,
    "telemetry.telemetryLevel": "off",
    "terminal.integrated.defaultProfile.linux": "plain",
    "terminal.integrated.fontFamily": "DejaVu Sans Mono",
    "terminal.integrated.fontSize": 12.5,
    "terminal.integrated.gpuAcceleration": "off",  # so that what stands in it can be read from the page
    "terminal.integrated.profiles.linux": {"plain": {"path": "bash", "args": ["--norc", "--noprofile"]}},
    "terminal.integrated.shellIntegration.enabled": False,
    "terminal.integrated.showTerminalConfigPrompt": False,
    "window.commandCenter": False,
    "workbench.activityBar.location": "hidden",
    "workbench.colorTheme": "Default Light Modern",
    "workbench.layoutControl.enabled": False,
    "workbench.startupEditor": "none",
    "workbench.tips.enabled": False,
}
LINKS = 'links = "markdown"'
ABOVE = 17  # lines of the note, as wide as they are here, before the question about last week


def main() -> None:
    folder = Path(sys.argv[1]).resolve()
    server = folder / "node_modules/code-server/out/node/entry.js"
    if not (folder / "done").exists():
        subprocess.run(["sh", HERE / "code_server.sh", folder], check=True)
    with tempfile.TemporaryDirectory() as scratch, evening.home() as home:
        place = Path(scratch)
        vault = home / "Notes"
        evening.copy(vault)
        (vault / "vaultkit.toml").unlink()
        (place / "user/User").mkdir(parents=True)
        there = evening.environment(place / "state") | {
            "PS1": "$ ",
            "PATH": f"{place}/bin:{os.environ['PATH']}",
        }
        settings = SETTINGS | {"terminal.integrated.env.linux": there}
        (place / "user/User/settings.json").write_text(json.dumps(settings), encoding="utf-8")
        (place / "fonts.conf").write_text(FONTS, encoding="utf-8")
        command = place / "bin/vaultkit"
        command.parent.mkdir()
        command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m vaultkit "$@"\n', encoding="utf-8")
        command.chmod(0o755)
        with subprocess.Popen(
            ["node", server, "--auth", "none",
             "--bind-addr", f"127.0.0.1:{PORT}", "--config", place / "config.yaml", "--user-data-dir", place / "user",
             "--extensions-dir", place / "none", "--disable-telemetry", "--disable-update-check",
             "--disable-workspace-trust", "--disable-getting-started-override"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
        ) as editor:  # fmt: skip
            try:
                answering(f"http://127.0.0.1:{PORT}/healthz")
                look(vault, place / "fonts.conf")
            finally:
                os.killpg(editor.pid, signal.SIGTERM)  # it has children of its own


def look(vault: Path, fonts: Path) -> None:
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox"], env={"FONTCONFIG_FILE": str(fonts)}
        )
        window = browser.new_page(viewport=SIZE, device_scale_factor=SCALE)
        window.goto(f"http://127.0.0.1:{PORT}/?folder={vault}")
        window.wait_for_selector(".explorer-folders-view .monaco-list-row", timeout=60_000)
        window.wait_for_timeout(3000)
        narrow(window)
        begin(window)
        shrunk(window.screenshot(), HERE / "vscode-terminal.png")
        choose(window, "View: Toggle Panel Visibility")
        write_the_evening(window, vault)
        shrunk(window.screenshot(), HERE / "vscode.png")
        choose(window, "Terminal: Focus Terminal")
        window.keyboard.press("Control+c")
        in_terminal(window, "Ended.")
        browser.close()


def begin(window: Page) -> None:
    """The three lines of a beginning, in the editor's own terminal."""
    choose(window, "Terminal: Create New Terminal")
    choose(window, "View: Toggle Maximized Panel")
    in_terminal(window, "$")
    for line, answer in (
        ("vaultkit init .", "Next:"),
        (f"echo '{LINKS}' >> vaultkit.toml", "$"),
        ("vaultkit watch", f"Made {evening.DAY}"),
    ):
        window.keyboard.type(f"{line}\n")
        in_terminal(window, answer)
        window.wait_for_timeout(5000)  # nobody reads faster
    choose(window, "Notifications: Clear All Notifications")
    choose(window, "Terminal: Focus Terminal")


def write_the_evening(window: Page, vault: Path) -> None:
    open_note(window, evening.WEEK)
    choose(window, "Markdown: Open Locked Preview to the Side")
    in_preview(window, "What mended")
    source = window.locator(f'.tab[data-resource-name="{Path(evening.WEEK).name}"]')
    source.click()
    rest(window)
    open_note(window, evening.NOTE)
    source.locator(".codicon-close").click()
    rest(window)
    window.wait_for_timeout(800)
    lesson = evening.under("What did you learn?")
    said = evening.under("What happened between you and others?").split("\n")[0]
    write(window, vault, "## What happened", f"{said}\n{evening.tags()}")
    write(window, vault, "## What did you learn", lesson)
    in_preview(window, lesson.removeprefix("- "))
    for key, times in (("Alt+PageUp", 3), ("Control+ArrowDown", ABOVE)):
        for _ in range(times):
            window.keyboard.press(key)
    window.wait_for_timeout(1500)


def open_note(window: Page, path: str) -> None:
    window.keyboard.press("Control+p")
    window.wait_for_timeout(500)
    window.keyboard.type(Path(path).name)
    window.wait_for_timeout(1500)
    window.keyboard.press("Enter")
    window.wait_for_timeout(1500)


def choose(window: Page, command: str) -> None:
    """One of the editor's commands, by its name."""
    window.keyboard.press("F1")
    window.wait_for_timeout(500)
    window.keyboard.type(command)
    window.wait_for_timeout(900)
    window.keyboard.press("Enter")
    window.wait_for_timeout(1200)


def narrow(window: Page) -> None:
    """The list of files no wider than its names."""
    files = window.locator(".part.sidebar").bounding_box()
    assert files is not None
    window.mouse.move(files["x"] + files["width"], 300)
    window.mouse.down()
    window.mouse.move(232, 300, steps=5)
    window.mouse.up()
    rest(window)


def rest(window: Page) -> None:
    """The mouse where nothing answers it."""
    window.mouse.move(600, SIZE["height"] - 10)


def write(window: Page, vault: Path, heading: str, text: str) -> None:
    """Type ``text`` on a line of its own under a heading, and save."""
    lines = (vault / evening.NOTE).read_text(encoding="utf-8").split("\n")
    number = next(n for n, line in enumerate(lines, 1) if line.startswith(heading))
    window.keyboard.press("Control+g")
    window.wait_for_timeout(500)
    window.keyboard.type(f"{number}:{len(lines[number - 1]) + 1}")
    window.keyboard.press("Enter")
    window.wait_for_timeout(500)
    window.keyboard.insert_text(f"\n{text}")
    window.keyboard.press("Control+s")
    window.wait_for_timeout(1500)


def in_terminal(window: Page, words: str) -> None:
    until(window, lambda: words in window.locator(".xterm-rows").first.inner_text(), words)


def in_preview(window: Page, words: str) -> None:
    until(window, lambda: any(words in text_of(frame) for frame in window.frames[1:]), words)


def text_of(frame: Frame) -> str:
    return str(frame.evaluate("document.body ? document.body.innerText : ''"))


def until(window: Page, seen: Callable[[], bool], words: str) -> None:
    end = time.monotonic() + 60
    while not seen():
        if time.monotonic() > end:
            raise SystemExit(f"The window never said {words!r}.")
        window.wait_for_timeout(200)


def answering(address: str) -> None:
    end = time.monotonic() + 30
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address):
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.2)
    raise SystemExit("The editor did not start.")


if __name__ == "__main__":
    main()
