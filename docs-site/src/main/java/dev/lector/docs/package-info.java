/**
 * Makes the documentation's pages out of {@code docs/} while Lector is built. Descriptions of the
 * interfaces and the files of settings become Markdown, Markdown becomes HTML; the bridge serves
 * what comes of it. Nothing of this runs in a service.
 */
@NullMarked
package dev.lector.docs;

import org.jspecify.annotations.NullMarked;
