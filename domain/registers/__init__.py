"""Registers (基础配置): organs, officers, items, duties, rules, devices, parties, calendars, as of a day."""
