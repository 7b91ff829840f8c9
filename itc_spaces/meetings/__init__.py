"""The meetings of an ITC: their agenda, who comes, and whose turn it is to chair and take notes."""
