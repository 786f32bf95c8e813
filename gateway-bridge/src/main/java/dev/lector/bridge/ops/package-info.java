/** What operators look at: health, metrics, the description of the API. */
package dev.lector.bridge.ops;
