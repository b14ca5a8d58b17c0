"""The local shop as processes: the emulators, the tables and users in them, and the gateway in front."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
import time
from functools import partial
from pathlib import Path
from typing import Any

from local import emulators
from local.identity import DEMO_PASSWORD, DEMO_USERS, Identity, ensure_identity
from local.processes import Child, kill_left_over
from local.running import read_running, write_json, write_running
from local.settings import ROOT, Settings, aws_environment, dynamodb_at, python_environment
from local.steps import StartFailed, listen, say, say_bytes, seed, shop_answers, shown, until_ready
from local.tables import TablesChanged, create_tables

START_SECONDS = 45
DEATHS_THAT_END_A_START = 3
# Whoever buys comes before the functions that nobody waits for: a third of a share of the processor is theirs while others want it.
FUNCTIONS_NICENESS = 5
# What uses the emulators, and so ends before them.
IN_FRONT = ("functions", "gateway", "vite")


class Supervisor:
    def __init__(self, settings: Settings, *, dev: bool) -> None:
        self.settings = settings
        self.dev = dev
        self.started = time.monotonic()
        self.children: list[Child] = []
        self._identity: Identity | None = None
        self._stop = asyncio.Event()
        self._ministack_started = asyncio.Event()
        self._tasks: set[asyncio.Task[Any]] = set()
        # In development Vite has the public port, and passes on what is the gateway's.
        self.listening = listen(0) if dev else listen(settings.port, settings.workers)
        self._gateway_port: int = self.listening[0].getsockname()[1]
        self._functions_log = (settings.logs / "functions.log").open("ab", buffering=0)
        self._make_emulators()

    def _make_emulators(self) -> None:
        services = ["cognito-idp", "events", "s3", "ses", "sqs"]
        binary = emulators.dynoxide_binary()
        if binary is None:
            services += ["dynamodb", "dynamodbstreams"]
            say("There is no Dynoxide for this machine. MiniStack's DynamoDB serves: slower, and a crash may take its last second.")
        trigger_port = emulators.free_port() if self.settings.require_staff_mfa else None
        ministack = emulators.ministack(emulators.free_port(), services, self.settings.data / "ministack", trigger_port)
        self.ministack = ministack
        self.stores = emulators.dynoxide(emulators.free_port(), self.settings.data / "dynamodb.sqlite") if binary else ministack
        self.environment = {**python_environment(), **aws_environment(self.stores.url, ministack.url, self.settings.url)}
        if trigger_port is not None:
            self.environment["TOKEN_TRIGGER_PORT"] = str(trigger_port)

    async def run(self) -> None:
        """Until told to stop. Raises StartFailed."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(number, self._on_signal)
        work = self._spawn(self._start_and_watch())
        stop = self._spawn(self._stop.wait())
        try:
            await asyncio.wait({work, stop}, return_when=asyncio.FIRST_COMPLETED)
            if work.done():
                work.result()
        finally:
            work.cancel()
            await self._shut_down()

    def _on_signal(self) -> None:
        if self._stop.is_set():
            for child in self.children:
                child.signal(signal.SIGKILL)
        else:
            self._stop.set()
            say("Stopping…")

    async def _shut_down(self) -> None:
        in_front = [child for child in self.children if child.name.startswith(IN_FRONT)]
        await asyncio.gather(*(child.stop() for child in in_front))
        await asyncio.gather(*(child.stop() for child in self.children if child not in in_front))
        for listening in self.listening:
            listening.close()

    async def _start_and_watch(self) -> None:
        for emulator in {self.ministack.name: self.ministack, self.stores.name: self.stores}.values():
            self._keep(
                Child(
                    emulator.name,
                    emulator.command,
                    {**python_environment(), **emulator.environment},
                    say,
                    output=self.settings.logs / f"{emulator.name}.log",
                )
            )
        known = self._known_identity()
        if known:
            self._start_gateway(known)
        try:
            async with asyncio.timeout(START_SECONDS), asyncio.TaskGroup() as steps:
                failing = steps.create_task(self._give_up_when_one_keeps_dying())
                stores = steps.create_task(self._prepare_stores())
                identity = steps.create_task(self._prepare_identity())
                await asyncio.gather(stores, identity)
                if self.dev:
                    self._start_vite()
                await self._wait_for_the_shop()
                failing.cancel()
        except* TimeoutError:
            raise StartFailed(f"The shop did not start within {START_SECONDS} s; see {self.settings.logs}") from None
        except* StartFailed as several:
            raise several.exceptions[0] from None
        self._start_functions()
        self._banner()
        watching = [self._watch_ministack()]
        if self.dev:
            watching.append(self._watch_sources())
        await asyncio.gather(*watching)

    async def _prepare_stores(self) -> None:
        await until_ready(self.stores)
        await asyncio.to_thread(self._create_tables)
        marker = self.settings.data / "seeded"
        if not marker.exists():
            await seed(self.environment, self.settings.logs / "seed.log")
            marker.touch()

    def _create_tables(self) -> None:
        try:
            for line in create_tables(dynamodb_at(self.stores.url)):
                say(line)
        except TablesChanged as change:
            raise StartFailed(f"{change}; existing tables cannot follow. Start afresh: make clean up") from None

    async def _prepare_identity(self) -> None:
        await until_ready(self.ministack)
        identity = await asyncio.to_thread(self._ensure_identity)
        if identity != self._identity:
            self._start_gateway(identity)
        write_json(self.settings.data / "identity.json", identity.as_dict())

    def _ensure_identity(self) -> Identity:
        return ensure_identity(self.ministack.url, self.settings.url, require_staff_mfa=self.settings.require_staff_mfa)

    def _known_identity(self) -> Identity | None:
        """That of the last run, with the emulator's address of this one: so the gateway can start while the emulator does."""
        try:
            row = json.loads((self.settings.data / "identity.json").read_text("utf-8"))
        except (FileNotFoundError, ValueError):
            return None
        return Identity.of(self.ministack.url, row["user_pool_id"], row["client_id"])

    def _start_gateway(self, identity: Identity) -> None:
        """Start the gateway's processes; or, where they run with another identity, start them again with this one."""
        self._identity = identity
        environment = {**self.environment, **identity.environment()}
        workers = [child for child in self.children if child.name.startswith("gateway")]
        for worker in workers:
            worker.environment = environment
            worker.restart()
        if workers:
            return
        for number, listening in enumerate(self.listening, 1):
            descriptor = listening.fileno()
            command = [sys.executable, "-m", "local.gateway.worker", str(descriptor), str(self.settings.logs / "requests.jsonl")]
            self._keep(
                Child(
                    f"gateway-{number}",
                    command,
                    environment,
                    say,
                    on_output=self._keep_output,
                    sockets=(descriptor,),
                    folder=ROOT,
                )
            )

    def _start_functions(self) -> None:
        """The functions that nobody calls. They come when the shop answers: whatever happened by then, their streams have kept."""
        command = [sys.executable, "-m", "local.functions.worker", str(self.settings.data / "positions.json")]
        self._keep(
            Child("functions", command, self.environment, say, on_output=self._keep_output, folder=ROOT, niceness=FUNCTIONS_NICENESS)
        )

    def _start_vite(self) -> None:
        vite = [str(ROOT / "node_modules" / "vite" / "bin" / "vite.js"), "--port", str(self.settings.port), "--strictPort"]
        environment = {**os.environ, "TRADEWIND_GATEWAY": f"http://127.0.0.1:{self._gateway_port}"}
        log = self.settings.logs / "vite.log"
        self._keep(Child("vite", ["node", *vite], environment, say, output=log, folder=ROOT / "frontend"))

    def _keep(self, child: Child) -> None:
        child.on_start = partial(self._on_start, child)
        self.children.append(child)
        self._spawn(child.keep_running())

    def _on_start(self, child: Child) -> None:
        if child.name == self.ministack.name:
            self._ministack_started.set()
        self._write_running()

    def _write_running(self) -> None:
        running = {
            "url": self.settings.url,
            "pid": os.getpid(),
            "processes": {child.name: child.pid for child in self.children if child.pid},
            "dynamodbUrl": self.stores.url,
            "emulatorUrl": self.ministack.url,
            "identity": self._identity.as_dict() if self._identity else None,
        }
        write_running(self.settings.home, running)

    def _keep_output(self, output: bytes) -> None:
        self._functions_log.write(output)
        say_bytes(output)

    async def _give_up_when_one_keeps_dying(self) -> None:
        while True:
            for child in self.children:
                if child.quick_deaths >= DEATHS_THAT_END_A_START:
                    where = child.output or self.settings.logs / "functions.log"
                    raise StartFailed(f"{child.name} ends as soon as it starts. What it said last is in {where}")
            await asyncio.sleep(0.1)

    async def _wait_for_the_shop(self) -> None:
        while not await asyncio.to_thread(shop_answers, self.settings.port):
            await asyncio.sleep(0.05)

    async def _watch_ministack(self) -> None:
        """A MiniStack that was started again may have lost what it held: make it again, and let the gateway know."""
        while True:
            await self._ministack_started.wait()
            self._ministack_started.clear()
            try:
                await self._prepare_identity()
                if self.stores is self.ministack:
                    await asyncio.to_thread(self._create_tables)
                # Queues may have lost what they were given last: the functions go back to where all was kept.
                self._restart("functions")
            except Exception as error:
                # It may have died again: then its next start is another try.
                say(f"What MiniStack holds could not be checked: {error}")

    async def _watch_sources(self) -> None:
        from watchfiles import awatch

        folders = [ROOT / "backend", ROOT / "contract", ROOT / "local" / "functions", ROOT / "local" / "gateway"]
        async for changes in awatch(*folders):
            names = sorted({shown(Path(path)) for _, path in changes if path.endswith((".py", ".yaml", ".json"))})
            if not names:
                continue
            say(f"{', '.join(names)} changed: handlers loaded again")
            if "contract/tables.yaml" in names:
                try:
                    await asyncio.to_thread(self._create_tables)
                except StartFailed as reason:
                    say(str(reason))
            self._restart("functions", "gateway")

    def _restart(self, *names: str) -> None:
        for child in self.children:
            if child.name.startswith(names):
                child.restart()

    def _banner(self) -> None:
        seconds = time.monotonic() - self.started
        url = self.settings.url
        logins = ", ".join(user.email for user in DEMO_USERS)
        say(
            f"\nTradewind is up, {seconds:.1f} s after it was asked for.\n\n"
            f"  Storefront  {url}/\n"
            f"  API         {url}/api    reference: {url}/docs\n"
            f"  Mail        {url}/mail\n"
            f"  Sign in as  {logins}\n"
            f"  password    {DEMO_PASSWORD}\n\n"
            f"Ctrl-C stops it. What it was told is kept in {shown(self.settings.data)}; make clean forgets it.\n"
        )

    def _spawn(self, work: Any) -> asyncio.Task[Any]:
        task: asyncio.Task[Any] = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task


async def supervise(settings: Settings, *, dev: bool) -> None:
    settings.data.mkdir(parents=True, exist_ok=True)
    settings.logs.mkdir(parents=True, exist_ok=True)
    left_over = read_running(settings.home)
    if left_over:
        kill_left_over(left_over["processes"], str(ROOT))
    if dev:
        listen(settings.port)[0].close()
    await Supervisor(settings, dev=dev).run()
