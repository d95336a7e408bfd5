"""Turn reports on attacks on civilians into a ledger of claims that anyone can check."""

__version__ = "0.1.0"
