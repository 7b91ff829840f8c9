"""The words of the demonstration hold together: lengths, vocabularies, references, typography."""

import re
from collections import Counter

import pytest

from demonstration import places, var
from demonstration.attached import FILES
from demonstration.feedback import FEEDBACK
from demonstration.improvements import IMPROVEMENTS
from demonstration.merged_keywords import MERGED
from demonstration.messages import MESSAGES
from demonstration.notes import NOTES
from demonstration.people import OFFICES, PEOPLE
from demonstration.reports import REPORTS
from demonstration.sheets import SHEETS
from demonstration.spaces import SPACES, THEMATICS
from demonstration.tools import TOOLS
from itc_spaces.spaces.enums import CommitteeKind, MandateKind, Mode, OfficeKind, Standing, TerritoryKind, ThematicState
from itc_spaces.spaces.models import Organisation, Thematic
from knowledge.enums import BudgetRange, ConditionKind, Licence, Maturity, NoteKind, ResidentLevel, UseAgain
from knowledge.models import Feedback, Note, PracticeSheet
from knowledge.models.resources import SUMMARY_LENGTH, TITLE_LENGTH
from knowledge.models.sheets import ConditionBlock, SheetPartner, StepBlock
from knowledge.typed_keywords import words_of
from web.text import fold

LIVES = {
    "DRAFT", "SHARED_SPACE", "SHARED_NETWORK", "SUBMITTED", "SUBMITTED_NEW", "RETURNED", "EDITION", "EDITION_2",
    "EDITION_WITHDRAWN",
}  # fmt: skip
NEEDED_TO_SHARE = (
    "title", "summary", "topics", "publics", "lead_organisation", "territory", "context", "steps", "outcomes",
)  # fmt: skip
CODES = {
    "key", "space", "author", "life", "licence", "maturity", "kind", "resident_level", "thematic", "written_in",
    "report", "audience", "reuse_of", "on", "to",
}  # fmt: skip
FORBIDDEN = {
    "the Caf is written Caf": r"\bCAF\b",
    "habitants, never usagers alone": r"(?i)(?<!habitants – )\busag(?:er|ère)s?\b",
    "an ITC is no committee": r"\bcomité (?:de l'ITC|ITC)\b",
    "animation globale is the Caf's": r"\banimation globale\b",
    "a plain space before a double sign": r" [:;?!»%€]|« ",
}
EMAILS = {person["email"] for person in PEOPLE}
ORGANISATIONS = places.ORGANISATIONS + var.ORGANISATIONS
SHORT_NAMES = {row["short_name"] for row in ORGANISATIONS}
TERRITORIES = {row["name"] for row in places.TERRITORIES + var.TERRITORIES}
YOUNG = {space["slug"] for space in SPACES if "department" in space}  # of the Var
SPACE_SLUGS = {space["slug"] for space in SPACES}
HOME_OF = {thematic["key"]: space["slug"] for space in SPACES for thematic in space["thematics"]}

by_key = pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet["key"])
each_resource = pytest.mark.parametrize("resource", SHEETS + NOTES, ids=lambda resource: resource["key"])
each_space = pytest.mark.parametrize("space", SPACES, ids=lambda space: space["slug"])


