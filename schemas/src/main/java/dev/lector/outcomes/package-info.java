/** How requests end: an outcome is put together here, by whichever service ends the request. */
package dev.lector.outcomes;
