"""Resources on paper and in offices: Word and PDF, made from a `Reading` alone."""
