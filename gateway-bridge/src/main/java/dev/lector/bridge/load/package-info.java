/**
 * Admission: how busy the farm is (what waits, how fast it is worked, how long a new request would
 * wait), how much each tenant may ask for, and whose request goes onto the queue next. {@code
 * TenantLines} chooses the next tenant of those that {@code OpenWork} admits; {@link
 * dev.lector.bridge.load.FairGate} is where requests wait for it.
 */
package dev.lector.bridge.load;
