"""Who is somebody else, and how a visit is called by whose it is."""

import pytest

from smsbot.core.events import Language
from smsbot.core.wording.whose import called, is_another, possession


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("Maria", "Maria Lopez"), ("maria lopez", "Maria López"), ("Lopez", "Maria Lopez"),
        ("Maria L.", "Maria Lopez"), ("Maria Lopez", "Maria Lopez-Reyes"), ("", "Maria"),
        ("Ana", None), (None, None),
    ],
)  # fmt: skip
def test_one_person_may_be_written_in_many_ways(name, known):
    assert not is_another(name, known)


@pytest.mark.parametrize(("name", "known"), [("Ana Lopez", "Maria Lopez"), ("Ana", "Maria Lopez")])
def test_who_shares_only_a_last_name_is_another(name, known):
    assert is_another(name, known)


def test_people_are_called_by_their_first_names_where_they_differ():
    assert called(["Maria Lopez", "Ana Lopez"]) == ["Maria", "Ana"]
    assert called(["Maria Lopez", "Maria"]) == ["", ""]


def test_a_visit_is_called_by_whose_it_is():
    assert possession("visit", "Ana", Language.EN) == "Ana's visit"
    assert possession("request", "Ana", Language.ES) == "la solicitud de Ana"
    assert possession("visit", "", Language.EN) == "the visit"
