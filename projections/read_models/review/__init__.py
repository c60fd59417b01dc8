"""Review of drafts: legal review (法制审核), the three levels (三级审核), and who held which role."""
