"""国办发〔2024〕54号 and 浙政办发〔2025〕5号 on inspections of enterprises: seen in excerpts, not in full."""
