"""What a person's decisions are about, and the chain that shows that none is missing."""

from __future__ import annotations

from harmledger.review.chain import Seal, broken, seal
from harmledger.review.corrections import is_correction
from harmledger.review.standing import ruled

__all__ = ["Seal", "broken", "is_correction", "ruled", "seal"]
