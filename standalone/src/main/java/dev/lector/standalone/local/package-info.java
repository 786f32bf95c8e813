/**
 * What running on one machine takes: ports, the data directory and its lock, and the composed
 * services.
 */
@NullMarked
package dev.lector.standalone.local;

import org.jspecify.annotations.NullMarked;
