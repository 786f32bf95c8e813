/** How busy the farm is: what waits, how fast it is worked, how long a new request would wait. */
package dev.lector.bridge.load;
