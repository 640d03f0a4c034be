"""The one door for HTTP requests that the desk makes.

Everything that fetches or posts (webhooks, previews, attachments by URL, sign-in discovery, providers, AI
endpoints, imports) goes through `door.Door`, so that one guard decides which hosts can be reached and one
log line tells of each request. `signing` makes and checks the signatures of Standard Webhooks 1.0.
"""
