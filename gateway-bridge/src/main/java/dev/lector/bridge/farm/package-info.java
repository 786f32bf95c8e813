/** {@code /farm}: what the farm has to do now, and how fast it does it. */
package dev.lector.bridge.farm;
