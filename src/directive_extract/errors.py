"""Every error that the library raises on purpose, under one root.

A message says what went wrong, where, and what to do about it. The code is stable, so that a message can be
searched for and translated.
"""

from __future__ import annotations

from typing import ClassVar


class DirectiveExtractError(Exception):
    """Root of all errors of this library.

    Attributes:
        code: Stable identifier, such as `DX-ING-03`.
        stage: The stage that raised it: `ingest`, `config`, `export`, ...
        source: Name of the file or document concerned, where there is one.
        hint: What to do about it.
    """

    code: ClassVar[str] = "DX-000"
    stage: ClassVar[str] = "pipeline"

    def __init__(self, what: str, *, source: str | None = None, hint: str | None = None) -> None:
        self.what = what
        self.source = source
        self.hint = hint
        where = f"{source}: " if source else ""
        todo = f" ({hint})" if hint else ""
        super().__init__(f"{where}{what}{todo} [{self.code}]")

    def __reduce__(self) -> tuple[object, ...]:
        """Carry what, where and what to do across a process boundary."""
        return (_rebuild, (type(self), self.what, self.source, self.hint))


def _rebuild(
    kind: type[DirectiveExtractError], what: str, source: str | None, hint: str | None
) -> DirectiveExtractError:
    return kind(what, source=source, hint=hint)


class IngestError(DirectiveExtractError):
    """A document could not be read."""

    code = "DX-ING-00"
    stage = "ingest"


class SourceNotFoundError(IngestError):
    """There is no such file or folder."""

    code = "DX-ING-01"


class UnreadableSourceError(IngestError):
    """The file is there, but the system does not let us read it."""

    code = "DX-ING-02"


class UnsupportedFormatError(IngestError):
    """The content is of a kind that the library does not read."""

    code = "DX-ING-03"


class EmptyDocumentError(IngestError):
    """The document has no text."""

    code = "DX-ING-04"


class DocumentTooLargeError(IngestError):
    """The document is larger than the settings allow."""

    code = "DX-ING-05"


class NoArticleError(IngestError):
    """The web page has no main text."""

    code = "DX-ING-06"


class NoDocumentsError(IngestError):
    """The folder or pattern holds no document that can be read."""

    code = "DX-ING-07"


class EncryptedDocumentError(IngestError):
    """The document is encrypted, and no password or a wrong one was given."""

    code = "DX-ING-08"


class DamagedDocumentError(IngestError):
    """The document is of a kind that the library reads, but broken."""

    code = "DX-ING-09"


class RecognitionError(IngestError):
    """A page picture could not be turned into text."""

    code = "DX-ING-10"


class NoPagesError(IngestError):
    """A page is asked for, and the format of the document has no pages."""

    code = "DX-ING-11"


class LexiconError(DirectiveExtractError):
    """A lexicon that ships with the library is malformed."""

    code = "DX-LEX-01"
    stage = "lexicons"


class ConfigError(DirectiveExtractError, ValueError):
    """A setting or an argument is wrong."""

    code = "DX-CFG-00"
    stage = "config"


class InvalidDateError(ConfigError):
    """A date that was given is no calendar day."""

    code = "DX-CFG-01"


class ModelNotFoundError(ConfigError):
    """The language model is not installed."""

    code = "DX-CFG-02"


class MissingExtraError(ConfigError):
    """An optional package that the call needs is not installed."""

    code = "DX-CFG-03"


class SchemaVersionError(ConfigError):
    """A saved file was written in a schema that this version does not read."""

    code = "DX-CFG-04"


class PageNotFoundError(ConfigError):
    """A page is asked for that the document does not have."""

    code = "DX-CFG-05"


class OrganisationListError(ConfigError):
    """A list of organisations is missing, cannot be read, or contradicts itself."""

    code = "DX-CFG-06"


class ExportError(DirectiveExtractError):
    """A result could not be written."""

    code = "DX-EXP-00"
    stage = "export"


class DestinationExistsError(ExportError):
    """The file to be written is there already."""

    code = "DX-EXP-01"


class UnwritableDestinationError(ExportError):
    """The system does not let us write there."""

    code = "DX-EXP-02"


class BatchError(DirectiveExtractError):
    """A run over many documents went wrong outside any one document."""

    code = "DX-BAT-00"
    stage = "batch"


class WorkerCrashedError(BatchError):
    """The process that was converting the document died."""

    code = "DX-BAT-01"


class DocumentTimeoutError(BatchError):
    """A document took longer than the run allows."""

    code = "DX-BAT-02"


class RegisterError(DirectiveExtractError):
    """The register could not do what was asked."""

    code = "DX-REG-00"
    stage = "register"


class RegisterNotFoundError(RegisterError):
    """There is no register at this address."""

    code = "DX-REG-01"


class RegisterExistsError(RegisterError):
    """There is a register at this address already."""

    code = "DX-REG-02"


class RegisterVersionError(RegisterError):
    """The register was written by a newer version of this library."""

    code = "DX-REG-03"


class ForeignDatabaseError(RegisterError):
    """The database is there, but it is none of ours."""

    code = "DX-REG-04"


class DamagedRegisterError(RegisterError):
    """The database is broken."""

    code = "DX-REG-05"


class RegisterLockedError(RegisterError):
    """Another process has held the register for too long."""

    code = "DX-REG-06"


class UnwritableRegisterError(RegisterError):
    """The register can't be written: read-only, or the disk is full."""

    code = "DX-REG-07"


class StaleRevisionError(RegisterError):
    """The entry was changed by someone else in the meantime."""

    code = "DX-REG-08"


class EntryNotFoundError(RegisterError):
    """The register holds no such entry or event."""

    code = "DX-REG-09"


class InvalidChangeError(RegisterError, ValueError):
    """An entry can't become what was asked for."""

    code = "DX-REG-10"


class UnreadableTableError(RegisterError):
    """A file that should be imported or written back can't be read as a table."""

    code = "DX-REG-11"


class UnknownColumnsError(RegisterError):
    """The columns of a file are not known, or not confirmed."""

    code = "DX-REG-12"


class ReviewError(DirectiveExtractError):
    """The reviewers' desk could not do what was asked."""

    code = "DX-REV-00"
    stage = "review"


class NotEnteredError(ReviewError):
    """Nobody has entered: there is no session, or it has ended."""

    code = "DX-REV-01"


class LogInFailedError(ReviewError):
    """The name or the password is wrong, or the token has been used."""

    code = "DX-REV-02"


class ForeignRequestError(ReviewError):
    """The request was meant for another host, or sent by a page of another site."""

    code = "DX-REV-03"


class TooManyAttemptsError(ReviewError):
    """There were too many wrong passwords lately."""

    code = "DX-REV-04"


class UploadRefusedError(ReviewError):
    """What was sent is too large or too much."""

    code = "DX-REV-05"


class UnsafeAddressError(ReviewError):
    """The desk would be open to others without encryption."""

    code = "DX-REV-06"


class InternalError(DirectiveExtractError):
    """A broken invariant: our fault. Please report it."""

    code = "DX-INT-01"
