"""Accounts of fines (罚没款收缴台账): what was imposed, added, paid, collected, deferred and enforced, case by case.

This is a record of money, kept so that every fen can be followed to the treasury. It is no indicator: neither organs
nor officers are measured by it, and no figure of it may enter an assessment (APL art. 74(3), guard G150).
"""
