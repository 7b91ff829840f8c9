"""`python -m tests.knowledge.exchange.validating`: veraPDF reads all the demonstration's editions as PDF/UA-1.

A part of `make full`. It installs Java and Maven from Debian where they are missing, and fails without them.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.support.instances import Instance

VERSION = "1.28.2"
MAIN = "org.verapdf.apps.GreenfieldCliWrapper"
PACKAGES = {"java": "openjdk-17-jre-headless", "mvn": "maven"}
PATIENCE = 1200  # seconds for one command, on a busy machine
PROJECT = f"""
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>itc</groupId><artifactId>validating</artifactId><version>1</version>
  <dependencies><dependency>
    <groupId>org.verapdf.apps</groupId><artifactId>greenfield-apps</artifactId><version>{VERSION}</version>
  </dependency></dependencies>
</project>
"""
# Each edition as anybody is given it, and one text with all that people may write.
WRITE = """
import django; django.setup()
import sys
from pathlib import Path
from knowledge.exchange.forms import FORMS, made
from knowledge.publication.models import Edition
from knowledge.publication.public_documents import edition_content
for edition in Edition.objects.filter(purged_at=None).select_related("publication__publisher"):
    Path(sys.argv[1], f"edition-{edition.pk}.pdf").write_bytes(made(FORMS["pdf"], edition_content(edition)))
"""


def installed() -> None:
    missing = [package for command, package in PACKAGES.items() if shutil.which(command) is None]
    if missing:
        subprocess.run(["apt-get", "update", "-qq"], check=True)
        given = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "install", "-y", "-qq", *missing], check=True, env=given)
    said = subprocess.run(["java", "-version"], check=True, capture_output=True, text=True).stderr
    found = re.search(r'version "(\d+)', said)
    if not found or int(found[1]) < 17:
        raise SystemExit(f"veraPDF needs Java 17 or later; here: {said.splitlines()[0]}")


def validator(folder: Path) -> list[str]:
    """The command that validates, its parts brought into `folder`."""
    (folder / "pom.xml").write_text(PROJECT)
    bring = ["mvn", "-q", "-B", "dependency:copy-dependencies", "-DoutputDirectory=parts"]
    subprocess.run(bring, cwd=folder, check=True, timeout=PATIENCE)
    return ["java", "-cp", f"{folder / 'parts'}/*", MAIN, "--flavour", "ua1", "--format", "text"]


def main() -> int:
    installed()
    with tempfile.TemporaryDirectory() as held:
        folder = Path(held)
        (folder / "pdf").mkdir()
        instance = Instance(folder / "var")
        for arguments in (["migrate", "-v0"], ["demo"]):
            instance.output("manage.py", *arguments, timeout=PATIENCE)
        instance.output("-c", WRITE, str(folder / "pdf"), timeout=PATIENCE)
        command = [*validator(folder), str(folder / "pdf")]
        said = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE)
        written = len(list((folder / "pdf").iterdir()))
        passed = sum(line.startswith("PASS ") for line in said.stdout.splitlines())
        sys.stdout.write(said.stdout.replace(str(folder), "") + said.stderr)
        sys.stdout.write(f"{passed} of {written} files are PDF/UA-1\n")
        return 0 if written and passed == written else 1


if __name__ == "__main__":
    sys.exit(main())
