"""What every pane is made of: the theme, and the small painted controls."""
