"""Tests of the writers: golden files pin the bytes, properties the promises."""
