"""What is generated from the code: SQL text, the API's description, the papers of events and settings."""
