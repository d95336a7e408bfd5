"""Run the command line as `python -m harmledger`."""

from harmledger.cli import main

if __name__ == "__main__":
    main()
