"""The role-play language: model, loader, conditions, the one pure step, and the actor that plays it in a session."""
