"""The distributed engine: Elasticsearch's basic distribution, through its official client.

    <prefix>-<name>-v1                      the alias that is searched
    <prefix>-<name>-v1-20260131120000-a1b2  a generation

The version is that of our fields: code with other fields searches another alias, and finds nothing before a rebuild.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from secrets import token_hex
from urllib.parse import unquote, urlsplit

from elasticsearch import ApiError, Elasticsearch, NotFoundError, TransportError
from elasticsearch.dsl import A, ComposableIndexTemplate, Search
from elasticsearch.dsl.query import Bool, Fuzzy
from elasticsearch.helpers import streaming_bulk

from search import recipe, spelling
from search.clauses import All, Clause, Flat, required
from search.engines.base import BaseIndex, Found, Wanted
from search.engines.elasticsearch_queries import SCALE, mapping, query_of, source_of
from search.highlights import Shown
from search.protocol import MOST_VALUES, Document, EngineUnavailable, NeedsRebuild, Sort, Status, Version

SEARCHED = 1.0  # seconds for an answer to a reader
WRITTEN = 60.0  # seconds for a batch
FACET_VALUES = 20_000  # more values than any facet has, so that each shard counts all of its own
EXPANSIONS = 500  # words at one or two slips
LOOKED_AT = 5_000  # documents of a shard in which words with this beginning are looked for
SCANNED = 2_000
CONFLICT, MISSING = 409, 404
NO_INDEX = "no such index: manage.py search_index rebuild makes one"
ORDERS = {
    Sort.RELEVANCE: [{"_score": "desc"}, {recipe.TIE: "asc"}],
    Sort.DATE: [{recipe.BY_DATE: "desc"}],
    Sort.TITLE: [{recipe.BY_TITLE: "asc"}],
}
SETTINGS = {
    "number_of_shards": 1,
    "auto_expand_replicas": "0-1",
    "refresh_interval": "1s",
    "gc_deletes": "1h",  # how long the version of a deleted document is remembered
    "max_result_window": 10_000,
}


@contextmanager
def engine_errors() -> Iterator[None]:
    """Turns the client's errors into ours."""
    try:
        yield
    except NotFoundError as error:
        raise NeedsRebuild(NO_INDEX) from error
    except (ApiError, TransportError) as error:
        raise EngineUnavailable(f"elasticsearch: {type(error).__name__} {error}"[:500]) from error


def connected(url: str) -> tuple[Elasticsearch, str]:
    """Returns the client and the prefix of `http(s)://user:password@host1,host2:9200/prefix`."""
    parts = urlsplit(url)
    account, _, hosts = parts.netloc.rpartition("@")
    user, _, password = account.partition(":")
    nodes = [f"{parts.scheme}://{host if ':' in host else f'{host}:9200'}" for host in hosts.split(",")]
    given = {"basic_auth": (unquote(user), unquote(password))} if user else {}
    client = Elasticsearch(nodes, request_timeout=SEARCHED, max_retries=len(nodes), retry_on_timeout=False, **given)
    return client, parts.path.strip("/") or "itc"


