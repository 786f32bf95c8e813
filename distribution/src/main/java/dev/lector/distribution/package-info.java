/**
 * Lays out what is installed: the jars of all services, the launcher and the Java they run on. It
 * runs in the build, and is in no service.
 */
@NullMarked
package dev.lector.distribution;

import org.jspecify.annotations.NullMarked;
