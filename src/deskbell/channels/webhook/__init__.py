"""The generic channel: anything else posts messages in and gets replies out, signed both ways (Standard Webhooks)."""
