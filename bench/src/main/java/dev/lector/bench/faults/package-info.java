/** What those who wait notice of a fault, on a cluster that loses one part after another. */
@NullMarked
package dev.lector.bench.faults;

import org.jspecify.annotations.NullMarked;
