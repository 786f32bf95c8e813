package dev.lector.ledger;

import dev.lector.ledger.audit.AuditCounts;
import dev.lector.ledger.audit.QueueWatch;
import dev.lector.ledger.intake.TopicIds;

/**
 * What the ledger needs to audit the queues and what it has read.
 *
 * @param watch asks the brokers how far the queues are worked off
 * @param topics ids of topics
 * @param counts what comes of it
 */
record AuditTools(QueueWatch watch, TopicIds topics, AuditCounts counts) {}
