"""One module an app: `MATRIX` (route -> its address, who is answered), `POSTS` (the same for sendings)."""
