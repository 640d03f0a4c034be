"""What happened, in order: appended in the transaction of the change, never edited, read by everyone who reacts."""
