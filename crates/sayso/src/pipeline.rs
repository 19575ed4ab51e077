//! The one main path: raw, article, annotated.
