"""After the contact: the recruit's own view, then the moments, the score and the transcript."""
