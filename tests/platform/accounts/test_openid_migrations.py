"""Databases that kept several identities of a provider for one account, and all that the provider said."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from tests.support.factories import UserFactory

BEFORE, AFTER = ("openid", None), ("openid", "0002_one_identity_a_provider")


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_the_first_identity_stays_and_what_was_said_goes():
    account = MigrationExecutor(connection).migrate([BEFORE]).apps.get_model("socialaccount", "SocialAccount")
    user, other = UserFactory(), UserFactory()
    kept = [
        account.objects.create(user_id=user.pk, provider="compte", uid="first", extra_data={"siret": "1"}).pk,
        account.objects.create(user_id=user.pk, provider="caf", uid="first").pk,
        account.objects.create(user_id=other.pk, provider="compte", uid="other").pk,
    ]
    for uid in ("second", "third"):
        account.objects.create(user_id=user.pk, provider="compte", uid=uid)
    MigrationExecutor(connection).migrate([AFTER])
    found = list(account.objects.order_by("pk").values_list("pk", "extra_data"))
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes("openid"))  # as the tests that follow know them
    assert found == [(pk, {}) for pk in kept]
