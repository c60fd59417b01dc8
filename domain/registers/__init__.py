"""Registers (基础配置): organs, officers, items and calendars, as facts and as what they were on a date."""
