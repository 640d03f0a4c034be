"""Live chat: the widget on a customer's site, its sockets, and who is behind them."""