def texts(value):
    """Every text people see in nested literals."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in CODES:
                yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)


def limit(model, field: str) -> int:
    return model._meta.get_field(field).max_length


def block_limit(block, field: str) -> int:
    return block.base_blocks[field].field.max_length


WORDS = {
    "places": [places.COLLEGES, ORGANISATIONS, places.TOPICS, places.PUBLICS, places.AGREEMENTS],
    "people": PEOPLE,
    "spaces": SPACES,
    "sheets": SHEETS,
    "notes": NOTES,
    "messages": MESSAGES,
    "reports": REPORTS,
    "improvements": IMPROVEMENTS,
    "tools": TOOLS,
    "files": FILES,
    "feedback": FEEDBACK,
}


@pytest.mark.parametrize("rule", FORBIDDEN)
@pytest.mark.parametrize("part", WORDS)
def test_words_are_respected(part, rule):
    assert [text for text in texts(WORDS[part]) if re.search(FORBIDDEN[rule], text)] == []


def test_each_rule_of_words_catches_its_mistake():
    mistakes = ["la CAF aide", "les usagers viennent", "le comité ITC", "l'animation globale", "Quoi ?"]
    assert all(re.search(rule, text) for rule, text in zip(FORBIDDEN.values(), mistakes, strict=True))


def test_vocabulary_has_its_size_and_no_double():
    assert len(places.TOPICS) == 22
    for names in (places.TOPICS, places.PUBLICS, [o["short_name"] for o in ORGANISATIONS], sorted(EMAILS)):
        assert [name for name, count in Counter(names).items() if count > 1] == []
    assert len(EMAILS) == len(PEOPLE)


def test_places_use_known_kinds_and_colleges():
    colleges = {college["name"] for college in places.COLLEGES}
    assert {row["college"] for row in ORGANISATIONS} <= colleges
    assert {row["kind"] for row in places.TERRITORIES} <= set(TerritoryKind)
    assert {row["kind"] for row in places.COMMITTEES} == set(CommitteeKind)
    for row in ORGANISATIONS:
        assert len(row["name"]) <= limit(Organisation, "name")
        assert len(row["short_name"]) <= limit(Organisation, "short_name")


def test_offices_exist():
    committees = {row["name"] for row in places.COMMITTEES}
    for office in OFFICES + var.OFFICES:
        assert office["email"] in EMAILS
        assert office["kind"] in set(OfficeKind)
        assert (office["committee"] in committees) is (office["kind"] == OfficeKind.VALIDATOR)


def test_announced_accounts_are_what_they_are_said_to_be():
    seats = {(space["slug"], seat["holder"]): seat for space in SPACES for seat in space["seats"]}
    assert seats["itc-marseille-nord", "directrice@demo.test"]["mandates"] == ["CHAIR"]
    assert seats["itc-pays-d-arles", "directeur.arles@demo.test"]["mandates"] == ["CHAIR"]
    assert seats["itc-marseille-nord", "suivi@demo.test"]["mode"] == Mode.FOLLOWS
    opened = [t for s in SPACES if s["slug"] == "itc-marseille-nord" for t in s["thematics"] if t["state"] == "OPEN"]
    assert "experte@demo.test" in opened[0]["experts"]
    assert {"coordination@demo.test", "validation@demo.test"} == {office["email"] for office in OFFICES}
    states = {email: t["state"] for s in SPACES for t in s["thematics"] for email in t["experts"]}
    assert (states["expert.sante@demo.test"], states["experte.logement@demo.test"]) == ("OPEN", "CLOSED")


@each_space
def test_seats_refer_to_what_exists(space):
    assert space["territory"] in TERRITORIES
    assert set(space["agreements"]) <= {agreement["title"] for agreement in places.AGREEMENTS + var.AGREEMENTS}
    for seat in space["seats"]:
        assert seat["organisation"] in SHORT_NAMES
        assert seat["holder"] in EMAILS
        assert seat["deputy"] is None or seat["deputy"] in EMAILS
        assert (seat["standing"] in set(Standing), seat["mode"] in set(Mode)) == (True, True)
    mandates = [mandate for seat in space["seats"] for mandate in seat["mandates"]]
    assert mandates.count(MandateKind.CHAIR) == 1
    assert set(mandates) <= set(MandateKind)


@each_space
def test_thematics_hold_together(space):
    seated = {seat["organisation"] for seat in space["seats"]}
    for thematic in space["thematics"]:
        assert len(thematic["question"]) <= limit(Thematic, "question")
        assert thematic["state"] in set(ThematicState)
        assert set(thematic["topics"]) <= set(places.TOPICS)
        assert set(thematic["referents"]) <= seated
        assert set(thematic["experts"]) <= EMAILS
        if thematic["state"] == ThematicState.OPEN:
            assert thematic["closes_in"] > 0
        assert ("report" in thematic) is (thematic["state"] == ThematicState.CLOSED)
        assert ("abandoned_because" in thematic) is (thematic["state"] == ThematicState.ABANDONED)


@each_resource
def test_resources_fit_and_refer_to_what_exists(resource):
    assert 0 < len(resource["title"]) <= TITLE_LENGTH
    assert 0 < len(resource["summary"]) <= SUMMARY_LENGTH
    assert 1 <= len(resource["topics"]) <= 3
    assert set(resource["topics"]) <= set(places.TOPICS)
    assert resource["author"] in EMAILS
    assert resource["life"] in LIVES
    writers = {
        email
        for space in SPACES
        if space["slug"] == resource["space"]
        for seat in space["seats"]
        if seat["mode"] == Mode.ATTENDS
        for email in (seat["holder"], seat["deputy"])
    }
    assert resource["author"] in writers
    if "thematic" in resource:
        assert HOME_OF[resource["thematic"]] == resource["space"]


@by_key
def test_sheets_use_their_vocabularies(sheet):
    assert sheet["territory"] in TERRITORIES
    assert sheet["lead_organisation"] in SHORT_NAMES
    assert set(sheet["publics"]) <= set(places.PUBLICS)
    choices = {
        "territory_kind": TerritoryKind,
        "resident_level": ResidentLevel,
        "budget_range": BudgetRange,
        "maturity": Maturity,
        "licence": Licence,
    }
    assert {field: sheet[field] for field in choices if sheet.get(field) not in {*choices[field], None}} == {}
    for condition in sheet.get("transfer_conditions", []):
        assert condition["kind"] in set(ConditionKind)
        assert len(condition["text"]) <= block_limit(ConditionBlock, "text")


@by_key
def test_sheets_fit_their_fields(sheet):
    for field in ("contact", "duration", "period"):
        assert len(sheet.get(field, "")) <= limit(PracticeSheet, field)
    for step in sheet["steps"]:
        assert {field: text for field, text in step.items() if len(text) > block_limit(StepBlock, field)} == {}
    for partner in sheet.get("partners", []):
        assert len(partner["role"]) <= limit(SheetPartner, "role")
        assert ("name" in partner) is not ("organisation" in partner)
        assert partner.get("organisation") in SHORT_NAMES | {None}


@by_key
def test_sheets_have_enough_to_teach(sheet):
    first = {field: text for field, text in sheet.items() if field not in ("second_edition", "topics", "publics")}
    assert 340 <= sum(len(text.split()) for text in texts(first)) <= 800
    if sheet["life"] != "DRAFT":
        assert [field for field in NEEDED_TO_SHARE if not sheet[field]] == []


@by_key
def test_second_editions_and_withdrawals_say_what_happened(sheet):
    assert ("second_edition" in sheet) is (sheet["life"] == "EDITION_2")
    assert ("withdrawal_reason" in sheet) is (sheet["life"] == "EDITION_WITHDRAWN")
    assert ("returned_reason" in sheet) is (sheet["life"] == "RETURNED")
    changes = sheet.get("second_edition", {})
    assert {field for field, text in changes.items() if sheet[field] == text} == set()
    assert len(changes.get("summary", "")) <= SUMMARY_LENGTH


def test_reuse_runs_through_three_generations_and_comes_after_its_source():
    seen, depth = {}, {}
    for sheet in SHEETS:
        source = sheet.get("reuse_of")
        if source:
            assert sheet["adapted"]
            assert seen[source]["life"] in ("SHARED_NETWORK", "EDITION", "EDITION_2")
            assert seen[source]["space"] != sheet["space"]
            assert seen[source]["months_ago"] > sheet["months_ago"]
        seen[sheet["key"]] = sheet
        depth[sheet["key"]] = depth[source] + 1 if source else 0
    assert max(depth.values()) == 3


def test_the_lives_promised_are_there():
    lives = Counter(sheet["life"] for sheet in SHEETS)
    assert len({resource["key"] for resource in SHEETS + NOTES}) == 53
    assert Counter(sheet["space"] for sheet in SHEETS).keys() == SPACE_SLUGS
    assert min(count for slug, count in Counter(s["space"] for s in SHEETS).items() if slug not in YOUNG) >= 6
    assert lives["EDITION"] >= 15
    assert set(lives) == LIVES
    assert {topic for sheet in SHEETS for topic in sheet["topics"]} == set(places.TOPICS)


def test_keywords_are_those_that_a_form_takes_and_are_written_in_one_way():
    given = [resource["keywords"] for resource in (*SHEETS, *NOTES, *TOOLS) if "keywords" in resource]
    assert len(given) >= 60
    for words in given:
        assert words_of(", ".join(words)) == words
    used = {word for words in given for word in words}
    assert len({fold(word) for word in used}) == len(used)
    assert {word for _, _, *pair, _ in MERGED for word in pair} <= used


def test_no_two_sheets_begin_alike():
    for field in ("title", "summary", "context"):
        openings = Counter(" ".join(sheet[field].split()[:2]) for sheet in SHEETS)
        assert [opening for opening, count in openings.items() if count > 2] == []


@pytest.mark.parametrize("note", NOTES, ids=lambda note: note["key"])
def test_notes_answer_what_their_kind_asks(note):
    assert 0 < len(note["source"]) <= limit(Note, "source")
    asked = {"TECHNICAL": ("effective_on", "concerned", "what_to_do"), "WATCH": ("observation", "follow_up")}
    assert note["kind"] in set(NoteKind)
    assert [field for field in asked[note["kind"]] if note.get(field) in (None, "")] == []


def test_each_bilan_is_of_a_thematic_of_its_own():
    written_in = {report["key"]: report["written_in"] for report in REPORTS}
    closed = {thematic["report"]: key for key, thematic in THEMATICS.items() if "report" in thematic}
    assert written_in == closed
    for report in REPORTS:
        assert len(report["title"]) <= TITLE_LENGTH
        assert len(report["summary"]) <= SUMMARY_LENGTH


def test_files_go_with_what_exists():
    assert FILES.keys() <= {row["key"] for row in [*SHEETS, *MESSAGES]}


def test_feedback_is_of_others_and_not_all_kind():
    resources = {row["key"]: row for row in SHEETS + TOOLS}
    for row in FEEDBACK:
        assert row["author"] != resources[row["on"]]["author"]
        assert row["used_days_ago"] > row["days_ago"]
        assert row["worked"] or row["did_not"]
        assert len(row["for_whom"]) <= limit(Feedback, "for_whom")
    assert {row["use_again"] for row in FEEDBACK} == set(UseAgain)


def test_improvements_go_from_an_adaptation_to_its_source():
    sheets = {sheet["key"]: sheet for sheet in SHEETS}
    for offer in IMPROVEMENTS:
        adaptation = sheets[offer["adaptation"]]
        source = sheets[adaptation["reuse_of"]]
        assert all(adaptation[section] != source[section] for section in offer["sections"])
        assert set(offer.get("taken", [])) <= set(offer["sections"])
        assert offer.get("answered_by", source["author"]) == source["author"]


def test_messages_answer_what_was_said_before_on_the_same_thing():
    targets = SPACE_SLUGS | THEMATICS.keys() | {resource["key"] for resource in SHEETS + NOTES}
    said = {}
    for message in MESSAGES:
        assert message["on"] in targets
        assert {message["author"], message.get("moderated_by", message["author"])} <= EMAILS
        if "to" in message:
            question = said[message["to"]]
            assert (question["on"], "to" in question) == (message["on"], False)
            assert question["days_ago"] >= message["days_ago"]
        said[message["key"]] = message
