"""What records mean together: the public catalog, relations, timetables, periods, recommendations, wording."""
