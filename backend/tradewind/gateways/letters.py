"""Letters from templates: each a pair, HTML and text, in backend/tradewind/templates."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import jinja2

from tradewind.contract.types import Money, UnitPrice
from tradewind.domain.letters import Letter
from tradewind.domain.money import written
from tradewind.domain.shop import Shop

TEMPLATES = Path(__file__).parents[1] / "templates"


class Written(NamedTuple):
    subject: str
    text: str
    html: str


class Letters:
    """The letters of a shop: its name, its currency's way of writing, the times of its time zone. `site` is the storefront's address."""

    def __init__(self, shop: Shop, site: str) -> None:
        self._shop = shop
        self._site = site.rstrip("/")

    def write(self, letter: Letter, about: dict[str, Any], **named: str) -> Written:
        """The letter about something; `named` is what its subject names."""
        subject = letter.subject.format(**named)
        text, html = (
            self._environment.get_template(f"{letter.template}.{kind}").render(subject=subject, **about) for kind in ("txt", "html")
        )
        return Written(subject, text, html)

    @property
    def sender(self) -> str:
        return f'"{self._shop.name}" <{self._shop.email}>'

    def link(self, path: str) -> str:
        return self._site + path

    @cached_property
    def _environment(self) -> jinja2.Environment:
        environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(TEMPLATES),
            autoescape=jinja2.select_autoescape(["html"]),
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=jinja2.StrictUndefined,
        )
        zone = self._shop.zone()

        def moment(at: str) -> str:
            local = datetime.fromisoformat(at).astimezone(zone)
            return f"{local.day} {local:%B %Y}, {local:%H:%M} {local.tzname()}"

        def money(amount: Money | UnitPrice) -> str:
            return written(amount.amount, amount.currency)

        environment.filters |= {"money": money, "moment": moment}
        environment.globals |= {"shop": self._shop, "site": self._site}
        return environment
