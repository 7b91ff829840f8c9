"""`make run`: prepares the site from a bare clone, then runs the worker and the server until Ctrl-C."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from config import install
from config.install import PYTHON, ROOT, Refusal

STEPS = 6
PATIENCE = 60  # seconds for the server to answer
GRACE = 8  # seconds for a child to end by itself
VAR = Path(os.environ.get("ITC_VAR") or ROOT / "var")


class Stopped(Exception):
    """Ctrl-C was pressed, or make received SIGTERM."""


class Household:
    """The processes started here, each in a group of its own, so that none stays after us."""

    def __init__(self):
        self.children = []
        self.stopping = False

    def listen(self):
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self.stop)

    def stop(self, number, frame):
        # A flag and not an exception, which could lose a child that is just starting.
        self.stopping = True

    def start(self, command, **options):
        child = subprocess.Popen(command, cwd=ROOT, env=environment(), start_new_session=True, **options)
        self.children.append(child)
        return child

    def run(self, command, **options):
        """Runs a command to its end, and returns its exit status; raises Stopped."""
        child = self.start(command, **options)
        while child.poll() is None:
            self.pause()
        self.children.remove(child)
        return child.returncode

    def pause(self):
        if self.stopping:
            raise Stopped
        time.sleep(0.05)

    def end(self):
        for child in self.children:
            signal_group(child, signal.SIGTERM)
        until = time.monotonic() + GRACE
        for child in self.children:
            try:
                child.wait(max(0.1, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                pass
            # The child may have ended, and a process of its group not.
            signal_group(child, signal.SIGKILL)


def signal_group(child, number):
    try:
        os.killpg(child.pid, number)
    except ProcessLookupError:
        pass


def environment():
    paths = os.pathsep.join([str(ROOT), str(ROOT / "platform")])
    given = {"PYTHONPATH": paths, "PYTHONUNBUFFERED": "1", "ITC_DEBUG": os.environ.get("ITC_DEBUG", "0")}
    return {**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings.development", **given}


def say(text=""):
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def step(number, text):
    say(f"[{number}/{STEPS}] {text}")


def wanted_port():
    """Returns the port asked for, if it is free; raises Refusal with a remedy."""
    asked = os.environ.get("PORT", "8000")
    if not asked.isascii() or not asked.isdigit() or not 1 <= int(asked) <= 65535:
        raise Refusal(f"PORT={asked} n'est pas un numéro de port. Par exemple : PORT=8001 make run")
    port = int(asked)
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            other = port + 1 if port < 65535 else 8000
            raise Refusal(
                f"Le port {port} est déjà pris, peut-être par un autre « make run ».\n"
                f"Arrêtez l'autre programme, ou choisissez un autre port : PORT={other} make run"
            ) from None
    return port


def manage(household, *arguments, **options):
    return household.run([PYTHON, "manage.py", *arguments], **options)


def make_var():
    try:
        (VAR / "log").mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refusal(
            f"Impossible d'écrire dans {VAR} ({error.strerror}).\n"
            "Donnez-vous ce droit, ou choisissez un autre dossier : ITC_VAR=/chemin/du/dossier make run"
        ) from None


def prepare(household):
    """Prepares the environment, the tables and the demonstration; returns a text with the accounts to show."""
    step(1, "Environnement Python (.venv)")
    install.check_python()
    install.create_venv(household.run)
    fresh = not install.is_installed(install.LOCK)
    step(2, "Dépendances" + (" : installation, une à trois minutes la première fois" if fresh else " : déjà là"))
    install.install(install.LOCK, household.run)
    make_var()
    step(3, "Base de données")
    if manage(household, "migrate_aloud", "--verbosity", "0") != 0:
        raise Refusal("La base de données n'a pas pu être préparée (le détail est juste au-dessus).")
    step(4, "Données de démonstration et recherche")
    shown = VAR / "demonstration.txt"
    with shown.open("w") as output:
        if manage(household, "demo", "--if-empty", stdout=output) != 0:
            raise Refusal("Les données de démonstration n'ont pas pu être chargées (le détail est juste au-dessus).")
    say("      Index de la recherche")
    # Builds what is missing; then the worker keeps the index in step with the database.
    if manage(household, "search_index", "rebuild", "--if-missing", stdout=subprocess.DEVNULL) != 0:
        raise Refusal("La recherche n'a pas pu être préparée (le détail est juste au-dessus).")
    return shown.read_text()


def serve(household, port):
    """Starts the worker and the server; returns both once the site answers."""
    logs = VAR / "log"
    step(5, "Tâches de fond")
    with (logs / "worker.log").open("w") as log:
        worker = household.start([PYTHON, "manage.py", "worker"], stdout=log, stderr=log)
    step(6, f"Serveur sur le port {port}")
    gunicorn = [PYTHON, "-m", "gunicorn", "--config", "python:config.gunicorn", "config.wsgi:application"]
    manners = ["--bind", f"127.0.0.1:{port}", "--graceful-timeout", "3", "--log-level", "warning"]
    with (logs / "server.log").open("w") as log:
        server = household.start([*gunicorn, *manners], stdout=log, stderr=log)
    children = {"worker": worker, "server": server}
    until = time.monotonic() + PATIENCE
    while not answers(port):
        refuse_the_dead(children)
        if time.monotonic() > until:
            raise Refusal(f"Le serveur ne répond pas après {PATIENCE} secondes. Voyez {logs}/server.log")
        household.pause()
    return children


def answers(port):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/robots.txt")
        return connection.getresponse().status < 500
    except OSError:
        return False
    finally:
        connection.close()


def refuse_the_dead(children):
    for name, child in children.items():
        if child.poll() is not None:
            log = VAR / "log" / f"{name}.log"
            last = "\n".join(log.read_text(errors="replace").splitlines()[-15:])
            raise Refusal(f"Un processus s'est arrêté ({name}). Ses dernières lignes, de {log} :\n{last}")


def main():
    household = Household()
    household.listen()
    try:
        port = wanted_port()
        accounts = prepare(household)
        children = serve(household, port)
        say(f"\nLa plateforme est ouverte : http://127.0.0.1:{port}/\n\n{accounts}")
        say(f"Courriels envoyés : {VAR}/mails. Journaux : {VAR}/log. Pour arrêter : Ctrl-C.")
        while True:
            refuse_the_dead(children)
            household.pause()
    except Stopped:
        say("\nArrêt…")
        return 0
    except Refusal as refusal:
        sys.stderr.write(f"\n{refusal}\n")
        return 1
    finally:
        household.end()


if __name__ == "__main__":
    sys.exit(main())
