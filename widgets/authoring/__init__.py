"""Where trainers write role-plays: files and their faults, proofs, and trying them out."""
