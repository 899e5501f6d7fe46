"""Benchmarks: made-up libraries and the time Newsdesk takes with them. Never part of the test suite's verdict."""
