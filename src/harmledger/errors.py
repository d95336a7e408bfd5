"""Errors a user can mend. The class's docstring says what is wrong; the argument names where."""

from __future__ import annotations

import inspect


class HarmledgerError(Exception):
    """Something went wrong that the message explains."""

    exit_code = 1

    def __init__(self, where: str = "", what_to_do: str = "") -> None:
        """Take the file or name concerned, and what the user can do about it."""
        self.where = where
        self.what_to_do = what_to_do
        says = " ".join((inspect.getdoc(type(self)) or "").split())
        super().__init__(f"{where}: {says}".removeprefix(": ") + (f" {what_to_do}" if what_to_do else ""))


# What `collect` refuses, one document or file at a time; the rest of the batch goes on.


class MissingFileError(HarmledgerError):
    """there is no such file or folder. Check the path."""


class UnreadableFileError(HarmledgerError):
    """the file cannot be opened. Check its permissions."""


class EmptyFileError(HarmledgerError):
    """the file is empty. Nothing was taken from it."""


class EmptyFolderError(HarmledgerError):
    """the folder holds no .txt, .html, .pdf, .jsonl or .jsonl.gz file."""


class PassedOverError(HarmledgerError):
    """it holds files of forms that are not taken from a folder. Save them as .txt, .html or .pdf."""


class AddressError(HarmledgerError):
    """nothing is fetched from the web. Save the page as .html in the browser, and name that file."""


class BinaryFileError(HarmledgerError):
    """it is not text, HTML, PDF or JSONL. Convert it to one of these first."""


class UnknownEncodingError(HarmledgerError):
    """the text's encoding could not be told. Save it as UTF-8."""


class BrokenPdfError(HarmledgerError):
    """the PDF is damaged and cannot be read. Fetch it again, or save its text as .txt."""


class EncryptedPdfError(HarmledgerError):
    """the PDF is protected by a password. Save a copy without the password."""


class ScannedPdfError(HarmledgerError):
    """the PDF holds pictures of pages and no text. Run text recognition (OCR) on it first."""


class NoTextError(HarmledgerError):
    """no text was found in the page. Save its text as .txt."""


class TooLargeError(HarmledgerError):
    """the text is longer than one document may be. Split it into its reports."""


class InvalidJsonError(HarmledgerError):
    """it is not valid JSON. Each line must be one JSON object; the other lines were read."""


class NotADocumentError(HarmledgerError):
    """it is no document. It must be a JSON object with a "text" that is not empty."""


class DamagedArchiveError(HarmledgerError):
    """the compressed file is damaged; what stood before the damage was read. Fetch it again."""


class OwnWorkError(HarmledgerError):
    """Harmledger wrote this from other reports: its figures would count twice. Add those reports."""


class LanguageNotReadError(HarmledgerError):
    """the document is in a language that Harmledger does not read. It reads English and Arabic."""


class ReaderFailedError(HarmledgerError):
    """Harmledger failed on this document. That is a fault of the program: please report it."""


class NotAPlaceListError(HarmledgerError):
    """its columns are not those of a list of places. See `harmledger places import --help` for the kinds."""


class NotBoundariesError(HarmledgerError):
    """it holds no boundaries. It must be GeoJSON or TopoJSON with the properties of a list of places."""


class NotAGazetteerError(HarmledgerError):
    """it is not a Harmledger gazetteer; nothing was changed. Name another file in HARMLEDGER_GAZETTEER."""


class InsecureAddressError(HarmledgerError):
    """files are fetched over https only. Correct the address in the settings."""

    exit_code = 2


class NotFoundError(HarmledgerError):
    """there is no such file at this address. Check the country's two letters, or the address in the settings."""


class OfflineError(HarmledgerError):
    """it cannot be reached. Try again when there is a network, or bring the file and use `harmledger places import`."""


class BrokenDownloadError(HarmledgerError):
    """the download broke off. What came is kept: run the command again and it goes on from there."""