class ElasticsearchIndex(BaseIndex):
    def __init__(self, url: str, name: str):
        self.client, prefix = connected(url)
        self.slow = self.client.options(request_timeout=WRITTEN)
        self.family = f"{prefix}-{name}"
        self.alias = f"{self.family}-v{recipe.VERSION}"

    # ── searching ───────────────────────────────────────────────────────────────────────────────────────────────────
    def find(self, wanted: Wanted) -> Found:
        asked = self._search(All((wanted.scored, wanted.reach))).sort(*ORDERS[wanted.sort])
        asked = asked.source([recipe.KEY, recipe.SHOWN])[wanted.offset : wanted.offset + wanted.limit]
        if wanted.filters:
            asked = asked.post_filter(Bool(filter=[query_of(one) for one in wanted.filters.values()]))
        for name in wanted.facets:
            others = [query_of(one) for other, one in wanted.filters.items() if other != name]
            values = A("terms", field=recipe.FACET_FIELDS[name], size=MOST_VALUES, shard_size=FACET_VALUES)
            asked.aggs.bucket(name, A("filter", filter=Bool(filter=others))).bucket("values", values)
        answer = self._answer(asked)
        hits = answer["hits"]
        return Found(
            hits=tuple(((one["_score"] or 0.0) / SCALE, _shown(one["_source"])) for one in hits["hits"]),
            total=hits["total"]["value"],
            facets={name: _buckets(answer["aggregations"][name]["values"]) for name in wanted.facets},
        )

    def counts(self, clauses: Sequence[Clause]) -> list[int]:
        if not clauses:
            return []
        searches = []
        for clause in clauses:
            searches += [{"index": self.alias, "allow_partial_search_results": False}]
            searches += [{"query": query_of(Flat(required(clause))).to_dict(), "size": 0, "track_total_hits": True}]
        with engine_errors():
            answers = self.client.msearch(searches=searches)["responses"]
        return [_whole(answer)["hits"]["total"]["value"] for answer in answers]

    def near(self, word: str, reach: Clause, beside: Clause) -> Mapping[str, int]:
        most = spelling.farthest(word)
        slipped = {"value": word, "fuzziness": most, "max_expansions": EXPANSIONS}
        asked = self._search(Flat(All((reach, required(beside))))).filter(Fuzzy(**{recipe.VOCABULARY: slipped}))[:0]
        # Words that begin in the same way, or slip in their first letters; any other pattern would read all words.
        beginnings = {f"{start}.*" for start in spelling.beginnings(word)}
        alike = "|".join(sorted(beginnings | spelling.early_slips(word, ".")))
        asked.aggs.bucket("words", A("terms", field=recipe.VOCABULARY, include=alike, size=FACET_VALUES))
        known = _buckets(self._answer(asked)["aggregations"]["words"])
        return {term: known[term] for term in spelling.near(word, known)}

    def beginning(self, start: str, reach: Clause, limit: int) -> list[str]:
        asked = self._search(Flat(reach)).extra(terminate_after=LOOKED_AT, track_total_hits=False)[:0]
        asked.aggs.bucket("words", A("terms", field=recipe.VOCABULARY, include=f"{start}.*", size=limit))
        return list(_buckets(self._answer(asked, exact=False)["aggregations"]["words"]))

    def _search(self, clause: Clause) -> Search:
        asked = Search(using=self.client, index=self.alias).query(query_of(clause)).extra(track_total_hits=True)
        return asked.params(search_type="dfs_query_then_fetch", allow_partial_search_results=False)

    def _answer(self, asked: Search, *, exact: bool = True) -> dict:
        with engine_errors():
            return _whole(asked.execute().to_dict(), exact=exact)

    # ── writing ─────────────────────────────────────────────────────────────────────────────────────────────────────
    def write(self, documents: Iterable[Document], generation: str = "") -> None:
        name = self._written(generation)
        self._bulk(_action("index", name, one.key, one.version) | {"_source": source_of(one)} for one in documents)
        self._show(name)

    def delete(self, versions: Mapping[str, int], generation: str = "") -> None:
        name = self._written(generation)
        self._bulk(_action("delete", name, key, version) for key, version in versions.items())
        self._show(name)

    def _bulk(self, actions: Iterator[dict]) -> None:
        """Writes a batch; the engine itself refuses a version older than its own, and that is no error."""
        with engine_errors():
            for is_done, item in streaming_bulk(self.slow, actions, raise_on_error=False, max_retries=3):
                status = next(iter(item.values()))["status"]
                if not is_done and status not in (CONFLICT, MISSING):
                    raise EngineUnavailable(f"elasticsearch refused a document: {item}"[:500])

    def _show(self, name: str) -> None:
        with engine_errors():
            self.slow.indices.refresh(index=name)

    def _written(self, generation: str) -> str:
        if not (name := generation or self._live()):
            raise NeedsRebuild("there is no index to write to: manage.py search_index rebuild makes one")
        return name

    # ── life ────────────────────────────────────────────────────────────────────────────────────────────────────────
    def _live(self) -> str:
        with engine_errors():
            if not self.slow.indices.exists_alias(name=self.alias):
                return ""
            return next(iter(self.slow.indices.get_alias(name=self.alias).body))

    def _all(self) -> list[str]:
        with engine_errors():
            return sorted(self.slow.indices.get(index=f"{self.family}-v*", features="aliases").body)

    def _building(self) -> tuple[str, ...]:
        live = self._live()
        return tuple(name for name in self._all() if name != live and name.startswith(f"{self.alias}-"))

    def versions(self, generation: str = "") -> Iterator[Version]:
        asked = Search(using=self.slow, index=generation or self.alias)
        asked = asked.source([recipe.KEY, recipe.STATE, recipe.DIGEST]).extra(size=SCANNED)
        with engine_errors():
            for hit in asked.sort("_doc").iterate():
                held = hit.to_dict()
                yield Version(held[recipe.KEY], held[recipe.STATE], held[recipe.DIGEST])

    def version_of(self, key: str, generation: str = "") -> int | None:
        with engine_errors():
            answer = self.slow.options(ignore_status=MISSING).get(index=generation or self.alias, id=key).body
        if "error" in answer:
            raise NeedsRebuild(NO_INDEX)
        return answer["_source"][recipe.STATE] if answer["found"] else None

    def new_generation(self) -> str:
        name = f"{self.alias}-{datetime.now(UTC):%Y%m%d%H%M%S}-{token_hex(3)}"
        with engine_errors():
            template = ComposableIndexTemplate(self.family, template="", index=None, priority=500)
            template._index.mapping(mapping())
            template._index.settings(**SETTINGS)
            body = template.to_dict() | {"index_patterns": [f"{self.family}-v*"], "allow_auto_create": False}
            self.slow.indices.put_index_template(name=self.family, **body)
            for old in self._building():
                self.slow.indices.delete(index=old, ignore_unavailable=True)
            self.slow.indices.create(index=name)
        return name

    def swap(self, generation: str) -> None:
        with engine_errors():
            self.slow.indices.refresh(index=generation)
            others = [name for name in self._all() if name != generation]
            actions = [{"remove_index": {"index": name}} for name in others]
            actions.append({"add": {"index": generation, "alias": self.alias}})
            self.slow.indices.update_aliases(actions=actions)
            # A search asks each segment, so those of a rebuild become one, while searches are already answered.
            self.slow.indices.forcemerge(index=generation, max_num_segments=1, wait_for_completion=False)

    def destroy(self) -> None:
        with engine_errors():
            for name in self._all():
                self.slow.indices.delete(index=name, ignore_unavailable=True)
            self.slow.options(ignore_status=MISSING).indices.delete_index_template(name=self.family)

    def status(self) -> Status:
        with engine_errors():
            stats = self.slow.indices.stats(index=self.alias, metric="docs,store")["_all"]
            size = stats["total"]["store"]["size_in_bytes"]
            return Status("elasticsearch", self._live(), stats["primaries"]["docs"]["count"], size, self._building())


def _action(kind: str, index: str, key: str, version: int) -> dict:
    return {"_op_type": kind, "_index": index, "_id": key, "version": version, "version_type": "external_gte"}


def _whole(answer: dict, *, exact: bool = True) -> dict:
    """Returns the answer; raises EngineUnavailable unless every shard answered in time."""
    if "error" in answer:
        if answer.get("status") == MISSING:
            raise NeedsRebuild(NO_INDEX)
        raise EngineUnavailable(f"elasticsearch: {answer['error']}"[:500])
    if answer["timed_out"] or answer["_shards"]["failed"] or (exact and answer.get("terminated_early")):
        raise EngineUnavailable(f"elasticsearch answered in part: {answer['_shards']}"[:500])
    return answer


def _buckets(values: dict) -> dict[str, int]:
    return {bucket["key"]: bucket["doc_count"] for bucket in values["buckets"]}


def _shown(source: dict) -> Shown:
    return Shown.unpacked(source[recipe.KEY], source[recipe.SHOWN])
