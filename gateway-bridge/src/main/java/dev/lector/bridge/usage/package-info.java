/** What was used, hour by hour. */
package dev.lector.bridge.usage;
