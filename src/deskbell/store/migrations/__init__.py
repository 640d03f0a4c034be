"""How the schema came to be what it is: a revision a change, for both databases. Loaded only when one must run."""
