"""The line and the presence: a call's life from the queue to the wrap-up."""
