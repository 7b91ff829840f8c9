"""Keeps what people write out of the logs."""

import json
import logging
import traceback
from datetime import UTC, datetime

from operations.requests import current_id


class RoutesOnly(logging.Filter):
    """Replaces each address by the route that it matched, because an address holds the words of a title."""

    def filter(self, record: logging.LogRecord) -> bool:
        request = getattr(record, "request", None)
        path = getattr(request, "path", None)
        if path and isinstance(record.args, tuple):
            match = getattr(request, "resolver_match", None)
            route = match.route if match else "(no route)"
            known = {path, request.get_full_path()}
            record.args = tuple(route if argument in known else argument for argument in record.args)
        return True


class JsonLines(logging.Formatter):
    """Writes one JSON object a line, without the messages of exceptions, which may hold people's words."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            **getattr(record, "fields", {}),
        }
        if request_id := current_id():
            line["request_id"] = request_id
        if record.exc_info and record.exc_info[1]:
            line["exception"] = type(record.exc_info[1]).__name__
            line["stack"] = [
                f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(record.exc_info[2])
            ]
        return json.dumps(line, ensure_ascii=False)
