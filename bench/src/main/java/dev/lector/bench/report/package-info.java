/** What stays of a measurement: JSON, plots and the tables of the documentation. */
@org.jspecify.annotations.NullMarked
package dev.lector.bench.report;
