import pytest

from directive_extract.resolve.timing.figures import with_order_of
from directive_extract.schema.settings import Settings


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("Hoses by 5/2, ladders by 3/14", "MDY"),
        ("Minutes of 4/22/2026", "MDY"),
        ("Hoses by 5/2, ladders by 14/3", "DMY"),
        ("Hoses by 5/2", "DMY"),
        ("One by 3/14, one by 14/3", "DMY"),
        ("It takes 2/15 of the sum", "DMY"),
    ],
)
def test_figures_show_the_order(text: str, order: str) -> None:
    assert with_order_of(text, Settings()).date_order == order


@pytest.mark.parametrize("order", ["DMY", "YMD"])
def test_a_chosen_order_stays(order: str) -> None:
    chosen = Settings.model_validate({"date_order": order})
    assert with_order_of("ladders by 3/14", chosen) is chosen
