"""Many readers for a long time: does the server's memory grow? ``python -m benchmarks.soak --readers 50 --minutes 60`` (``make soak``).

Readers come, click through the filter and leave, others take their place. Memory is looked at after the warm-up and at the end, each
time as the median of several looks; more than a tenth of growth is a failure, and so is any error that a reader sees.
"""

import argparse
import asyncio
import json
import random
import statistics
import sys
import time

from benchmarks.readers import Reader
from benchmarks.servers import Server, ours

PAGES = ("", "explore", "compare", "nations", "pledge_to_plan")  # those with the filter that a reader changes
PERIOD = 5.0  # seconds between a reader's clicks
STAY = 12  # clicks until a reader leaves and another comes
MOST = 1.10  # of the memory after the warm-up


async def soak(server: Server, readers: int, seconds: float, warm: float, period: float = PERIOD, stay: int = STAY) -> dict:
    """Gives megabytes after the first ``warm`` seconds and at the end, growth (1.0 is none), visits, clicks and errors (texts).

    ``looks`` holds [seconds, megabytes] for a curve.
    """
    begun = time.monotonic()
    errors: list[str] = []
    looks: list[tuple[float, float]] = []
    done = {"visits": 0, "clicks": 0}

    async def visit(number: int) -> None:
        chance = random.Random(number)
        await asyncio.sleep(chance.random() * period)
        while time.monotonic() - begun < seconds:
            reader = Reader(server.socket_url, chance.choice(PAGES))
            try:
                await reader.open()
                done["visits"] += 1
                for _ in range(stay):
                    await asyncio.sleep(period * (0.5 + chance.random()))
                    if time.monotonic() - begun >= seconds:
                        break
                    await reader.change(chance.randrange(1000))
                    done["clicks"] += 1
            except Exception as error:
                errors.append(f"{reader.page}: {type(error).__name__}: {error}"[:200])
                await asyncio.sleep(period)
            finally:
                if hasattr(reader, "socket"):
                    await reader.close()

    async def look() -> None:
        while time.monotonic() - begun < seconds:
            looks.append((round(time.monotonic() - begun, 1), round(server.megabytes(), 1)))
            await asyncio.sleep(max(0.2, seconds / 200))

    await asyncio.gather(look(), *(visit(number) for number in range(readers)))
    return {"readers": readers, "seconds": seconds, **growth(looks, warm), **done, "errors": errors, "looks": looks}


def growth(looks: list[tuple[float, float]], warm: float) -> dict[str, float]:
    """Memory in the first tenth after the warm-up, in the last tenth, and the ratio of the two."""
    after = [megabytes for seconds, megabytes in looks if seconds >= warm]
    part = max(1, len(after) // 10)
    first, last = statistics.median(after[:part]), statistics.median(after[-part:])
    return {"warm": first, "end": last, "growth": round(last / first, 3)}


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.soak", description=__doc__.split("\n")[0])
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--warm", type=float, help="minutes of warm-up; a sixth of the whole by default")
    parser.add_argument("--period", type=float, default=PERIOD, help="seconds between a reader's clicks (default: %(default)s)")
    asked = parser.parse_args()
    seconds = asked.minutes * 60
    with ours() as server:
        result = asyncio.run(soak(server, asked.readers, seconds, (asked.warm or asked.minutes / 6) * 60, asked.period))
    print(json.dumps(result))
    print(
        f"{result['readers']} readers, {result['visits']} visits, {result['clicks']} clicks, {len(result['errors'])} errors; "
        f"{result['warm']:.0f} MiB after the warm-up, {result['end']:.0f} MiB at the end: × {result['growth']}",
        file=sys.stderr,
    )
    return bool(result["errors"] or result["growth"] > MOST)


if __name__ == "__main__":
    sys.exit(main())
