"""What meetings came to: minutes cut to each reader, decisions, tasks, and those who follow from afar."""
