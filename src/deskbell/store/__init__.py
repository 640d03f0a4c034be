"""Where everything is kept. One way to change it (the writer), a few ways to read it; knows nothing of the desk."""
