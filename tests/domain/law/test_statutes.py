"""Citations as Chinese statutes and English readers write them."""

import pytest

from domain.law.statutes import APL, ZJ_SR, Citation, chinese_number

_TENS = ["", "十", "二十", "三十", "四十", "五十", "六十", "七十", "八十", "九十"]
_ONES = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
UP_TO_99 = [tens + ones for tens in _TENS for ones in _ONES]


def test_numbers_up_to_99_are_written_as_in_statutes() -> None:
    assert [chinese_number(n) for n in range(1, 100)] == UP_TO_99[1:]


def test_numbers_up_to_199_are_written_as_in_statutes() -> None:
    tenths = [f"一百零{ones}" for ones in _ONES[1:]]
    above = [f"一百{_ONES[tens]}十{ones}" for tens in range(1, 10) for ones in _ONES]
    assert [chinese_number(n) for n in range(100, 200)] == ["一百", *tenths, *above]


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1, "一"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (85, "八十五"),
        (101, "一百零一"),
        (110, "一百一十"),
        (111, "一百一十一"),
    ],
)
def test_some_numbers_by_heart(number: int, text: str) -> None:
    assert chinese_number(number) == text


@pytest.mark.parametrize(
    ("citation", "zh", "en"),
    [
        (APL.article(64, item=1), "《中华人民共和国行政处罚法》第六十四条第一项", "APL art. 64, item 1"),
        (APL.article(58, 1, 2), "《中华人民共和国行政处罚法》第五十八条第一款第二项", "APL art. 58(1), item 2"),
        (APL.article(60), "《中华人民共和国行政处罚法》第六十条", "APL art. 60"),
        (ZJ_SR.article(17, 3), "《浙江省城市市容和环境卫生管理条例》第十七条第三款", "ZJ-SR art. 17(3)"),
    ],
)
def test_a_place_in_a_statute_is_named_in_both_languages(citation: Citation, zh: str, en: str) -> None:
    assert (citation.zh, citation.en) == (zh, en)
