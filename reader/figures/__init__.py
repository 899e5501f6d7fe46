"""From text to figures: what numbers a text holds, what they count, how they are meant. Pure functions."""
