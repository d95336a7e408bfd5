"""Commands run as a person types them, in a folder of their own, and two reports to run them on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from click.testing import CliRunner, Result

from harmledger.cli import cli

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., Result]

ENGLISH = (
    "Artillery shelling of the village of Sarja killed three civilians, including two children, on 5 October 2023."
)
ARABIC = "أدى قصف مدفعي على قرية عين الزهرات إلى مقتل ثلاثة مدنيين بينهم طفلان يوم الخميس 5 تشرين الأول 2023."


def runner(folder: Path) -> Run:
    """Give a runner of commands, far from the settings of whoever runs the tests."""
    environment = {
        "HARMLEDGER_CONFIG": str(folder / "none.toml"),
        "HARMLEDGER_GAZETTEER": str(folder / "gazetteer.db"),
        "HARMLEDGER_LEDGER": None,
    }

    def invoke(*arguments: str, stdin: bytes | None = None, exit_code: int = 0) -> Result:
        result = CliRunner().invoke(cli, list(arguments), input=stdin, env=environment)
        assert "Traceback" not in result.output
        assert result.exit_code == exit_code, result.output
        return result

    return invoke
