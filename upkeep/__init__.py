"""What keeps the project itself in order; nothing that the dashboard needs to run."""
