/** {@code /dead-letters}: what was set aside, shown and sent again. */
package dev.lector.bridge.deadletters;
