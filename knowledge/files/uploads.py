from django.core.files.uploadhandler import TemporaryFileUploadHandler

from knowledge.files.formats import MAX_SIZE


class BoundedFileUploadHandler(TemporaryFileUploadHandler):
    """Writes nothing to the disk past the limit, but still counts the size: the check of files refuses it."""

    def receive_data_chunk(self, raw_data, start):
        if start <= MAX_SIZE:
            super().receive_data_chunk(raw_data, start)
