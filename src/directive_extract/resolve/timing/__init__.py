"""When a task is due: which of the expressions in and around a clause is its deadline.

sentence -> expressions -> those of the clause -> the one chosen -> references filled in
lead-ins, headings, the rest of the sentence and the sentence behind it, where the clause has none
"""

from directive_extract.resolve.timing.expressions import is_undated
from directive_extract.resolve.timing.linker import DeadlineLinker

__all__ = ["DeadlineLinker", "is_undated"]
