"""What every answer has in common: who asks, how a refusal looks, which headers protect, which pages are served."""
