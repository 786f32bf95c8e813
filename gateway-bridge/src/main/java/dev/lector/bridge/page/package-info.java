/**
 * The page at {@code /} and its files, from the folder {@code page} beside this package's classes.
 */
package dev.lector.bridge.page;
