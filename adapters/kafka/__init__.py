"""Apache Kafka: what comes in on its topics, and what goes out."""
