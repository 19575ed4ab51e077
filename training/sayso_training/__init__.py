"""Trains the attribution tagger that sayso ships: from base weights and PolNeAR to one int8 ONNX file.

Start at `train.py` (fine-tuning) and `export.py` (the shipped file). `text.py` is the border with the Rust side: both cut
words, pieces and features in the same way, and a fixture holds them to it.
"""
