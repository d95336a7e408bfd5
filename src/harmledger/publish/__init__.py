"""Publish a book: one HTML page for inside use, and tables and map data from an allow-list of columns."""

from __future__ import annotations

from harmledger.publish.files import write
from harmledger.publish.sheet import page

__all__ = ["page", "write"]
