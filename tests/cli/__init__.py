"""Tests of the command, most of them through `main(argv)` in this process, a few through real processes."""
