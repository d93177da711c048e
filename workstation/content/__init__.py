"""What training content shares: YAML with positions, diagnostics, dated figures, and the rendering of texts."""
