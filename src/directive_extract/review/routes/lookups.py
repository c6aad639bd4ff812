"""Questions that pages ask by themselves, answered as JSON."""

from __future__ import annotations

from fastapi import APIRouter

from directive_extract import __version__

router = APIRouter()


@router.get("/health")
def health() -> dict[str, str]:
    """Whether the server is there; tells nothing else, and needs no session."""
    return {"status": "ok", "version": __version__}