class DamagedDownloadError(HarmledgerError):
    """what came is damaged and was thrown away. Run the command again."""


class UnknownPlaceError(HarmledgerError):
    """no gazetteer has this place. `harmledger places find NAME` gives the ids."""


class NoBoundariesError(HarmledgerError):
    """no boundaries are imported. Import OCHA's as GeoJSON or TopoJSON with `harmledger places import FILE`."""


class GazetteerBusyError(HarmledgerError):
    """another program is importing into this gazetteer. Try again when it has finished."""


# What `store` and the shells refuse.


class NoLedgerError(HarmledgerError):
    """there is no ledger here. Make one with `harmledger add PATH`, or name another with --ledger."""


class NotALedgerError(HarmledgerError):
    """it is not a Harmledger ledger; nothing was changed. Name another file with --ledger."""


class NewerLedgerError(HarmledgerError):
    """the ledger was made by a newer Harmledger; nothing was changed. Install the newer version to open it."""


class DamagedLedgerError(HarmledgerError):
    """the ledger is damaged. Restore the last copy with `harmledger restore FILE`."""


class LedgerBusyError(HarmledgerError):
    """another program is writing to the ledger. Try again when it has finished."""


class DiskFullError(HarmledgerError):
    """the disk is full. Everything reported as added is safe; free some space and run the command again."""


class ReadOnlyError(HarmledgerError):
    """the ledger cannot be written. Check the permissions of the file and of its folder."""


class UnwritableError(HarmledgerError):
    """the file cannot be written. Check that its folder is there, and the permissions of both."""


class DatabaseError(HarmledgerError):
    """the database refused the work; nothing of this step was kept."""


class NoDriverError(HarmledgerError):
    """a ledger on PostgreSQL needs the extra package: install `harmledger[postgresql]`."""


class FileExistsAlreadyError(HarmledgerError):
    """the file is there already and was left as it is. Name another, or move it away."""


class UnknownTargetError(HarmledgerError):
    """nothing in the ledger has this id. `harmledger incidents` and `harmledger explain` give the ids."""


class BadSettingsError(HarmledgerError):
    """the settings file cannot be read. It must be TOML with the keys that `harmledger settings` shows."""

    exit_code = 2


class BadDecisionError(HarmledgerError):
    """the decision cannot be kept as it stands."""

    exit_code = 2


class DoubtfulPlaceError(HarmledgerError):
    """no place, or more than one, is spelled so. Choose one with --entry, or none with --entry none."""


class MayBeKnownError(HarmledgerError):
    """the ledger may have this incident already. Say --same with its id, or --new where it is none of these."""


class PortTakenError(HarmledgerError):
    """the desk cannot listen here. Another program may be using the port."""


# What `publish` refuses.


class BadRulesError(HarmledgerError):
    """the rules of disclosure cannot be read. Compare the file with `profiles.toml` of the package."""

    exit_code = 2


class NotAReleaseError(HarmledgerError):
    """the folder holds other files than a release, and nothing was changed. Name an empty or new folder."""


class UnknownSheetError(HarmledgerError):
    """the file's name ends neither in .xlsx nor in .csv. Name it so that it does."""

    exit_code = 2


class NotASheetError(HarmledgerError):
    """it is no sheet of claims: it has no rows with `id` and `revision`. Make one with `harmledger export`."""


class UnknownFormatError(HarmledgerError):
    """the file's name ends neither in .html nor in .pdf. Say which of the two with --format."""

    exit_code = 2


class BadSpanError(HarmledgerError):
    """it is no span of days. Write days as 2023-10-31 and months as 2023-10, the first before the last."""

    exit_code = 2


class ChangedSinceError(HarmledgerError):
    """something about this was ruled or added since the page was opened; nothing was overwritten."""


class TamperedError(HarmledgerError):
    """the decision was changed, or one before it is missing. Compare the ledger with a backup."""
