/**
 * Apicurio Registry as a child process: fetched once, watched while Lector runs, gone when Lector
 * is.
 */
@NullMarked
package dev.lector.standalone.registry;

import org.jspecify.annotations.NullMarked;
