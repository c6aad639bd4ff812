from directive_extract.review.presence import FORGOTTEN_AFTER_S, Presence


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


def test_who_has_the_same_document_open_is_told():
    presence = Presence(Clock())
    assert presence.tell("D1", "An") == []
    assert presence.tell("D1", "Binh") == ["An"]
    assert presence.tell("D1", "An") == ["Binh"]
    assert presence.tell("D2", "Chi") == []
    assert presence.everywhere() == {"D1": ["An", "Binh"], "D2": ["Chi"]}


def test_who_tells_no_more_is_gone():
    clock = Clock()
    presence = Presence(clock)
    presence.tell("D1", "An")
    clock.now = FORGOTTEN_AFTER_S - 1
    assert presence.tell("D1", "Binh") == ["An"]
    clock.now = FORGOTTEN_AFTER_S + 1
    assert presence.tell("D1", "Binh") == []
    clock.now = 10 * FORGOTTEN_AFTER_S
    assert presence.everywhere() == {}
