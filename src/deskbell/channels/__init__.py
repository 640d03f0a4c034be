"""What comes in and goes out: one folder for each kind of channel, the same file names in each."""
