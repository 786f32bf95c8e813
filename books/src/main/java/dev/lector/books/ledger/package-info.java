/**
 * The ledger of text: how many characters a chapter has, how many of them are spoken, and why the
 * others are not.
 */
@NullMarked
package dev.lector.books.ledger;

import org.jspecify.annotations.NullMarked;
