/**
 * The page at {@code /} and its files, from the folder {@code page} beside this package's classes,
 * and the documentation at {@code /docs}, from the jar of {@code docs-site}.
 */
package dev.lector.bridge.page;
