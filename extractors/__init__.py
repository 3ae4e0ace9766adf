"""Text to claims: names, addresses, dates, figures, hours and services, and whose they are.

Pure: no network, no database, no clock.
"""
