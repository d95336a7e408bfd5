"""A group that imports a command only when it is called, and shows every fault as a sentence."""

from __future__ import annotations

import os
import traceback
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from harmledger.errors import HarmledgerError

if TYPE_CHECKING:
    from collections.abc import Mapping

DEBUG = "HARMLEDGER_DEBUG"  # set it to see where in the program a fault lies


class Failure(click.ClickException):
    """A sentence for the user, and the exit code."""

    def __init__(self, message: str, exit_code: int) -> None:
        """Take both from the error that was met."""
        super().__init__(message)
        self.code = exit_code

    exit_code = property(lambda self: self.code)  # click reads it from the instance


class Lazy(click.Group):
    """A group whose commands stand in a table of names, places and one-line helps."""

    def __init__(self, *args: Any, commands_at: Mapping[str, tuple[str, str]], **kwargs: Any) -> None:
        """Take the table beside what click takes."""
        super().__init__(*args, **kwargs)
        self.commands_at = commands_at

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Give the names in the table's order: that of a user's work."""
        return list(self.commands_at)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's
        """Import a command."""
        if cmd_name not in self.commands_at:
            return None
        module, name = self.commands_at[cmd_name][0].split(":")
        return cast("click.Command", getattr(import_module(module), name))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; of one that is not there say which is meant, or where all are."""
        if args and args[0] not in self.commands_at and not args[0].startswith("-"):
            from difflib import get_close_matches  # noqa: PLC0415 - only where it is needed

            near = get_close_matches(args[0], self.commands_at, n=1)
            what = f"Did you mean `harmledger {near[0]}`?" if near else "`harmledger --help` lists all."
            ctx.fail(f"There is no command `{args[0]}`. {what}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's
        """Write the overview from the table alone."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in self.commands_at.items()])

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; whatever goes wrong, the user sees a sentence."""
        try:
            return super().invoke(ctx)
        except HarmledgerError as error:
            raise Failure(str(error), error.exit_code) from error
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except OSError as error:
            raise Failure(_trouble(error), 1) from error
        except Exception as error:
            if os.environ.get(DEBUG):
                raise
            raise Failure(_fault(error), 1) from error


def _trouble(error: OSError) -> str:
    """Say which file could not be read or written, in the system's words."""
    return f"{error.filename}: {error.strerror}." if error.filename else f"{error.strerror or error}."


def _fault(error: Exception) -> str:
    """Say where the program failed, without the error's own text: it may quote a source."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{type(error).__name__} in {Path(place.filename).name}, line {place.lineno}"
    kept = "Nothing that was reported as kept is lost."
    return f"Harmledger failed ({where}). {kept} Please report it; with {DEBUG}=1 it shows more."
