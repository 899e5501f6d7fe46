"""The truth: article files as bytes and as articles, and the folder they lie in.

The only room that knows YAML. It knows the model, cleaning and figures, and nothing of caches or screens.
"""
