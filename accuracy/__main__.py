"""Run all gates: reading, places, linking. Exit 1 when one is below its floor; what has no data here is skipped."""

from __future__ import annotations

import sys

from accuracy import linking, places, reading

if __name__ == "__main__":
    sys.exit(max(reading.main(), places.main([]), linking.main([])))
