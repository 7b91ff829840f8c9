"""Production starts complete or not at all, and says in French what is missing."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
COMPLETE = {
    "ITC_SECRET_KEY": "pL3v-une-cle-longue-et-variee-0123456789-qui-ne-sert-a-personne",
    "ITC_HOSTS": "itc.example.org",
    "ITC_BASE_URL": "https://itc.example.org",
    "ITC_FROM_EMAIL": "itc@example.org",
    "ITC_EMAIL_HOST": "mail.example.org",
}
SHOW = """
import json, config.settings.production as s
names = [n for n in dir(s) if n.isupper()]
print(json.dumps({n: getattr(s, n) for n in names}, default=str))
"""


def read_settings(**changes) -> subprocess.CompletedProcess:
    """Reads them in a process of its own; None takes a variable away."""
    own = {name: value for name, value in os.environ.items() if not name.startswith(("ITC_", "LEGAL_", "DJANGO_"))}
    given = {name: value for name, value in {**COMPLETE, **changes}.items() if value is not None}
    paths = {"PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'platform'}"}
    return subprocess.run([sys.executable, "-c", SHOW], env={**own, **given, **paths}, capture_output=True, text=True)


@pytest.mark.parametrize(
    ("variable", "value", "said"),
    [
        ("ITC_SECRET_KEY", None, "token_urlsafe"),
        ("ITC_SECRET_KEY", "   ", "token_urlsafe"),
        ("ITC_SECRET_KEY", "development-only-never-in-production", "token_urlsafe"),
        ("ITC_SECRET_KEY", "a" * 80, "token_urlsafe"),
        ("ITC_SECRET_KEY", "django-insecure-" + COMPLETE["ITC_SECRET_KEY"], "token_urlsafe"),
        ("ITC_HOSTS", None, "itc.exemple.fr"),
        ("ITC_HOSTS", "*", "noms exacts"),
        ("ITC_BASE_URL", None, "https://itc.exemple.fr"),
        ("ITC_BASE_URL", "http://itc.example.org", "https://"),
        ("ITC_FROM_EMAIL", None, "itc@exemple.fr"),
        ("ITC_EMAIL_HOST", None, "smtp.exemple.fr"),
        ("ITC_EMAIL_PORT", "vingt-cinq", "587"),
        ("ITC_BEHIND_PROXY", "true", "oui ou non"),
    ],
)
def test_refuses_to_start(variable, value, said):
    result = read_settings(**{variable: value})
    assert result.returncode != 0
    assert "ImproperlyConfigured" in result.stderr
    last = result.stderr.strip().splitlines()[-1]
    assert variable in last
    assert said in last


def test_a_complete_environment_is_safe():
    result = read_settings(LEGAL_PUBLISHER="Association d'exemple", ITC_EMAIL_PORT="465")
    assert result.returncode == 0, result.stderr
    settings = json.loads(result.stdout)
    assert settings["DEBUG"] is False
    assert settings["SECURE_SSL_REDIRECT"] is True
    assert settings["SECURE_HSTS_SECONDS"] >= 31536000
    assert settings["SESSION_COOKIE_SECURE"] is settings["CSRF_COOKIE_SECURE"] is True
    assert settings["PASSWORD_HASHERS"][0].endswith("Argon2PasswordHasher")
    assert settings["CONTENT_SECURITY_POLICY"]["DIRECTIVES"]["script-src"] == ["'self'"]
    assert settings["LEGAL"]["publisher"] == "Association d'exemple"
    assert (settings["EMAIL_USE_SSL"], settings["EMAIL_USE_TLS"]) == (True, False)


def test_a_proxy_is_believed_only_when_asked():
    assert "SECURE_PROXY_SSL_HEADER" not in json.loads(read_settings().stdout)
    assert "SECURE_PROXY_SSL_HEADER" in json.loads(read_settings(ITC_BEHIND_PROXY="oui").stdout)
