"""Conversations in writing: what was sent since the customer last wrote, their files, and a customer gone quiet."""
