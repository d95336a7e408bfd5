"""Run as `python -m harmledger.cli`."""

from harmledger.cli import main

main()
