"""Remakes the demo's pictures: all of them, or those whose names begin with one of the arguments."""

import sys
import time

from demo.pictures.shot import IMAGES, encoded, pixels
from demo.pictures.shots import HERO, SHOTS, SQUARE


def main(prefixes: list[str]) -> None:
    for name, shot in SHOTS.items():
        if prefixes and not name.startswith(tuple(prefixes)):
            continue
        started = time.process_time()
        data = encoded(pixels(shot, *(HERO if name == "hero" else SQUARE)))
        (IMAGES / f"{name}.webp").write_bytes(data)
        sys.stdout.write(f"{name:32} {len(data) / 1000:5.1f} kB {time.process_time() - started:6.1f} s\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
