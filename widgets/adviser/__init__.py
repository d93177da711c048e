"""The desk: one pane a file. Panes do not know one another; the desk page puts them together."""
