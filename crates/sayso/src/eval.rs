//! Figures that say how well sayso reads, against articles that people annotated.
