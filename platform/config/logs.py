"""What the logs may say of people's work: nothing."""

import json
import logging
import traceback
from datetime import UTC, datetime

from operations.requests import current_id


class RoutesOnly(logging.Filter):
    """An address holds the words of a title: the log keeps the route that it matched."""

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
    """One object a line. Of an exception its type and where it was raised: its message may hold what people typed."""

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
