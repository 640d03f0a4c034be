"""Search: what people type, what they may see of it, and how it is shown; and how the index is opened."""
