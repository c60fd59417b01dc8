"""国办发〔2018〕118号, the guiding opinion on the three systems of enforcement (三项制度)."""
