"""Coverage of the law: each article and paragraph of a statute, with what carries it or why nothing does."""
