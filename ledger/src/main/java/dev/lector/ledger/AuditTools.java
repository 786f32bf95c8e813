package dev.lector.ledger;

/**
 * What the ledger needs to audit the queues and what it has read.
 *
 * @param watch asks the brokers how far the queues are worked off
 * @param topics ids of topics
 * @param counts what comes of it
 */
record AuditTools(QueueWatch watch, TopicIds topics, AuditCounts counts) {}
