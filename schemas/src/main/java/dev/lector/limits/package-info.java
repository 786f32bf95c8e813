/** How long the fields of an event may be, and how many items a batch may have. */
package dev.lector.limits;
