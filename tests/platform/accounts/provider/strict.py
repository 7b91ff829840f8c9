"""A provider in a thread of the tests: it refuses as ProConnect's documentation says, and lies when told to.

Its rules are those of « Implémentation technique » (fournisseur de service): parameters of each address and no other,
state and nonce of 32 characters, addresses compared to the letter, a userinfo that is signed.
"""

import json
import secrets
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlencode, urlsplit

import jwt
import requests
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET = "la-trame", "a-secret-of-forty-characters-for-the-client"
ROOT = "/api/v2"
SHORTEST = 32
NEEDED = {"response_type", "client_id", "redirect_uri", "scope", "state", "nonce"}
KNOWN = NEEDED | {"claims", "prompt", "idp_hint", "login_hint"}
SCOPES = {"openid", "given_name", "usual_name", "email", "uid", "siret", "idp_id", "phone", "custom"}
TOKEN = {"grant_type", "client_id", "client_secret", "redirect_uri", "code"}
LEAVING = {"id_token_hint", "state", "post_logout_redirect_uri"}
PERSON = {
    "sub": "f" * 64, "given_name": "Zoé", "usual_name": "Le Goff", "email": "zoe@exemple.test",
    "uid": "42", "siret": "13002526500013", "idp_id": "canari-claim",
}  # fmt: skip
KEY, FOREIGN_KEY = (rsa.generate_private_key(public_exponent=65537, key_size=2048) for _ in range(2))


def signed(claims: dict, key=KEY) -> str:
    """Whatever the claims: the library's own `encode` refuses to sign a subject that is no text."""
    return jwt.api_jws.encode(json.dumps(claims).encode(), key, algorithm="RS256", headers={"kid": "first"})


@dataclass
class Lie:
    """What it says otherwise: each takes what an honest provider would say."""

    metadata: Callable[[dict], object] = lambda said: said
    claims: Callable[[dict], dict] = lambda said: said
    tokens: Callable[[dict], object] = lambda said: said
    userinfo: Callable[[dict], dict] = lambda said: said
    signs: Callable[[dict], str] = signed  # the id_token
    signs_userinfo: Callable[[dict], str] = signed


@dataclass
class Strict:
    """`address` is its issuer; `refused` keeps what it answered 400 to, for the tests to read."""

    address: str
    site: str
    person: dict = field(default_factory=lambda: dict(PERSON))
    lie: Lie = field(default_factory=Lie)
    asked: dict = field(default_factory=dict)  # the last parameters of each address
    nonces: dict = field(default_factory=dict)  # by code
    left: list = field(default_factory=list)

    def metadata(self) -> dict:
        names = {
            "authorization_endpoint": "authorize", "token_endpoint": "token", "userinfo_endpoint": "userinfo",
            "jwks_uri": "jwks", "end_session_endpoint": "session/end",
        }  # fmt: skip
        said = {name: f"{self.address}/{path}" for name, path in names.items()}
        methods = ["client_secret_post"]
        return {**said, "issuer": self.address, "token_endpoint_auth_methods_supported": methods}

    def authorize(self, given: dict):
        if given.keys() - KNOWN or NEEDED - given.keys() or given["response_type"] != "code":
            return 400, {"error": "Y000400"}
        if given["client_id"] != CLIENT or set(given["scope"].split()) - SCOPES or "openid" not in given["scope"]:
            return 400, {"error": "Y000400"}
        if min(len(given["state"]), len(given["nonce"])) < SHORTEST:
            return 400, {"error": "Y000400"}
        if given["redirect_uri"] != f"{self.site}/retour/":
            return 400, {"error": "Y030031"}
        code = secrets.token_urlsafe(16)
        self.nonces[code] = given["nonce"]
        return 302, f"{given['redirect_uri']}?{urlencode({'code': code, 'state': given['state']})}"

    def token(self, given: dict):
        if given.keys() != TOKEN or (given["client_id"], given["client_secret"]) != (CLIENT, SECRET):
            return 400, {"error": "Y000400"}
        nonce = self.nonces.pop(given["code"], None)
        if nonce is None or given["redirect_uri"] != f"{self.site}/retour/":
            return 400, {"error": "invalid_grant"}
        now = int(time.time())
        claims = {
            "iss": self.address, "aud": CLIENT, "sub": self.person["sub"], "iat": now, "exp": now + 60,
            "nonce": nonce, "acr": "eidas1",
        }  # fmt: skip
        id_token = self.lie.signs(self.lie.claims(claims))
        said = {"access_token": "access", "token_type": "Bearer", "expires_in": 60, "id_token": id_token}
        return 200, self.lie.tokens(said)

    def userinfo(self, given: dict):
        now = int(time.time())
        said = {**self.person, "iss": self.address, "aud": CLIENT, "iat": now, "exp": now + 60}
        return 200, self.lie.signs_userinfo(self.lie.userinfo(said))

    def jwks(self, given: dict):
        public = jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key(), as_dict=True)
        return 200, {"keys": [{**public, "kid": "first", "use": "sig", "alg": "RS256"}]}

    def end(self, given: dict):
        if given.keys() != LEAVING or len(given["state"]) < SHORTEST:
            return 400, {"error": "Y000400"}
        if given["post_logout_redirect_uri"] != f"{self.site}/sortie/":
            return 400, {"error": "Y030111"}
        self.left.append(jwt.decode(given["id_token_hint"], options={"verify_signature": False})["sub"])
        return 303, f"{given['post_logout_redirect_uri']}?{urlencode({'state': given['state']})}"

    def answer(self, path: str, given: dict):
        asked = path.removeprefix(ROOT).strip("/")
        self.asked[asked] = given
        if asked == ".well-known/openid-configuration":
            return 200, self.lie.metadata(self.metadata())
        known = {"authorize": self.authorize, "token": self.token, "userinfo": self.userinfo, "jwks": self.jwks}
        return {**known, "session/end": self.end}[asked](given)


def handler(strict: Strict) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            address = urlsplit(self.path)
            self.send(*strict.answer(address.path, dict(parse_qsl(address.query, keep_blank_values=True))))

        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            self.send(*strict.answer(self.path, dict(parse_qsl(body, keep_blank_values=True))))

        def send(self, status: int, said) -> None:
            self.send_response(status)
            if status in (302, 303):
                self.send_header("Location", said)
                said = ""
            kind = "application/jwt" if isinstance(said, str) else "application/json"
            body = said.encode() if isinstance(said, str) else json.dumps(said).encode()
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args) -> None:
            pass

    return Handler


@contextmanager
def running(site: str) -> Iterator[Strict]:
    """On a port of its own; `site` is our address before /retour/ and /sortie/, as it was declared to the provider."""
    strict = Strict("", site)
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler(strict))
    strict.address = f"http://127.0.0.1:{server.server_address[1]}{ROOT}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield strict
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def followed(answer, status: int = 302) -> str:
    """Where the provider sends the browser that follows `answer` to it: a path of ours, with its query."""
    assert answer.status_code == 302, answer
    response = requests.get(answer.url, timeout=10, allow_redirects=False)
    assert response.status_code == status, (response.status_code, response.text, answer.url)
    back = urlsplit(response.headers["Location"])
    return f"{back.path}?{back.query}"
