import pytest

from directive_extract.review.owner_names import OwnerNames, folded
from directive_extract.schema.organisation import Organisation

BODIES = (
    Organisation(id="moit", names=("Ministry of Industry and Trade", "Bộ Công Thương"), abbreviations=("MOIT",)),
    Organisation(id="mof", names=("Ministry of Finance", "Bộ Tài chính")),
)


class Register:
    asked = 0

    def owner_names(self):
        self.asked += 1
        return [("Dyke Authority", None), ("Ministry of Finance", "mof"), ("District Governors", None)]


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def register():
    return Register()


@pytest.fixture
def names(register, clock):
    return OwnerNames(register, BODIES, clock)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        pytest.param("min", ["Ministry of Industry and Trade", "Ministry of Finance"], id="beginning"),
        pytest.param("FIN", ["Ministry of Finance"], id="word-inside-any-case"),
        pytest.param("bo cong", ["Ministry of Industry and Trade"], id="other-name-without-accents"),
        pytest.param("moit", ["Ministry of Industry and Trade"], id="abbreviation"),
        pytest.param("d", ["Dyke Authority", "District Governors"], id="from-the-register"),
        pytest.param("nance", [], id="not-inside-a-word"),
        pytest.param("  ", [], id="blank"),
        pytest.param("%", [], id="no-pattern"),
    ],
)
def test_find(names, typed, expected):
    assert [one.name for one in names.find(typed, 10)] == expected


def test_find_gives_the_id_of_the_list_and_no_name_twice(names):
    assert [(one.name, one.organisation) for one in names.find("ministry of f", 10)] == [("Ministry of Finance", "mof")]


def test_find_gives_no_more_than_asked_for(names):
    assert len(names.find("m", 1)) == 1


def test_the_register_is_not_asked_at_every_key(names, register, clock):
    for _ in range(5):
        names.find("d", 10)
    assert register.asked == 1
    clock.now = 11
    names.find("d", 10)
    assert register.asked == 2


def test_folded():
    assert folded("  Bộ  Giáo dục và Đào tạo ") == "bo giao duc va dao tao"
