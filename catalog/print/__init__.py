"""What goes on paper, as values: a route as a guide to carry along, all lessons as a handbook."""
