"""The public home, the legal pages, and the page of components for developers."""
