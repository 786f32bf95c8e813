/** The step that folds what is heard of a request into one final job. */
package dev.lector.ledger.jobs;
