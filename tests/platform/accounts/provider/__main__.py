"""`python -m tests.platform.accounts.provider PORT CALLBACK`: prepares its database, then answers until it is stopped.

Three people have an account there, with one password: the address of one of them is not verified.
"""

import os
import sys
from pathlib import Path

import django
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

PASSWORD = "provider-password"
CLIENT, SECRET = "la-trame", "secret-of-the-client"


def main(port: str, callback: str) -> None:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048).private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    (Path(os.environ["PROVIDER_VAR"]) / "key.pem").write_bytes(key)
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.platform.accounts.provider.settings"
    django.setup()
    from allauth.account.models import EmailAddress
    from allauth.idp.oidc.models import Client
    from django.contrib.auth.models import User
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    for name, verified in (("verifiee", True), ("declaree", False), ("inconnue", True)):
        user = User.objects.create_user(name, f"{name}@exemple.test", PASSWORD)
        EmailAddress.objects.create(user=user, email=user.email, verified=verified, primary=True)
    client = Client(
        id=CLIENT, name="La Trame", skip_consent=True, scopes="openid\nprofile\nemail", redirect_uris=callback
    )
    client.set_secret(SECRET)
    client.save()
    call_command("runserver", f"127.0.0.1:{port}", use_reloader=False, verbosity=0)


if __name__ == "__main__":
    main(*sys.argv[1:])
