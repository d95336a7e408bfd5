"""What a person's decisions are about, and the chain that shows that none is missing."""

from __future__ import annotations

from harmledger.review.amend import PLACE, Addition, amended, spot
from harmledger.review.briefs import Brief, Told, briefs, fingerprint, open_problems
from harmledger.review.chain import Seal, broken, seal
from harmledger.review.corrections import is_correction
from harmledger.review.decisions import is_local, made, subject
from harmledger.review.filters import Filter
from harmledger.review.standing import in_force, ruled

__all__ = [
    "PLACE",
    "Addition",
    "Brief",
    "Filter",
    "Seal",
    "Told",
    "amended",
    "briefs",
    "broken",
    "fingerprint",
    "in_force",
    "is_correction",
    "is_local",
    "made",
    "open_problems",
    "ruled",
    "seal",
    "spot",
    "subject",
]
