"""Publish a book: one HTML page for inside use, and packages, reports and sites of what a profile lets out."""

from __future__ import annotations

from harmledger.publish.package.edition import Edition
from harmledger.publish.package.manifest import Manifest
from harmledger.publish.sheet import page
from harmledger.publish.writing import write

__all__ = ["Edition", "Manifest", "page", "write"]
