import pytest

from directive_extract.review.views.progress import Progress
from directive_extract.schema.review import Standing


def test_progress_what_was_replaced_does_not_count():
    progress = Progress.of({Standing.ACCEPTED: 3, Standing.REPLACED: 9, Standing.WAITING: 1})
    assert (progress.total, progress.decided, progress.open, progress.share) == (4, 3, 1, 0.75)


def test_progress_of_nothing_is_done():
    assert Progress().share == 1.0
    assert Progress().segments == ()


@pytest.mark.parametrize(
    "progress",
    [pytest.param(Progress(1, 1, 1, 0), id="thirds"), pytest.param(Progress(7, 0, 3, 90), id="one-is-empty")],
)
def test_progress_segments_stand_side_by_side_inside_of_the_bar(progress):
    end = 0.0
    for segment in progress.segments:
        assert segment.start == pytest.approx(end, abs=0.02)
        end = segment.start + segment.width
    assert end == pytest.approx(100 * (progress.total - progress.waiting) / progress.total, abs=0.05)
    assert Standing.WAITING not in {segment.standing for segment in progress.segments}
