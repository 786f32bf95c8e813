/** Whether English is read as public sets of cases ask. */
@org.jspecify.annotations.NullMarked
package dev.lector.bench.reading;
