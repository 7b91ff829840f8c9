"""Minutes of meetings, cut to what each reader may read, with their decisions and tasks."""
