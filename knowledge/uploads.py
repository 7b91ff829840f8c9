"""How uploads come in."""

from django.core.files.uploadhandler import TemporaryFileUploadHandler

from knowledge.files import MAX_SIZE


class BoundedFileUploadHandler(TemporaryFileUploadHandler):
    """Past the limit nothing more goes to the disk; the size is still counted, and the check of files refuses it."""

    def receive_data_chunk(self, raw_data, start):
        if start <= MAX_SIZE:
            super().receive_data_chunk(raw_data, start)
