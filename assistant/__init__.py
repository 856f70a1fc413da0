"""From question to checked answer: understand → look up and retrieve → compose → verify; command line and web pages.

Programs come in by `assistant.api`.
"""
