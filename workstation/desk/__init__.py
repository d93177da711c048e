"""What is open on the adviser's desk: dossiers, identity answers, acts, the note and its drafts."""
