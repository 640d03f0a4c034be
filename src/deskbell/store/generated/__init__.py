"""SQL text compiled from the declared statements."""
