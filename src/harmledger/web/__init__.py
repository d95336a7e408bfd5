"""The desk: pages for review on top of a ledger, served on this machine."""
