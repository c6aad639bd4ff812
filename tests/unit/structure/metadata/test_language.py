from __future__ import annotations

import pytest

from directive_extract.structure.metadata.language import detect_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The Ministry of Water shall report on the wells by the end of May.", "en"),
        ("Prime Minister Phạm Minh Chính asked the provinces to finish it by May.", "en"),
        ("Thủ tướng yêu cầu các bộ và địa phương hoàn thành kế hoạch trong năm nay.", "vi"),
        ("Le ministre doit présenter un rapport sur les puits avant la fin du mois de mai.", "fr"),
        ("El ministerio debe presentar un informe sobre los pozos antes del 31 de mayo.", "es"),
        ("O ministério deve apresentar o relatório sobre os poços até 31 de maio para a assembleia.", "pt"),
        ("Das Ministerium legt den Bericht über die Brunnen bis zum 31. Mai vor.", "de"),
        ("Il ministero deve presentare una relazione sui pozzi entro la fine di maggio.", "it"),
        ("Het ministerie moet het verslag over de putten voor het einde van mei indienen.", "nl"),
        ("Kementerian harus menyampaikan laporan tentang sumur kepada Presiden pada bulan Mei.", "id"),
        ("Министерство должно представить доклад до конца мая.", "ru"),
        ("财政部应在五月底之前完成计划。", "zh"),
        ("財務省は五月末までに計画を報告する。", "ja"),
        ("재무부는 오월 말까지 계획을 보고해야 한다.", "ko"),
        ("กระทรวงต้องรายงานภายในเดือนพฤษภาคม", "th"),
    ],
)
def test_detect_language(text: str, language: str) -> None:
    assert detect_language(text) == language


def test_too_little_text_leaves_it_to_the_hint() -> None:
    assert detect_language("Wells 2026", "fr") == "fr"
    assert detect_language("Wells 2026") is None


def test_words_win_over_the_hint() -> None:
    assert detect_language("The Ministry of Water shall report on the wells by the end of May.", "vi") == "en"


def test_foreign_words_in_the_middle_do_not_turn_english() -> None:
    text = (
        "The Ministry shall report by May on all of the wells. " * 200
        + "Министерство должно. "
        + "It is to be done by all. " * 200
    )
    assert detect_language(text) == "en"
