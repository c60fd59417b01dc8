"""The papers of a case (案卷材料): which of them facts show, and which the path of the case needs (DOMAIN.md §7.5)."""
