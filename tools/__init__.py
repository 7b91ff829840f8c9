"""Tools: files in versions, and what people learnt by using them."""
