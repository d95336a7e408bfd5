"""Publish a book: one HTML page for inside use, and packages, reports and sites of what a profile lets out."""

from __future__ import annotations

from harmledger.publish.package import Edition, Manifest, write
from harmledger.publish.sheet import page

__all__ = ["Edition", "Manifest", "page", "write"]
