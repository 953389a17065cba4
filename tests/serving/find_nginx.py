"""Finds nginx for the test of several replicas, and browsers that show text alone, and installs them where that needs no question: on
Debian, as root."""

import os
import shutil
import subprocess
import sys


def find() -> str | None:
    """The path of nginx, or None."""
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/opt/homebrew/bin")


def can_install() -> bool:
    """Whether this machine lets us install it. Where it does, a test without nginx is a fault and is not left out."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


TEXT_BROWSERS = ("lynx", "w3m")


def main() -> int:
    """Installs what is missing; never fails, as only a few tests need it."""
    missing = [name for name in TEXT_BROWSERS if shutil.which(name) is None] + ([] if find() else ["nginx-light"])
    if missing and can_install():
        print(f"Installing {', '.join(missing)} for the tests (only this time)", flush=True)
        # At run level 1 nginx's package starts no server of its own.
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive", "RUNLEVEL": "1"}
        for command in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *missing]):
            subprocess.run(["apt-get", *command], stdin=subprocess.DEVNULL, env=environment, check=False)
    print(f"nginx for the tests: {find() or 'none found; the test of several replicas is left out'}")
    here = [name for name in TEXT_BROWSERS if shutil.which(name)]
    print(f"text browsers for the tests: {', '.join(here) or 'none found; their journeys are left out'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
