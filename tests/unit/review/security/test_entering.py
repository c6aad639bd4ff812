from concurrent.futures import ThreadPoolExecutor

import pytest

from directive_extract.review.security.entering import EntryToken, new_token


def test_a_token_opens_one_session():
    token = EntryToken("right")
    assert not token.redeem("wrong")
    assert token.redeem("right")
    assert not token.redeem("right")


def test_without_a_token_nobody_enters():
    assert not EntryToken(None).redeem("")


def test_of_many_at_once_one_enters():
    token = EntryToken("right")
    with ThreadPoolExecutor(16) as pool:
        assert sum(pool.map(token.redeem, ["right"] * 200)) == 1


def test_a_renewed_token_opens_another():
    token = EntryToken("first")
    seen = []
    token.when_used = lambda: seen.append("used")
    assert token.redeem("first")
    token.renew("second")
    assert not token.redeem("first")
    assert token.redeem("second")
    assert seen == ["used", "used"]


def test_tokens_are_long_and_never_the_same():
    tokens = {new_token() for _ in range(100)}
    assert len(tokens) == 100
    assert min(map(len, tokens)) >= 43  # 256 bits


@pytest.mark.parametrize("given", ["", "é", "\x00", "x" * 200])
def test_odd_tokens_are_wrong_tokens(insider, given):
    assert insider.get("/enter", params={"token": given}).status_code == 403
