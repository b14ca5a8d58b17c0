"""Processes that are kept running: started again when they die, and never left behind."""

from __future__ import annotations

import asyncio
import contextlib
import ctypes
import os
import signal
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from local.settings import on_linux

FIRST_PAUSE_SECONDS = 0.1
LONGEST_PAUSE_SECONDS = 5.0
STEADY_SECONDS = 10.0
STOP_SECONDS = 8.0
PR_SET_PDEATHSIG = 1

_libc = ctypes.CDLL(None, use_errno=True) if on_linux() else None


def signalled_when_parent_dies(number: signal.Signals) -> Callable[[], None] | None:
    """To run in a child before its program: Linux sends it the signal should the parent be killed. Elsewhere see `kill_left_over`."""
    libc = _libc
    return None if libc is None else lambda: libc.prctl(PR_SET_PDEATHSIG, number)


@dataclass
class Child:
    """`output` is the file for both its streams; without one, stdout is the terminal and stderr goes to `on_output`."""

    name: str
    command: list[str]
    environment: dict[str, str]
    say: Callable[[str], None]
    output: Path | None = None
    on_output: Callable[[bytes], None] | None = None
    on_start: Callable[[], None] = lambda: None
    folder: Path | None = None
    sockets: tuple[int, ...] = ()
    niceness: int = 0
    quick_deaths: int = 0
    _process: asyncio.subprocess.Process | None = None
    _stopping: bool = False
    _wake: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process and self._process.returncode is None else None

    async def keep_running(self) -> None:
        pause = FIRST_PAUSE_SECONDS
        while not self._stopping:
            started = time.monotonic()
            self._wake.clear()
            try:
                reason = _reason(await self._run_once())
            except OSError as error:
                reason = str(error)
            if self._stopping or self._wake.is_set():
                continue
            lived = time.monotonic() - started
            steady = lived > STEADY_SECONDS
            pause = FIRST_PAUSE_SECONDS if steady else min(pause * 2, LONGEST_PAUSE_SECONDS)
            self.quick_deaths = 0 if steady else self.quick_deaths + 1
            self.say(f"{self.name} ended unexpectedly ({reason}) after {lived:.1f} s; starting it again")
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._wake.wait(), pause)

    async def _run_once(self) -> int:
        log = self.output.open("ab") if self.output else None
        try:
            self._process = await asyncio.create_subprocess_exec(
                *self.command,
                cwd=self.folder,
                env=self.environment,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=log,
                stderr=log or asyncio.subprocess.PIPE,
                pass_fds=self.sockets,
                # Out of the terminal's process group: Ctrl-C is for the supervisor, which stops all in order.
                start_new_session=True,
                preexec_fn=self._prepare,
            )
        finally:
            if log:
                log.close()
        self.on_start()
        if self._stopping:
            self._process.terminate()
        if self._process.stderr and self.on_output:
            while output := await self._process.stderr.read(65536):
                self.on_output(output)
        return await self._process.wait()

    def _prepare(self) -> None:
        """In the child, before its program."""
        if die_with_parent := signalled_when_parent_dies(signal.SIGKILL):
            die_with_parent()
        os.nice(self.niceness)
        # Linux weighs sessions, not their processes, against each other; the child is a session of its own.
        with contextlib.suppress(OSError):
            Path("/proc/self/autogroup").write_text(str(self.niceness), "ascii")

    def restart(self) -> None:
        """End it, to be started again at once with the `environment` of now; ends a pause after a failure, too."""
        self._wake.set()
        self.signal(signal.SIGTERM)

    async def stop(self) -> None:
        self._stopping = True
        self._wake.set()
        self.signal(signal.SIGTERM)
        deadline = time.monotonic() + STOP_SECONDS
        while self.pid and time.monotonic() < deadline:
            await asyncio.sleep(0.01)
        self.signal(signal.SIGKILL)

    def signal(self, number: int) -> None:
        if self.pid:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, number)


def _reason(code: int) -> str:
    return f"killed by {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"


def kill_left_over(processes: dict[str, int], commands: str) -> None:
    """End what a killed supervisor left behind, where the system does not do so; a pid counts only if its command is ours."""
    if on_linux():
        return
    for pid in processes.values():
        shown = subprocess.run(["ps", "-o", "command=", "-p", str(pid)], capture_output=True, text=True, check=False).stdout
        if commands in shown:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
