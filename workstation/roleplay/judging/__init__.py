"""How a note or a reply is judged, on the text alone."""
