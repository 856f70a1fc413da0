"""The one family of errors: each is a single Dutch sentence for the user, with what is wrong and the next step."""


class DtzError(Exception):
    """A problem that the user can solve; the message is shown as it is, without a traceback."""


class ReportError(DtzError):
    """A report (or the metadata file beside it) cannot be read."""


class IngestBusyError(DtzError):
    """Another ingest is at work on the same index."""


class IndexMissingError(DtzError):
    """There is no index to answer from."""


class IndexOutdatedError(DtzError):
    """The index was built with another model or an older layout."""


class ServiceError(DtzError):
    """Something that a setting names cannot be reached: a Chroma server or an embedding model."""


class QuestionError(DtzError):
    """A question cannot be read: empty, too long, or without words."""


class BatchError(DtzError):
    """A line of a batch file is not what it should be."""


class VocabularyError(DtzError):
    """A file in data/vocabulary is damaged."""


class QuestionSetError(DtzError):
    """A question set, or an earlier evaluation to compare with, cannot be read; the message names rows and faults."""


class FeedbackError(DtzError):
    """Feedback cannot be kept, listed or exported as asked."""
