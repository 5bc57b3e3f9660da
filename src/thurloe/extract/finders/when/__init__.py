"""When things happened, in which order, how long they took, and who was born or died when."""
