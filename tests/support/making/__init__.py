"""Files of the kinds that programs write, made by hand: variations that no library of ours would write."""
