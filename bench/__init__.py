"""Speed, memory and start-up, each beside a baseline measured in the same run."""

import os


def as_installed() -> dict[str, str]:
    """Give the environment of a program whose bytecode is kept, as it is once installed."""
    return {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
