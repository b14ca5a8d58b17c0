"""The pictures of the README and of the owner's guide, taken from a running shop: python -m tests.screenshots"""

from __future__ import annotations

import shutil
import subprocess
import sys

from local.settings import ROOT
from tests.suites import browser_tests, chromium
from tests.support.shop import running_shop

HOME = ROOT / ".tradewind" / "screenshot-shop"
PICTURE = ROOT / "docs" / "images" / "storefront.jpg"


def main() -> int:
    browser = chromium()
    if not browser:
        print("There is no Chromium on this machine: npx playwright install chromium, or CHROMIUM_PATH=…", file=sys.stderr)
        return 1
    shutil.rmtree(HOME, ignore_errors=True)
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    with running_shop(HOME) as shop:
        command = ["node", "tests/screenshots/storefront.mjs", shop.url, browser, str(PICTURE)]
        storefront = subprocess.run(command, cwd=ROOT, check=False).returncode
        return storefront or browser_tests(shop, "guide.spec", TAKE_PICTURES="1")


if __name__ == "__main__":
    sys.exit(main())
