"""The figures: what the desk does on this machine, beside what the machine itself could do. `bin/bench` runs it."""
