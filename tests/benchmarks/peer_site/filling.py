"""`python -m tests.benchmarks.peer_site.filling PATH < BODY`: one page at that path, of that text."""

import sys

import django

django.setup()

from wagtail.models import Page, Site  # noqa: E402 (apps are ready by now)

from tests.benchmarks.peer_site.models import BarePage  # noqa: E402

home = Site.objects.get().root_page
home.add_child(instance=BarePage(title="Une page", slug=sys.argv[1], body=sys.stdin.read()))
sys.stdout.write(str(Page.objects.count()))
