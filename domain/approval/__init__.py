"""Approval (审批): from application to delivery, renewal and the end of a permit."""
