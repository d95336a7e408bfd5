"""Tests: flat files, one per module; `ledger_builder` is their small builder of reports."""
