"""What editors want to know of the whole: how fresh it is, what is missing, what has changed."""
