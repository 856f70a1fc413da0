"""What the service says of itself."""

from pathlib import Path

import pytest

from assistant.service import Service, load_service
from vectorstore.errors import ServiceError


def test_the_file_of_the_project_can_be_read() -> None:
    assert load_service().feedback_days >= 1


def test_the_page_for_staff_is_off_where_nobody_switched_it_on(tmp_path: Path) -> None:
    assert load_service().staff is False
    assert load_service(tmp_path / "none.toml").staff is False
    (tmp_path / "service.toml").write_text("staff = true", encoding="utf-8")
    assert load_service(tmp_path / "service.toml").staff is True


def test_what_is_filled_in_is_used(tmp_path: Path) -> None:
    path = tmp_path / "service.toml"
    path.write_text('owner = "Gemeente Tiel"\ncontact = "info@tiel.example"\nfeedback_days = 30\n', encoding="utf-8")
    assert load_service(path) == Service("Gemeente Tiel", "info@tiel.example", feedback_days=30)
    assert load_service(path).whom_to_ask == "info@tiel.example"
    assert load_service(tmp_path / "none.toml") == Service()
    assert Service().whom_to_ask == "de griffie van uw gemeente"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('eigenaar = "x"', "«eigenaar» is onbekend"),
        ('feedback_days = "lang"', "«lang» kan niet bij feedback_days"),
        ("feedback_days = 0", "«0» kan niet bij feedback_days"),
        ("feedback = 1", "«1» kan niet bij feedback"),
        ('staff = "ja"', "«ja» kan niet bij staff"),
        ('owner = "x', "is niet te lezen"),
    ],
)
def test_a_fault_is_told_in_a_sentence(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "service.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ServiceError, match=told):
        load_service(path)
