# `make run` opens the platform on this machine, `make test` tests it. The rest is for those who work on it.

PYTHON ?= python3
BIN := .venv/bin
export PYTHONPATH := $(CURDIR):$(CURDIR)/platform
# Settings of production need these to be read at all; none of them is used to serve anything.
PRODUCTION = DJANGO_SETTINGS_MODULE=config.settings.production ITC_HOSTS=itc.example.org \
	ITC_BASE_URL=https://itc.example.org ITC_FROM_EMAIL=itc@example.org ITC_EMAIL_HOST=mail.example.org \
	ITC_SECRET_KEY=$$($(BIN)/python -c "import secrets; print(secrets.token_urlsafe(60))")

# A test that hangs ends after ten minutes, with what each thread was doing, and the others go on.
# Groups keep their place: at the head, the longest first.
SUITE = -n 2 --durations=20 --dist loadgroup --no-loadscope-reorder -o faulthandler_timeout=600 -o faulthandler_exit_on_timeout=true
# What `make full` has parts of its own for.
ELSEWHERE = bench or cluster or registry or long

.PHONY: run env test test-postgresql check lock bench full screens effort

run:
	@exec $(PYTHON) -m config.launch

env:
	@$(PYTHON) -m config.install --dev

test: env
	$(BIN)/pytest $(SUITE) -m "not ($(ELSEWHERE))"

# Without what names its own databases, or needs none: `make test` ran it. What reads files and answers of a provider
# meets the database in the same way on both, and the whole demonstration takes minutes: `make full` runs them here too,
# with FILES= .
FILES = $(addprefix --ignore=tests/,knowledge/files knowledge/importing knowledge/exchange attacks/test_field.py \
	attacks/test_odd_files.py attacks/test_published_files.py attacks/test_lying_provider.py \
	platform/demonstration/test_demo.py)
test-postgresql: env
	$(BIN)/python -m tests.support.postgresql $(SUITE) $(FILES) -m "database and not ($(ELSEWHERE) or browser or process)"

check: env
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/python -m tests.support.typed
	$(BIN)/python manage.py makemigrations --check --dry-run
	$(PRODUCTION) $(BIN)/python manage.py check --deploy --fail-level WARNING
	$(BIN)/djlint templates --lint --quiet
	$(BIN)/pytest -q tests/project/test_project.py tests/project/test_layers.py

lock:
	$(BIN)/uv pip compile pyproject.toml -o requirements.lock --quiet $(LOCK)
	$(BIN)/uv pip compile pyproject.toml --group dev -c requirements.lock -o requirements-dev.lock --quiet $(LOCK)

# The lock names versions and hashes, and no place to download from.
LOCK = --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header

bench: env
	$(BIN)/pytest -m bench -p no:randomly -s

full: env
	$(BIN)/python -m tests.full

screens: env
	$(BIN)/python -m tests.browser.screens

effort: env
	$(BIN)/python -m tests.browser.effort
